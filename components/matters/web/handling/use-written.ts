import { forgetTypedBelow, keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { useTypedAt, useTypedPlace, useTypedText } from '#platform/web/shell/use-typed.ts';

/** What can be written beside the form: the opinion, and the reason in each dialog. */
const all = [
  'opinion',
  'pen',
  'disagree',
  'return',
  'transfer',
  'cancel',
  'add-signers',
  'add-step',
  'add-step-name',
  'remove-signer',
  'remove-step',
  'delegate',
  'release',
  'jump',
  'suspend',
  'press',
  'ask-back',
  'deliver',
] as const;
export type Written = (typeof all)[number];

/** One of these texts; it outlives a closed dialog, a look at another page and a reload. */
export const useWritten = (matterId: string, what: Written) => useTypedText(matterId, `written.${what}`);

/** An opinion, typed or drawn, that has gone with no act yet. */
export function useIsWritten(matterId: string): boolean {
  const { text } = useWritten(matterId, 'opinion');
  const drawn = useTypedAt(useTypedPlace(matterId, 'written.pen'));
  return text.trim() !== '' || drawn !== undefined;
}

/** After an act: what was written for it is with the server, what was written for another is no longer wanted. */
export function useForgetWritten(matterId: string): () => void {
  const { person } = useSession();
  return () => {
    for (const what of all) forgetTypedBelow(`${person.id}.${matterId}.written.${what}`);
  };
}

/** After an act beside the step: its own text has gone with it, all others stay. */
export function useForgetOne(matterId: string): (what: Written) => void {
  const { person } = useSession();
  return (what) => forgetTypedBelow(`${person.id}.${matterId}.written.${what}`);
}

/** After 取回: what had been sent with the step stands in its field again, unless something else was begun there meanwhile. */
export function useWriteAgain(matterId: string): (opinion: { readonly text: string; readonly pen?: unknown }) => void {
  const { person } = useSession();
  const placeOf = (what: Written): TypedPlace => `${person.id}.${matterId}.written.${what}`;
  return ({ text, pen }) => {
    if (text !== '' && !typedAt(placeOf('opinion'))) keepTyped(placeOf('opinion'), text);
    if (pen !== undefined && !typedAt(placeOf('pen'))) keepTyped(placeOf('pen'), pen);
  };
}
