import type { JsonObject, JsonValue } from '@gov/base';
import { type Disclosure, type FinishedPart, kindOfTitle } from '@gov/gongwen';
import { agenciesByName, type NamedInDirectory } from './agency-by-name.ts';
import { documentFields } from './document-fields.ts';

/** What the slip says now, and who can be written to. */
export interface Slip {
  readonly values: JsonObject;
  readonly directory: readonly NamedInDirectory[];
  /** The agency that writes. */
  readonly own: string;
}

export interface Place {
  /** Values the part brings to the slip. */
  readonly values: JsonObject;
  /** What becomes of it, in a sentence. */
  readonly goes: string;
  /** What is still to be done by hand afterwards. */
  readonly remains?: string;
}

/** Which field of the slip takes a part of a pasted document; what the system prints itself goes nowhere. */
export function placeOf(part: FinishedPart, slip: Slip): Place {
  const { kind, items } = part;
  switch (kind) {
    case 'title':
      return titlePlace(items.join(''), slip);
    case 'mainRecipients':
    case 'copyRecipients':
      return recipientsPlace(kind, items, slip);
    case 'note':
      return notePlace(items.join(''), slip);
    case 'attachmentNote':
      return {
        values: {},
        goes: `从正文去掉；请把这 ${items.length} 个文件加到“附件”，附件说明会自动印出`,
        remains: `附件说明里的文件请加到“附件”：${items.join('、')}。`,
      };
    case 'closing':
      return { values: {}, goes: closingGoes(part.text, slip.own) };
    case 'head':
    case 'imprint':
      return { values: {}, goes: '从正文去掉；由系统印出' };
  }
}

function titlePlace(title: string, { values: now }: Slip): Place {
  const documentKind = now['documentKind'] ? undefined : kindOfTitle(title);
  return {
    values: { title, ...(documentKind ? { documentKind } : {}) },
    goes: now['title'] && now['title'] !== title ? '换下“标题”栏现在写的' : '放进“标题”栏',
  };
}

function recipientsPlace(
  key: 'mainRecipients' | 'copyRecipients',
  items: readonly string[],
  { values: now, directory, own }: Slip,
): Place {
  const written = agenciesByName(items, { directory, own });
  // whom somebody has chosen is never thrown out by a paste
  const chosen = documentFields(now)[key];
  const known = new Set(chosen.map(({ name }) => name));
  const more = written.filter(({ name }) => !known.has(name));
  const nobody = written.filter(({ id }) => id === undefined).map(({ name }) => `“${name}”`);
  const column = key === 'mainRecipients' ? '主送' : '抄送';
  return {
    values: { [key]: [...chosen, ...more].map((one) => ({ ...one })) },
    goes: chosen.length > 0 ? `加到“${column}”栏已选的单位后面` : `放进“${column}”栏`,
    ...(nobody.length > 0
      ? {
          remains: `${nobody.join('、')}不在单位名录里，只印在文件上，不会送达；要送达请在“${column}”里从名录选。`,
        }
      : {}),
  };
}

/** 附注: 公开属性 and 联系电话 have fields of their own, from which it is printed; other words are kept as a remark. */
function notePlace(note: string, { values: now }: Slip): Place {
  const said = disclosureIn(note);
  if (said) return { values: { disclosure: said.value }, goes: `从正文去掉；“公开属性”选“${said.words}”，请核对` };
  const phone = phoneIn(note);
  return {
    values: { remark: joined(now['remark'], note), ...(phone ? { phone } : {}) },
    goes: phone
      ? '放进“备注”栏，电话放进“联系电话”栏；请示的附注印拟稿人和这个电话'
      : '放进“备注”栏，只在稿纸上，不印在文件上',
    // words of its own about 公开: which of three it is, a person says
    ...(note.includes('公开') ? { remains: '附注说到公开，请自己选“公开属性”。' } : {}),
  };
}

/** Only the words in which it is always said; 不宜公开, 暂缓公开, 删减后公开 are for a person to decide. */
const disclosureWords: Readonly<Record<string, { readonly value: Disclosure; readonly words: string }>> = {
  公开发布: { value: 'ACTIVE', words: '主动公开' },
  主动公开: { value: 'ACTIVE', words: '主动公开' },
  予以公开: { value: 'ACTIVE', words: '主动公开' },
  依申请公开: { value: 'ON_REQUEST', words: '依申请公开' },
  不公开: { value: 'NONE', words: '不予公开' },
  不予公开: { value: 'NONE', words: '不予公开' },
};

const disclosureIn = (note: string) => disclosureWords[/^[此本]件(.+)$/u.exec(note.trim())?.[1] ?? ''];

/** 联系人：李明，电话：0571-8888888 → the number. */
const phoneIn = (note: string): string | undefined =>
  /(?:电话|联系方式)[：:]\s*([\d－()（）转\s-]{5,29}\d)/u.exec(note)?.[1];

const joined = (before: JsonValue | undefined, more: string): string =>
  typeof before === 'string' && before !== '' && before !== more ? `${before}\n${more}` : more;

const closingGoes = (text: string, own: string): string =>
  text.replace(/\s/gu, '').includes(own)
    ? '从正文去掉；署名由系统印出，日期在签发时写上'
    : `从正文去掉；署名印的是“${own}”，日期在签发时写上`;
