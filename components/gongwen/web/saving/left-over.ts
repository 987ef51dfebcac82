import { type BodyDocument, parseBody } from '@gov/gongwen';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { useTypedAt, useTypedPlace } from '#platform/web/shell/use-typed.ts';
import type { DocumentView } from '../../contract.ts';
import { bodyKey } from '../body/body-key.ts';

/** A text that the server does not have, and the version it was made from. */
interface UnsavedBody {
  readonly base: number;
  readonly body: BodyDocument;
}

const besideOf = (place: TypedPlace): TypedPlace => `${place}-left`;

/** Where the text in this person's editor is kept until it is saved. */
export const useBodyPlace = (matterId: string): TypedPlace => useTypedPlace(matterId, 'body');

export const keepUnsaved = (place: TypedPlace, unsaved: UnsavedBody | undefined): void => keepTyped(place, unsaved);

/** The editor is gone: the text can only be shown and copied. */
export const keepLeftOver = (place: TypedPlace, body: BodyDocument): void => keepTyped(besideOf(place), body);

export const dropLeftOver = (place: TypedPlace): void => keepTyped(besideOf(place), undefined);

/** What a former editor could not save and this one can go on with: nobody has saved another text since. */
export function unsavedFor(place: TypedPlace, document: DocumentView): BodyDocument | undefined {
  const kept = typedAt(place) as UnsavedBody | undefined; // reason: written by keepUnsaved alone
  if (!kept || kept.base !== document.bodyVersion) return undefined;
  const parsed = parseBody(kept.body);
  return parsed.ok && bodyKey(parsed.value) !== bodyKey(document.body) ? parsed.value : undefined;
}

/** A kept text that no editor goes on with is laid beside, unless the server has it after all. */
export function layBodyAside(place: TypedPlace, document: DocumentView): void {
  const kept = typedAt(place) as UnsavedBody | undefined; // reason: as above
  if (!kept) return;
  keepUnsaved(place, undefined);
  if (bodyKey(kept.body) !== bodyKey(document.body)) keepLeftOver(place, kept.body);
}

/** The text that must not be lost, as long as the person has not put it away. */
export function useLeftOver(place: TypedPlace): BodyDocument | undefined {
  const text = useTypedAt(besideOf(place));
  const parsed = parseBody(text === undefined ? undefined : typedAt(besideOf(place)));
  return parsed.ok ? parsed.value : undefined;
}
