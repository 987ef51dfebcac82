import type { OutgoingStatus } from '@gov/gongwen';

/** A step by its action words, and what of the document decides what it changes. */
interface Step {
  readonly actions: readonly string[];
}

/** What was signed stays as it was signed, also when an agency has a new name since, until its text may change again. */
export const staysAsSigned = ({ actions }: Step, { frozenAt }: { readonly frozenAt: string | null }): boolean =>
  frozenAt !== null && !actions.includes('edit-body') && !actions.includes('sign-off');

/** Where a step starts from: a draft and what came back are under review once passed on; who was only asked changes nothing. */
export const statusBefore = ({ actions }: Step, { status }: { readonly status: string }): OutgoingStatus =>
  actions.includes('edit-body') || status === 'DRAFT' || status === 'RETURNED'
    ? 'IN_REVIEW'
    : (status as OutgoingStatus); // reason: the document goes out
