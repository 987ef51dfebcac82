import { ordinalOf } from '../body/heading.ts';
import { kindOfTitle } from '../document-kind.ts';
import { agencyNames, type FinishedPart, isAgencyName, type Line, partOf } from './part.ts';

const headLine = [
  /^.{2,40}文件$/u,
  /^[^\s，。]{1,12}[〔[（(]\d{4}[〕\]）)]\s*\d+\s*号(?:\s*签发人[：:].*)?$/u,
  /^签发人[：:].{2,20}$/u,
  /^(?:特急|加急|平急|特提|急件|公开|内部|\d{6})$/u,
];
const longestTitleLine = 60;

/** 版头, 标题 and 主送 at the beginning of a text. */
export function openingOf(lines: readonly Line[]): readonly FinishedPart[] {
  const firstOther = lines.findIndex(({ text }) => !headLine.some((form) => form.test(text)));
  const head = firstOther <= 0 ? [] : lines.slice(0, firstOther);
  const rest = lines.slice(head.length);
  const title = titleOf(rest);
  const receivers = receiversOf(rest[title.length], title.length > 0);
  return [
    ...(head.length > 0 && title.length > 0 ? [partOf('head', head)] : []),
    ...(title.length > 0
      ? [partOf('title', title, [title.map(({ text }) => text.replace(/\s+/gu, '')).join('')])]
      : []),
    ...receivers,
  ];
}

/** The short lines that together end in a kind (…的通知), or stand right above the receivers. */
function titleOf(lines: readonly Line[]): readonly Line[] {
  const short = lines.slice(0, 4).findIndex(({ text }) => !mayBeTitle(text));
  const candidates = lines.slice(0, short < 0 ? 4 : short);
  for (let count = candidates.length; count > 0; count -= 1) {
    const some = candidates.slice(0, count);
    const whole = some.map(({ text }) => text).join('');
    if (whole.length >= 4 && (kindOfTitle(whole) || /^.*关于.+的\p{Script=Han}{1,4}$/u.test(whole))) return some;
  }
  const above = lines[candidates.length];
  return candidates.length > 0 && above && isReceivers(above.text) ? candidates : [];
}

const mayBeTitle = (text: string): boolean =>
  text.length <= longestTitleLine && !/[。；：:，！？;!?]/u.test(text) && !ordinalOf(text) && !text.includes('\u0000');

/** 主送: a line of agencies that ends in ： Behind a title any line of names is one; 现通知如下： never is. */
function receiversOf(line: Line | undefined, behindTitle: boolean): readonly FinishedPart[] {
  if (!line || !(isReceivers(line.text) || (behindTitle && mayBeReceivers(line.text)))) return [];
  return [partOf('mainRecipients', [line], agencyNames(line.text))];
}

const mayBeReceivers = (text: string): boolean =>
  /[：:]$/u.test(text) && text.length <= 300 && !/[。；！？]|如下|以下|下列|[：:]./u.test(text) && !ordinalOf(text);

const isReceivers = (text: string): boolean => mayBeReceivers(text) && agencyNames(text).every(isAgencyName);
