import { agencyNames, type FinishedPart, isAgencyName, type Line, partOf } from './part.ts';

const date =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/u;
const dateBehindName = /^(\S.{1,39}?)\s*(\d{4}年\d{1,2}月\d{1,2}日)$/u;
const note = /^[（(](?:联系人|联系电话|联系方式|此件|本件|公开|发至|印发至).*[）)]$/su;
const copies = /^抄\s*送[：:](.+)$/su;
const imprint = /^.{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发$/u;

/** 署名, 成文日期, 附注, 抄送 and 印发 at the end of a text; what follows them (附件正文) is no part. */
export function closingOf(lines: readonly Line[]): readonly FinishedPart[] {
  const found = lines.findLastIndex(({ text }) => date.test(compact(text)) || isNameWithDate(text));
  const after = found < 0 ? lines.length : found + 1;
  const closing = found < 0 ? [] : signedAt(lines, found);
  return [...closing, ...trailing(closing.length > 0 ? lines.slice(after) : fromTheEnd(lines))];
}

const compact = (text: string): string => text.replace(/\s+/gu, '');

const isNameWithDate = (text: string): boolean => {
  const [, name = ''] = dateBehindName.exec(text) ?? [];
  return isAgencyName(name.trim());
};

/** The names right above the date belong to it: 署名 of one or several agencies. */
function signedAt(lines: readonly Line[], at: number): readonly FinishedPart[] {
  const line = lines[at];
  if (!line) return [];
  const [, name, day] = dateBehindName.exec(line.text) ?? [];
  if (name && day && isNameWithDate(line.text)) return [partOf('closing', [line], [name.trim(), day])];
  const names: Line[] = [];
  for (let place = at - 1; place >= 0; place -= 1) {
    const above = lines[place];
    if (!above || !isSignature(above.text)) break;
    names.unshift(above);
  }
  return [partOf('closing', [...names, line], [...names.map(({ text }) => compact(text)), compact(line.text)])];
}

const isSignature = (text: string): boolean => isAgencyName(compact(text)) && !/[。；：，、]|^附件/u.test(text);

function trailing(lines: readonly Line[]): readonly FinishedPart[] {
  const parts: FinishedPart[] = [];
  for (const line of lines) {
    const [, receivers] = copies.exec(line.text) ?? [];
    if (receivers) parts.push(partOf('copyRecipients', [line], agencyNames(receivers)));
    else if (note.test(line.text)) parts.push(partOf('note', [line], [line.text.slice(1, -1)]));
    else if (imprint.test(line.text)) parts.push(partOf('imprint', [line]));
    else break;
  }
  return parts;
}

/** Without a date: only what stands last of all. */
function fromTheEnd(lines: readonly Line[]): readonly Line[] {
  const isTail = ({ text }: Line): boolean => copies.test(text) || note.test(text) || imprint.test(text);
  const last = lines.findLastIndex((line) => !isTail(line));
  return lines.slice(last + 1);
}
