export interface ServerReady {
  readonly port: number;
  /** Of people in several agencies, each with at least one full page of work. */
  readonly cookies: readonly string[];
  readonly tasks: number;
  readonly agencies: number;
  /** Most open tasks of one person. */
  readonly mostOpen: number;
}

/** So many requests, by these people in turn. */
export interface Job {
  readonly port: number;
  readonly cookies: readonly string[];
  readonly requests: number;
}

export interface JobDone {
  /** How long each request took. */
  readonly millis: readonly number[];
  /** Answers that were no page of twenty rows. */
  readonly wrong: number;
}
