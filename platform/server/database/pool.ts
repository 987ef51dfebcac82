import type { AgencyId, Result } from '@gov/base';
import { type ClientConfig, Pool } from 'pg';
import { OpenTransaction } from './open-transaction.ts';
import { rowTypes } from './row-types.ts';
import type { AgencyTransaction, Statement, Transaction } from './transaction.ts';

export interface DatabaseOptions {
  /** Login of the application role: neither owner nor superuser (the catalogue lint refuses them). */
  readonly url: string;
  readonly maximumConnections: number;
  /** One statement; the server cancels it then. */
  readonly statementTimeoutMs?: number;
  /** A whole transaction; its connection is destroyed then. */
  readonly transactionTimeoutMs?: number;
}

export interface RunOptions {
  /** The caller went away: the connection is destroyed, never handed on half-used. */
  readonly signal?: AbortSignal;
}

export interface Database {
  /** One transaction inside one agency: committed when `run` answers ok, rolled back on a rejection or an exception. */
  agency<T>(
    agencyId: AgencyId,
    run: (tx: AgencyTransaction) => Promise<Result<T>>,
    options?: RunOptions,
  ): Promise<Result<T>>;
  /** One transaction without an agency: platform tables only, agency tables raise. */
  platform<T>(run: (tx: Transaction) => Promise<Result<T>>, options?: RunOptions): Promise<Result<T>>;
  /** One statement on platform tables (or a door), committed by itself. */
  read<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** Waits for running transactions and closes the connections. */
  stop(): Promise<void>;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool(poolOptions(options));
  // An idle connection that breaks is dropped by the pool; the next caller gets a fresh one.
  pool.on('error', () => undefined);
  const limit = options.transactionTimeoutMs ?? 60_000;

  const within = async <T, Tx extends Transaction>(
    agencyId: AgencyId | undefined,
    run: (tx: Tx) => Promise<Result<T>>,
    signal: AbortSignal | undefined,
  ): Promise<Result<T>> => {
    signal?.throwIfAborted();
    const connect = () => pool.connect();
    const tx = new OpenTransaction({ agencyId, connect, watch: (open) => watch(open, signal, limit) });
    try {
      const result = await run(tx as Transaction as Tx); // reason: with an agency it is an AgencyTransaction
      await (result.ok ? tx.commit() : tx.rollback());
      return result;
    } catch (error) {
      await tx.rollback().catch(() => undefined);
      throw tx.reason ?? error;
    } finally {
      await tx.release();
    }
  };

  return {
    agency: <T>(agencyId: AgencyId, run: (tx: AgencyTransaction) => Promise<Result<T>>, more?: RunOptions) =>
      within<T, AgencyTransaction>(agencyId, run, more?.signal),
    platform: <T>(run: (tx: Transaction) => Promise<Result<T>>, more?: RunOptions) =>
      within<T, Transaction>(undefined, run, more?.signal),
    async read<Row>(statement: Statement<Row>) {
      const answer = await pool.query({ text: statement.text, values: [...statement.values], name: statement.name });
      return answer.rows as readonly Row[]; // reason: the row type travels with the statement
    },
    stop: () => pool.end(),
  };
}

/** Destroys the connection when the caller aborts or the time is over. */
function watch(tx: OpenTransaction, signal: AbortSignal | undefined, limitMs: number): () => void {
  const abort = () => tx.destroy(signal?.reason ?? new Error('the caller went away'));
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => tx.destroy(new Error(`a transaction took longer than ${limitMs} ms`)), limitMs);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
}

function poolOptions(options: DatabaseOptions) {
  const limits: ClientConfig = {
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'gov-office',
    options: '-c timezone=UTC -c datestyle=ISO -c row_security=on',
    types: rowTypes,
  };
  // reason: `pipeline` is newer than the published types of pg
  return { connectionString: options.url, max: options.maximumConnections, ...limits, pipeline: true } as ClientConfig;
}
