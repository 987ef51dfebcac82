/** An application as rules see it; the contract's shapes are of this form. */

export type Approver =
  | {
      readonly kind:
        | 'sectionHead'
        | 'deputyInCharge'
        | 'chief'
        | 'officeDirector'
        | 'documentClerk'
        | 'sealKeeper'
        | 'starterChooses'
        | 'starter';
    }
  | { readonly kind: 'post'; readonly postId: string };

/** Working days of a step of 简单审批 when nothing else is said. */
export const usualDays = 2;

export interface ApprovalStep {
  readonly name: string;
  readonly approver: Approver;
  readonly block?: string;
  readonly fills?: readonly string[];
  /** Keys of the forms it is shown; `main` alone when absent. */
  readonly forms?: readonly string[];
  /** Due within so many working days; `usualDays` when absent, 0 = no time limit. */
  readonly days?: number;
  readonly when?: { readonly field: string; readonly atLeast: string };
}

export type ApplicationProcess = { readonly steps: readonly ApprovalStep[] } | { readonly key: string };

/** What must fit the form. */
export interface FittedSettings {
  readonly process: ApplicationProcess;
  readonly titlePattern?: string;
  readonly columns: readonly string[];
  readonly sum?: string;
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly column: 'text' | 'number' | 'date';
  readonly unit?: string;
  readonly choices?: { readonly value: string; readonly label: string }[];
}
