/** What is found before publishing. `error` stands in the way, `warning` is to be looked at and may stay. */
export interface Finding {
  readonly level: 'error' | 'warning';
  /** The step, gateway or branch it belongs to; empty = the process. */
  readonly element: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What can be done about it, as a sentence. */
  readonly help: string;
}
