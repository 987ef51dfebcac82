import { type ChangeEvent, type ClipboardEvent, type DragEvent, type InputEvent, useState } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** What is a little too long stays as it was typed and is counted; nobody shortens this much in a field, and drawing it stops the page. */
const leastRoom = 20_000;

/** So many UTF-16 units are taken into a field of at most `limit` characters (one may be two units). */
export const roomFor = (limit: number): number => Math.max(2 * limit, leastRoom);

/** Said where more was to be put into a field than it has room for; `units` in UTF-16. */
export const tooMuchWords = (units: number, limit: number): string =>
  `要放进来的有${units < 20_000 ? '' : '约'} ${inTenThousands(units)}个字，这一项最多写 ${limit} 个字，所以没有放进来，原来写的都没有动。请删减后再放。`;

const inTenThousands = (count: number): string => (count < 20_000 ? `${count} ` : `${Math.round(count / 10_000)} 万`);

interface Guarded {
  /** For the control: what is too much is kept out before the browser draws it. */
  readonly guard: {
    readonly onPaste: (event: ClipboardEvent<TextElement>) => void;
    readonly onDrop: (event: DragEvent<TextElement>) => void;
    readonly onBeforeInput: (event: InputEvent<TextElement>) => void;
  };
  /** The last way in, whatever wrote into the control: the text where there is room for it, else undefined and the former stays. */
  readonly taken: (event: ChangeEvent<TextElement>) => string | undefined;
  /** What was kept out last; empty once something was taken. */
  readonly refused: string;
}

/** Keeps texts out of a field that are far longer than its `limit` in characters. */
export function useRoom(limit: number): Guarded {
  const [refused, setRefused] = useState('');
  const room = roomFor(limit);
  const keepOut = (
    event: { preventDefault(): void; readonly currentTarget: TextElement },
    text: string | null,
  ): void => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const stays = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
    if (text === null || text.length < 2 || stays + text.length <= room) return;
    event.preventDefault();
    setRefused(tooMuchWords(text.length, limit));
  };
  return {
    guard: {
      onPaste: (event) => keepOut(event, event.clipboardData.getData('text/plain')),
      onDrop: (event) => keepOut(event, event.dataTransfer.getData('text/plain')),
      onBeforeInput: (event) => keepOut(event, event.data),
    },
    taken: ({ target: { value } }) => {
      setRefused(value.length > room ? tooMuchWords(value.length, limit) : '');
      return value.length > room ? undefined : value;
    },
    refused,
  };
}
