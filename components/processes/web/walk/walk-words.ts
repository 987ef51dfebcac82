import type { ProcessStatus } from '@gov/workflow';
import type { Turn, WalkMark } from '@gov/workflow/walk';
import { fullDateWords, timeWords } from '#platform/web/text/dates.ts';

export const markWords: Readonly<Record<WalkMark, string>> = { here: '正在办', stopped: '停在这里', done: '办过' };

/** How a trial came to its end; nothing while it goes on. */
export const endWords: Readonly<Partial<Record<ProcessStatus, string>>> = {
  completed: '走完了：流程办结。',
  refused: '走完了：流程以不同意结束。',
  cancelled: '走完了：发起人撤销了。',
  terminated: '走完了：流程被终止。',
  returned: '走完了：退回给发起它的流程。',
};

type Stopped = Extract<Turn, { readonly kind: 'stopped' }>;

/** Why a step stands still, and what helps in the draft. */
export const stoppedWords: Readonly<Record<Stopped['reason'], readonly [why: string, help: string]>> = {
  vacant: [
    '没有找到办理人，真办时会停在这里。',
    '把“谁来办”换一种找法，或者写上没有人的时候找谁；也可以请人把岗位补上。',
  ],
  notChosen: ['还没有选办理人，停在这里。', '撤销一步，在前面那一步选好人再往下走。'],
  fieldEmpty: ['要找的人填在表单里，现在还没有填。', '撤销一步，把表单里的这一项填上再走；真办时把这一项设成必填。'],
  unknown: ['找不到：规则里的岗位、科室或者人员已经没有了。', '打开这张卡片，重新选“谁来办”。'],
  noWayForNo: ['结论是不通过，可是没有画不通过时往哪走。', '在这一步后面加“分路”，写上不通过时怎么办。'],
};

type Part = NonNullable<Extract<Turn, { readonly kind: 'work' }>['part']>;

export const partWords: Readonly<Record<Part, string>> = {
  before: '先提意见',
  after: '后提意见',
  delegate: '受委托先办',
  assist: '协办',
};

/** 办结时限 against the time of the trial, or its end. */
export function endDueWords(dueAt: string, at: string, open: boolean): string {
  const limit = `${fullDateWords(dueAt)} ${timeWords(dueAt)}`;
  if (open) return at > dueAt ? `已超过办结时限（${limit}）` : `办结时限到 ${limit}`;
  return at > dueAt ? `超期办结：办结时限是 ${limit}` : `按时办结：办结时限是 ${limit}`;
}
