import { cleanName } from '@gov/base';

const longestText = 4000;

/** The lines of a text without what nobody sees; a wide blank between two characters of a label stays. */
export function plainText(text: string): string {
  const lines = text.slice(0, longestText * 4).split('\n');
  const clean = lines.map((line) => cleanLine(line)).filter((line) => line !== '');
  return clean.join('\n').slice(0, longestText);
}

const cleanLine = (line: string): string =>
  line
    .replace(/[ \u00a0\t\r]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/^ +| +$/g, '');

const squeezed = (text: string): string => cleanName(text).replace(/\s+/g, '');

export interface LabelWords {
  /** `申请金额`. */
  readonly label: string;
  /** In brackets behind it: `元`, `可多选`. */
  readonly remark: string;
  readonly starred: boolean;
  /** What tells several places of one name apart: `上午`, `2`. */
  readonly behind?: string;
}

const longestLabel = 30;

/** `＊ 申 请 金 额（元）：` → 申请金额, 元, starred. */
export function labelOf(text: string): LabelWords {
  const bare = squeezed(text).replace(/[:：]+$/, '');
  const starred = /^[*＊]|[*＊]$/.test(bare);
  const plain = bare.replace(/^[*＊]|[*＊]$/g, '').replace(/^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、)）])/, '');
  const remark = /[（(]([^（()）]{1,40})[)）]$/.exec(plain)?.[1] ?? '';
  const label = remark === '' ? plain : plain.slice(0, plain.length - remark.length - 2);
  return { label: label.slice(0, longestLabel), remark, starred };
}

/** Long sentences are explanations, not names of what is beside them. */
export const isLabel = (text: string): boolean => {
  const bare = squeezed(text);
  return bare !== '' && bare.length <= 40 && !/[。；]/.test(bare) && !isPlaceholder(text);
};

const placeholder =
  /^(?:[（(]?(?:签名|签字|盖章|签章|公章|单位|负责人)+[)）]?[:：]?|年月日|时分|时|分|元|天|份|人|件|次|￥|¥|至|[/／])*$/;

/** Nothing is written there: empty, a line to write on, a unit, `（盖章） 年 月 日`. */
export const isPlaceholder = (text: string): boolean => placeholder.test(withoutBlanks(text));

const withoutBlanks = (text: string): string => squeezed(text).replace(/[_＿]/g, '');

export interface PlaceholderWords {
  readonly day: boolean;
  readonly range: boolean;
  /** `年 月 日 时 分`. */
  readonly time: boolean;
  /** `元`, `天` … */
  readonly unit: string;
}

export function placeholderWords(text: string): PlaceholderWords {
  const bare = withoutBlanks(text);
  const days = bare.match(/年月日/g)?.length ?? 0;
  return {
    day: days > 0,
    range: days > 1,
    time: /时/.test(bare),
    unit: /^(?:[￥¥])?([元天份人件次])$/.exec(bare)?.[1] ?? (/^[￥¥]$/.test(bare) ? '元' : ''),
  };
}

const boxes = '□☐☑☒■○◯●▢❏❑◻◽▫\uf0a8\uf06f\uf052';
const box = new RegExp(`[${boxes}]`);
const boxedWord = new RegExp(`[${boxes}]\\s*([^${boxes}\\n]{0,60})`, 'g');

export interface BoxWords {
  /** `缓急` of `缓急：□特急 □急`. */
  readonly before: string;
  readonly words: readonly string[];
}

/** `□ 是 □ 否`; undefined where nothing is to be ticked. */
export function boxesOf(text: string): BoxWords | undefined {
  if (!box.test(text)) return undefined;
  const words = [...text.matchAll(boxedWord)].map(([, word = '']) =>
    cleanName(word.replace(/[_＿]+/g, ' '))
      .replace(/[、，,；;：:]+$/, '')
      .slice(0, 60),
  );
  const kept = [...new Set(words.filter((word) => word !== ''))].slice(0, 50);
  if (kept.length === 0) return undefined;
  return { before: cleanName(text.slice(0, text.search(box))).replace(/[:：]$/, ''), words: kept };
}
