/** One prepared step: whose session completes which task. */
export interface PreparedStep {
  readonly agencyId: string;
  readonly cookie: string;
  readonly matterId: string;
  readonly taskId: string;
  readonly version: number;
}

/** The same step as plain statements with values, as the server would send them. */
export interface PlainStep {
  readonly agencyId: string;
  readonly statements: readonly { readonly text: string; readonly name: string; readonly values: readonly unknown[] }[];
}

export type ServerSays =
  | { readonly kind: 'ready'; readonly port: number; readonly databaseUrl: string; readonly superuserUrl: string }
  | { readonly kind: 'prepared'; readonly steps: readonly PreparedStep[]; readonly plain: readonly PlainStep[] };

/** Asks the server's process for fresh matters, so many in all, spread over the agencies. */
export interface Prepare {
  readonly kind: 'prepare';
  readonly count: number;
  /** Also as plain statements, for the floor. */
  readonly plain: boolean;
}
