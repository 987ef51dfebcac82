export interface ServerReady {
  readonly port: number;
  readonly barePort: number;
  readonly cookie: string;
}

/** So many requests to one of the two ports. */
export interface Job {
  readonly port: number;
  readonly cookie: string;
  readonly requests: number;
}

export interface JobDone {
  readonly seconds: number;
  /** Answers that were no page of twenty rows. */
  readonly wrong: number;
}
