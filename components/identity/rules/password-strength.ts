import { ok, type Result, reject } from '@gov/base';

/** What people type first, and what guessing programs try first. */
const common =
  /p[a@][s5]{2}w[o0]rd|admin(istrator)?|letmein|iloveyou|woaini|qwerty|asdf|zxcv|1q2w3e4r?|密码|mima|(19|20)\d\d/g;
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '一二三四五六七八九十',
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];
/** So many signs, so many different ones, must be left when all that is easily guessed is taken away. */
const enough = 4;

/**
 * Is the password more than sequences, repetitions, common words and the sign-in name? Length is checked by the routes.
 * No rule about kinds of signs: a sentence of one's own is better than a capital and a digit.
 */
export function strongEnough(password: string, signInName: string): Result<undefined> {
  const typed = password.normalize('NFKC').toLowerCase();
  const name = signInName.trim().toLowerCase();
  const left = withoutRuns(onceOnly(without(typed, name)).replaceAll(common, ''));
  return new Set(left).size >= enough ? ok(undefined) : reject('password.weak');
}

/** The name and its parts (`zhou.min` → `zhou`, `min`), forwards and backwards. */
function without(text: string, name: string): string {
  const parts = [name, ...name.split(/[._-]/)].filter((part) => part.length >= 3);
  return parts
    .flatMap((part) => [part, [...part].reverse().join('')])
    .reduce((rest, part) => rest.replaceAll(part, ''), text);
}

/** `abcxabcxabcx` is no more than `abcx`. */
const onceOnly = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;

/** Takes away what follows the alphabet, the digits or a row of keys for three signs or more, and signs said three times. */
function withoutRuns(text: string): string {
  const signs = [...text];
  let left = '';
  for (let at = 0; at < signs.length; ) {
    const length = runAt(signs, at);
    if (length < 3) left += signs[at];
    at += length < 3 ? 1 : length;
  }
  return left;
}

function runAt(signs: readonly string[], start: number): number {
  let length = 1;
  const reaches = (more: number) => {
    const piece = signs.slice(start, start + more);
    return piece.length === more && (new Set(piece).size === 1 || runs.some((run) => run.includes(piece.join(''))));
  };
  while (reaches(length + 1)) length += 1;
  return length;
}
