import type { ReplyOf } from '@gov/base/component';
import type { Box, routes } from '../../contract.ts';

type Counts = ReplyOf<(typeof routes)['counts']>;

export interface BoxWords {
  readonly box: Box;
  readonly words: string;
  /** Where the server counts the box. */
  readonly count?: (counts: Counts) => number;
  /** Its tab stands there only then. */
  readonly shown?: (counts: Counts) => boolean;
  readonly empty: string;
  readonly emptyDetail?: string;
  /** What the date of a row is. */
  readonly dateWords: string;
}

export const inboxBoxes: readonly BoxWords[] = [
  {
    box: 'todo',
    words: '待办',
    count: (counts) => counts.todo,
    empty: '今天的都办完了。',
    emptyDetail: '新到的会出现在这里。',
    dateWords: '到我这里',
  },
  {
    box: 'entrusted',
    words: '代理',
    count: (counts) => counts.entrusted,
    shown: ({ standsInFor }) => standsInFor.length > 0,
    empty: '现在没有要代办的。',
    emptyDetail: '您代办的人有新工作时，会出现在这里，也在“待办”里。',
    dateWords: '到他那里',
  },
  {
    box: 'to-read',
    words: '待阅',
    count: (counts) => counts.toRead,
    empty: '没有要阅的。',
    emptyDetail: '别人传阅给您的会出现在这里。',
    dateWords: '到我这里',
  },
  {
    box: 'ongoing',
    words: '在办',
    empty: '您发起和办过的都已经办结。',
    emptyDetail: '您发起或办过、还没办结的会列在这里。',
    dateWords: '最近变化',
  },
  {
    box: 'done',
    words: '已办',
    empty: '还没有办过的。',
    emptyDetail: '您办过的都会留在这里。',
    dateWords: '我办的时间',
  },
  { box: 'closed', words: '办结', empty: '您办过的还没有办结的。', dateWords: '我办的时间' },
  {
    box: 'drafts',
    words: '草稿',
    count: (counts) => counts.drafts,
    empty: '没有草稿。',
    emptyDetail: '从“发起”开始写，没送出的会自己存在这里。',
    dateWords: '改动时间',
  },
  {
    box: 'mine',
    words: '我发起',
    empty: '您还没有发起过事项。',
    emptyDetail: '从“发起”里选一种开始。',
    dateWords: '最近变化',
  },
];

const named = (box: Box): BoxWords => inboxBoxes.find((one) => one.box === box) ?? firstBox;
const firstBox: BoxWords = { box: 'todo', words: '待办', empty: '', dateWords: '到我这里' };

export const trackingBoxes: readonly BoxWords[] = [named('mine'), named('ongoing')];

/** The box an address names, else the first one. */
export const boxOfAddress = (boxes: readonly BoxWords[], text: string | null): BoxWords =>
  boxes.find((one) => one.box === text) ?? boxes[0] ?? firstBox;
