import type { Socket } from 'node:net';
import type { AgencyId } from '@gov/base';
import type { PoolClient, QueryResult } from 'pg';
import type { Statement, Transaction } from './transaction.ts';

type State = 'unused' | 'open' | 'ended' | 'destroyed';

/**
 * A transaction over one pooled connection. `begin` and the agency travel in one flush with the first statement;
 * queued writes travel with `commit`. After its end every use throws, so that a forgotten promise cannot write
 * into the next caller's transaction.
 */
export class OpenTransaction implements Transaction {
  readonly agencyId: AgencyId | undefined;
  /** Why the connection was destroyed from outside, if it was. */
  reason: unknown;
  statements = 0;
  #state: State = 'unused';
  #writeFailure: { readonly error: unknown } | undefined;
  readonly #client: PoolClient;

  constructor(client: PoolClient, agencyId?: AgencyId) {
    this.#client = client;
    this.agencyId = agencyId;
    client.on('error', ignore);
  }

  async all<Row>(statement: Statement<Row>): Promise<readonly Row[]> {
    const answer = await this.#send(statement).catch((error) => {
      throw this.#writeFailure?.error ?? error; // the first failure is the cause, "transaction is aborted" only follows
    });
    if (this.#writeFailure) throw this.#writeFailure.error;
    return answer.rows as readonly Row[]; // reason: the row type travels with the statement
  }

  async first<Row>(statement: Statement<Row>): Promise<Row | undefined> {
    return (await this.all(statement))[0];
  }

  write(statement: Statement): void {
    this.#queue(statement);
  }

  async commit(): Promise<void> {
    if (this.#state === 'unused') return this.#end();
    const answer = this.#send({ text: 'commit', values: [], name: '' });
    this.#end();
    const { command } = await answer;
    if (this.#writeFailure) throw this.#writeFailure.error;
    if (command !== 'COMMIT') throw new Error('a statement of this transaction had failed: nothing was saved');
  }

  /** Safe in any state; does nothing where nothing was begun. */
  async rollback(): Promise<void> {
    if (this.#state !== 'open') return this.#end();
    const answer = this.#send({ text: 'rollback', values: [], name: '' });
    this.#end();
    await answer;
  }

  destroy(reason: unknown): void {
    if (this.#state === 'destroyed') return;
    this.reason = reason;
    this.#state = 'destroyed';
    this.#socket().destroy();
  }

  /** Back to the pool, or out of it where the connection is not exactly as it came. */
  release(): void {
    this.#client.off('error', ignore);
    const clean = this.#state === 'ended' && transactionStatus(this.#client) === 'I';
    this.#state = this.#state === 'destroyed' ? 'destroyed' : 'ended';
    this.#client.release(clean ? undefined : (asError(this.reason) ?? new Error('connection not clean')));
  }

  #end(): void {
    if (this.#state !== 'destroyed') this.#state = 'ended';
  }

  #send(statement: Statement): Promise<QueryResult> {
    if (this.#state === 'ended') throw new Error('this transaction is over: a statement came after its end');
    if (this.#state === 'destroyed') throw asError(this.reason) ?? new Error('the connection was destroyed');
    if (this.#state === 'unused') this.#begin();
    return this.#query(statement);
  }

  #begin(): void {
    this.#state = 'open';
    const socket = this.#socket();
    socket.cork();
    process.nextTick(() => socket.uncork());
    this.#queue({ text: 'begin', values: [], name: '' });
    if (this.agencyId !== undefined) this.#queue(enterAgency(this.agencyId));
  }

  #queue(statement: Statement): void {
    this.#send(statement).catch((error) => {
      this.#writeFailure ??= { error };
    });
  }

  #query(statement: Statement): Promise<QueryResult> {
    this.statements++;
    const { text, values, name } = statement;
    if (name === '') return this.#client.query(text);
    return this.#client.query({ text, values: [...values], name });
  }

  #socket(): Socket {
    // reason: pg does not publish the type of its connection
    return (this.#client as unknown as { connection: { stream: Socket } }).connection.stream;
  }
}

/** Local to the transaction: after its end the setting is empty again, whoever gets the connection next. */
const enterAgency = (agencyId: AgencyId): Statement => ({
  text: `select pg_catalog.set_config('office.agency_id', $1, true)`,
  values: [agencyId],
  name: 'enter_agency',
});

const ignore = (): void => undefined;

const asError = (reason: unknown): Error | undefined =>
  reason === undefined ? undefined : reason instanceof Error ? reason : new Error(String(reason));

const transactionStatus = (client: PoolClient): string | null =>
  // reason: newer than the published types of pg
  (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus();
