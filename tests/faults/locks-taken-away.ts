/**
 * Loaded before a test file (`--import`): the database is asked as always, but no statement locks the rows it reads.
 * What stays are the constraints of the tables; `without-locks.long.ts` shows which tests notice.
 */
import { Client } from 'pg';

const locks = /\s+for update( of [a-z]+(, [a-z]+)*)?\b/gi;
const send = Client.prototype.query;

Client.prototype.query = function query(this: Client, asked: unknown, ...rest: unknown[]): unknown {
  const unlocked =
    typeof asked === 'object' && asked !== null && 'text' in asked && typeof asked.text === 'string'
      ? { ...asked, text: asked.text.replace(locks, '') }
      : asked;
  return Reflect.apply(send, this, [unlocked, ...rest]);
} as typeof send; // reason: the overloads of `query` differ in what they answer, not in how they are passed on
