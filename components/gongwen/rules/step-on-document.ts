import { type IncomingStatus, incomingStatusAfter, type OutgoingStatus, outgoingStatusAfter } from '@gov/gongwen';

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

/** Where the process stands: the action words of the steps behind it, and whether somebody has a step back. */
interface Standing {
  readonly done: readonly (readonly string[])[];
  readonly sentBack: boolean;
}

/** Does a sign-off lie behind where the process stands? */
export const isSignedOff = ({ done }: Standing): boolean => done.some((actions) => actions.includes('sign-off'));

/**
 * 发文: what the steps behind it have made of the document, one after the other. `signed`: its text is frozen; what follows
 * a sign-off counts only then.
 */
export function outgoingStatusAt({ done, sentBack }: Standing, signed: boolean): OutgoingStatus {
  if (sentBack && !signed) return 'RETURNED';
  return done.reduce<OutgoingStatus>((status, actions) => afterStep(actions, status, signed), 'DRAFT');
}

function afterStep(actions: readonly string[], before: OutgoingStatus, signed: boolean): OutgoingStatus {
  const made = Object.entries(outgoingStatusAfter).filter(
    ([word]) => actions.includes(word) && (signed || word === 'check-format'),
  );
  return made.at(-1)?.[1] ?? statusBefore({ actions }, { status: before });
}

/** 收文: what waits to be done behind the last step that says so. */
export const incomingStatusAt = ({ done }: Standing): IncomingStatus =>
  done.flatMap((actions) => actions.flatMap((word) => incomingStatusAfter[word] ?? [])).at(-1) ?? 'SIGNED_FOR';
