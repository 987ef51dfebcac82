import type { Socket } from 'node:net';
import type { AgencyId } from '@gov/base';
import type { PoolClient, QueryResult } from 'pg';
import { sql } from './sql.ts';
import type { Statement, Transaction } from './transaction.ts';

type State = 'unused' | 'open' | 'ended' | 'destroyed';

export interface Opening {
  readonly agencyId: AgencyId | undefined;
  readonly connect: () => Promise<PoolClient>;
  /** Begins to watch the caller and the time; answers how to stop. */
  readonly watch: (tx: OpenTransaction) => () => void;
}

/**
 * A transaction over one pooled connection, taken from the pool at the first statement: a use case that first streams
 * an upload holds none meanwhile. `begin` and the agency travel in one flush with the first statement;
 * queued writes travel with `commit`. After its end every use throws, so that a forgotten promise cannot write
 * into the next caller's transaction.
 */
export class OpenTransaction implements Transaction {
  readonly agencyId: AgencyId | undefined;
  /** Why the connection was destroyed from outside, if it was. */
  reason: unknown;
  statements = 0;
  #state: State = 'unused';
  #held: Statement | undefined;
  #writeFailure: { readonly error: unknown } | undefined;
  readonly #opening: Opening;
  #client: PoolClient | undefined;
  #connected: Promise<PoolClient> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(opening: Opening) {
    this.#opening = opening;
    this.agencyId = opening.agencyId;
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

  hold(parts: Statement): void {
    this.#sendHeld();
    this.#held = parts;
  }

  takeHeld(): Statement | undefined {
    const held = this.#held;
    this.#held = undefined;
    return held;
  }

  async commit(): Promise<void> {
    this.#sendHeld();
    if (this.#state === 'unused') return this.#end();
    const answer = this.#send({ text: 'commit', values: [], name: '' });
    this.#end();
    const { command } = await answer;
    if (this.#writeFailure) throw this.#writeFailure.error;
    if (command !== 'COMMIT') throw new Error('a statement of this transaction had failed: nothing was saved');
  }

  /** Safe in any state; does nothing where nothing was begun. */
  async rollback(): Promise<void> {
    this.takeHeld();
    if (this.#state !== 'open') return this.#end();
    const answer = this.#send({ text: 'rollback', values: [], name: '' });
    this.#end();
    await answer;
  }

  destroy(reason: unknown): void {
    if (this.#state === 'destroyed') return;
    this.reason = reason;
    this.#state = 'destroyed';
    if (this.#client) socketOf(this.#client).destroy();
  }

  /** Back to the pool, or out of it where the connection is not exactly as it came. */
  async release(): Promise<void> {
    const clean = this.#state === 'ended';
    if (this.#state !== 'destroyed') this.#state = 'ended';
    const client = await this.#connected?.catch(() => undefined);
    this.#stopWatching?.();
    if (!client) return;
    client.off('error', ignore);
    const reusable = clean && transactionStatus(client) === 'I';
    client.release(reusable ? undefined : (asError(this.reason) ?? new Error('connection not clean')));
  }

  #end(): void {
    if (this.#state !== 'destroyed') this.#state = 'ended';
  }

  #send(statement: Statement): Promise<QueryResult> {
    if (this.#state === 'ended') throw new Error('this transaction is over: a statement came after its end');
    if (this.#state === 'destroyed') throw asError(this.reason) ?? new Error('the connection was destroyed');
    if (this.#state === 'unused') this.#begin();
    this.#sendHeld();
    return this.#query(statement);
  }

  #sendHeld(): void {
    const held = this.takeHeld();
    if (held) this.#queue(sql`with ${held} select 1`);
  }

  #begin(): void {
    this.#state = 'open';
    this.#connected = this.#connect();
    this.#noteFailure(this.#query({ text: 'begin', values: [], name: '' }));
    if (this.agencyId !== undefined) this.#noteFailure(this.#query(enterAgency(this.agencyId)));
  }

  async #connect(): Promise<PoolClient> {
    const client = await this.#opening.connect();
    this.#client = client;
    client.on('error', ignore);
    this.#stopWatching = this.#opening.watch(this);
    const socket = socketOf(client);
    socket.cork();
    process.nextTick(() => socket.uncork());
    return client;
  }

  #queue(statement: Statement): void {
    this.#noteFailure(this.#send(statement));
  }

  #noteFailure(answer: Promise<QueryResult>): void {
    answer.catch((error) => {
      this.#writeFailure ??= { error };
    });
  }

  /** All statements wait for the same connection and go out in the order in which they were asked for. */
  async #query({ text, values, name }: Statement): Promise<QueryResult> {
    this.statements++;
    const client = await this.#connected;
    if (!client || this.#state === 'destroyed') throw asError(this.reason) ?? new Error('no connection');
    return name === '' ? client.query(text) : client.query({ text, values: [...values], name });
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

const socketOf = (client: PoolClient): Socket =>
  // reason: pg does not publish the type of its connection
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

const transactionStatus = (client: PoolClient): string | null =>
  // reason: newer than the published types of pg
  (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus();
