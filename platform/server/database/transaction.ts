import type { AgencyId, Instant } from '@gov/base';

/** A statement made by the `sql` template: text with `$1…`, its values, and a name so that it is prepared once. */
export interface Statement<Row = unknown> {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string;
  /** Never present at run time; carries the row type. */
  readonly row?: Row;
}

/** What both kinds of transaction offer. Statements are sent in order and pipelined. */
export interface Transaction {
  /** All rows. */
  all<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** The first row or undefined. */
  first<Row>(statement: Statement<Row>): Promise<Row | undefined>;
  /**
   * Queues a write without waiting for its answer, so that it travels in one flush with what follows.
   * Its failure surfaces at the next awaited statement or at commit.
   */
  write(statement: Statement): void;
  /**
   * Holds a last write back, so that it travels in one statement with what closes the request (audit, outbox, wake-ups).
   * It is one or several parts of a `with`: `name as (insert …), other as (update …)`. Whatever is sent before the end
   * sends it first, so that nothing reads past it.
   */
  hold(parts: Statement): void;
  /** What is held, handed over to be sent with more; nothing is held afterwards. */
  takeHeld(): Statement | undefined;
  /** How many statements were sent, `begin`, `set_config` and `commit` included. */
  readonly statements: number;
}

/** A transaction inside one agency: the row-level policies see exactly this agency. */
export interface AgencyTransaction extends Transaction {
  readonly agencyId: AgencyId;
}

/** Instants arrive from the database as ISO text; see `pool.ts`. */
export type DatabaseInstant = Instant;
