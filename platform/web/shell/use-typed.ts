import { useCallback, useSyncExternalStore } from 'react';
import { keepTyped, type TypedPlace, typedAt, typedText, watchTyped } from '#platform/web/data/typed-words.ts';
import { useSession } from './session.tsx';

export interface TypedText {
  readonly text: string;
  readonly write: (text: string) => void;
  /** It has gone with an act, or is not wanted any more. */
  readonly forget: () => void;
}

/** Where this person's words about an object are kept; the same for all his working identities. */
export function useTypedPlace(objectId: string, what: string): TypedPlace {
  return `${useSession().person.id}.${objectId}.${what}`;
}

/** Renders again whenever something else is kept there; read it with `typedAt`. */
export const useTypedAt = (place: TypedPlace): string | undefined =>
  useSyncExternalStore(
    watchTyped,
    useCallback(() => typedText(place), [place]),
  );

/** A text field whose words outlive a look at another page, a closed dialog and a reload of this window. */
export function useTypedText(objectId: string, what: string): TypedText {
  const place = useTypedPlace(objectId, what);
  useTypedAt(place);
  const kept = typedAt(place);
  const write = useCallback((text: string) => keepTyped(place, text === '' ? undefined : text), [place]);
  const forget = useCallback(() => keepTyped(place, undefined), [place]);
  return { text: typeof kept === 'string' ? kept : '', write, forget };
}
