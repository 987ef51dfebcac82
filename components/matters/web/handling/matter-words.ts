import { timeWords } from '#platform/web/text/dates.ts';
import { haltedWords, type MatterView } from '../../contract.ts';
import type { SaveState } from '../slip/value-saving.ts';

interface StateWords {
  readonly state: 'now' | 'done' | 'neutral';
  readonly words: string;
}

const ends: Readonly<Record<string, StateWords>> = {
  DRAFT: { state: 'neutral', words: '草稿' },
  DONE: { state: 'done', words: '办结' },
  REFUSED: { state: 'neutral', words: '不同意，已结束' },
  CANCELLED: { state: 'neutral', words: '已撤销' },
};

/** The step while it runs, else how it ended. */
export function stateWords(view: MatterView): StateWords {
  if (view.halted) return { state: 'neutral', words: haltedWords[view.halted.kind] };
  const end = ends[view.state];
  if (end) return end;
  const steps = new Set(view.openTasks.filter((task) => task.kind === 'do').map((task) => task.step));
  return {
    state: 'now',
    words: view.myTask?.step ?? ([...steps].join('、') || (view.waits.length > 0 ? '等待' : '在办')),
  };
}

/** `草稿 10:38 已存` */
export function savedWords(view: MatterView, state: SaveState): string {
  const what = view.state === 'DRAFT' ? '草稿' : '填写的内容';
  if (state === 'saving') return '正在存…';
  if (state === 'failed') return '有内容还没存，请看标出的地方';
  if (state === 'unstored') return '还没存上，原因见页面下方';
  if (state === 'unfinished') return '有一处没填完，填完就会存';
  if (state === 'waiting') return '还没存，停下来就会存';
  return `${what} ${timeWords(view.savedAt)} 已存`;
}

/** The window's name: `科室负责人审批 – 请假申请（刘思远）`. */
export const windowTitle = (view: MatterView): string => `${stateWords(view).words} – ${view.title}`;

/** Who handles it now, each once; readers of a circulation are not at work on it. */
export const namesAtWork = (view: MatterView): readonly string[] => [
  ...new Set(view.openTasks.filter((task) => task.kind === 'do').map((task) => task.holder.name)),
];

/**
 * `刘思远已取回这件，您不用再办`. In turn, who had it to read before is not the one who takes it back: nobody is named. Who stood
 * in has lost it with the 代理, too.
 */
export const takenBackWords = ({
  sentBy,
  kind,
  onBehalfOf,
}: Pick<NonNullable<MatterView['myTask']>, 'sentBy' | 'kind' | 'onBehalfOf'>): string => {
  if (onBehalfOf) return `这件现在不由您代${onBehalfOf}办理：代理已经收回，或者这件已被取回`;
  if (kind === 'read') return '这件的传阅已收回，您不用再看';
  return `${sentBy ? `${sentBy}已取回这件` : '这件已被取回'}，您不用再办`;
};
