import type { JsonObject, JsonValue } from '@gov/base';
import { type BodyDocument, finishedPartsOf, withoutParts } from '@gov/gongwen';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { contentOf } from './body-of-editor.ts';
import { type PartPlace, useSlipParts } from './use-slip-parts.ts';

/** What a paste changed, to be taken back in one step. */
interface Undone {
  readonly words: string;
  /** What is still to be done by hand. */
  readonly remains: readonly string[];
  readonly values: JsonObject;
  readonly body: ReturnType<Editor['getJSON']>;
}

/** Parts of a pasted document: which are recognised, which the person keeps in the text, and the one step back. */
export function usePasteParts(editor: Editor, slip: MatterPanelProps['slip']) {
  const placeFor = useSlipParts(slip);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Undone>();

  const placesOf = (body: BodyDocument): readonly PartPlace[] => finishedPartsOf(body).map(placeFor);

  /** Puts the parts into their fields and the rest into the text. */
  const put = (body: BodyDocument, insert: (rest: BodyDocument) => void): void => {
    const taken = placesOf(body).filter(({ part, stays }) => !stays && !kept.includes(part.kind));
    const values: JsonObject = Object.assign({}, ...taken.map((place) => place.values));
    const before = editor.getJSON();
    insert(
      withoutParts(
        body,
        taken.map(({ part }) => part),
      ),
    );
    const old = Object.fromEntries(Object.keys(values).map((key) => [key, slip?.values[key] ?? null]));
    changeAll(values);
    setKept([]);
    const remains = taken.flatMap((place) => place.remains ?? []);
    const told = [...new Set(taken.map((place) => place.words))].join('、');
    setDone(taken.length > 0 ? { words: told, remains, values: old, body: before } : undefined);
  };
  const changeAll = (values: JsonObject): void => {
    for (const [key, value] of Object.entries(values) as [string, JsonValue][]) slip?.change(key, value);
  };
  const undo = (): void => {
    if (!done) return;
    editor.chain().focus().setContent(done.body, { emitUpdate: true }).run();
    changeAll(done.values);
    setDone(undefined);
  };
  return { placesOf, put, kept, setKept, done, undo, forget: () => setDone(undefined) };
}

export type PasteParts = ReturnType<typeof usePasteParts>;

export const replaceAll = (editor: Editor) => (rest: BodyDocument) =>
  void editor.chain().focus().setContent(contentOf(rest), { emitUpdate: true }).run();

/** Where the cursor is; into an empty text as the whole of it. */
export const insertHere = (editor: Editor) => (rest: BodyDocument) =>
  editor.isEmpty
    ? replaceAll(editor)(rest)
    : void editor
        .chain()
        .focus()
        .insertContent(contentOf(rest).content ?? [])
        .run();
