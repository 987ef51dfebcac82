import type { JsonObject, JsonValue } from '@gov/base';
import { type FinishedPart, type FinishedPartKind, kindOfTitle } from '@gov/gongwen';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { type Recipient, routes } from '../../contract.ts';

/** Where a part of a pasted document goes. */
export interface PartPlace {
  readonly part: FinishedPart;
  readonly words: string;
  /** What becomes of it, in a sentence. */
  readonly goes: string;
  /** Values it brings to the slip. */
  readonly values: JsonObject;
  /** Its field is not this step's to change: it stays in the text. */
  readonly stays: boolean;
}

const words: Readonly<Record<FinishedPartKind, string>> = {
  head: '版头',
  title: '标题',
  mainRecipients: '主送',
  attachmentNote: '附件说明',
  closing: '署名和日期',
  note: '附注',
  copyRecipients: '抄送',
  imprint: '印发机关',
};

/** Says for each part of a pasted document which field of the slip takes it; what the system prints itself is left out. */
export function useSlipParts(slip: MatterPanelProps['slip']): (part: FinishedPart) => PartPlace {
  const { agency } = useSession();
  const agencies = useRoute(routes.recipients).data?.agencies ?? [];
  return (part) => {
    const values = valuesOf(part, slip?.values ?? {}, agencies);
    const keys = Object.keys(values);
    const stays = keys.length > 0 && !keys.every((key) => slip?.mayChange(key));
    const goes = stays ? '这一步不能改这一栏，留在正文里' : placeOf(part, slip?.values ?? {}, agency.name);
    return { part, words: words[part.kind], goes, values, stays };
  };
}

function valuesOf({ kind, items }: FinishedPart, now: JsonObject, agencies: readonly Recipient[]): JsonObject {
  const text = items.join('');
  switch (kind) {
    case 'title': {
      const documentKind = now['documentKind'] ? undefined : kindOfTitle(text);
      return { title: text, ...(documentKind ? { documentKind } : {}) };
    }
    case 'mainRecipients':
    case 'copyRecipients':
      return { [kind]: items.map((name) => agencyCalled(name, agencies)) };
    case 'note':
      return isOfDisclosure(text) ? {} : { remark: joined(now['remark'], text), ...phoneIn(text) };
    default:
      return {};
  }
}

/** 联系人：李明，电话：0571-8888888 → the number. */
function phoneIn(note: string): { readonly phone?: string } {
  const phone = /(?:电话|联系方式)[：:]\s*([\d－()（）转\s-]{5,29}\d)/u.exec(note)?.[1];
  return phone === undefined ? {} : { phone };
}

const isOfDisclosure = (note: string): boolean => note.startsWith('此件');

const joined = (before: JsonValue | undefined, more: string): string =>
  typeof before === 'string' && before !== '' && before !== more ? `${before}\n${more}` : more;

/** Found in the directory it is delivered to; else it is a written name. */
function agencyCalled(name: string, agencies: readonly Recipient[]): JsonObject {
  const found = agencies.find((one) => one.name === name || one.shortName === name);
  return found ? { id: found.id, name: found.name } : { name };
}

function placeOf({ kind, text, items }: FinishedPart, now: JsonObject, agency: string): string {
  switch (kind) {
    case 'title':
      return now['title'] && now['title'] !== items[0] ? '换下“标题”栏现在写的' : '放进“标题”栏';
    case 'mainRecipients':
      return '放进“主送”栏';
    case 'copyRecipients':
      return '放进“抄送”栏';
    case 'attachmentNote':
      return `从正文去掉；请把这 ${items.length} 个文件加到“附件”，附件说明会自动印出`;
    case 'closing':
      return text.replace(/\s/gu, '').includes(agency)
        ? '从正文去掉；署名由系统印出，日期在签发时写上'
        : `从正文去掉；署名印的是“${agency}”，日期在签发时写上`;
    case 'note':
      if (isOfDisclosure(text)) return '从正文去掉；按“公开属性”印出，请核对';
      return '放进“备注”栏，电话放进“联系电话”栏；请示的附注印拟稿人和这个电话';
    case 'head':
    case 'imprint':
      return '从正文去掉；由系统印出';
  }
}
