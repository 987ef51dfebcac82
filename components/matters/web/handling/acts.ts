import type { Decision } from '#platform/web/widgets/decisions/decision-bar.tsx';
import type { MatterView } from '../../contract.ts';
import type { Operation } from './use-matter.ts';

/** What can be asked for in a dialog before it is done. */
export type Asking =
  | 'choose'
  | 'disagree'
  | 'return'
  | 'transfer'
  | 'circulate'
  | 'changeCirculation'
  | 'withdraw'
  | 'cancel'
  | 'discard'
  | 'addSigners'
  | 'addStep'
  | 'chooseNext'
  | 'removeSigner'
  | 'removeStep'
  | 'reorder'
  | 'delegate'
  | 'release'
  | 'jump'
  | 'suspend'
  | 'press'
  | 'recall'
  | 'askBack'
  | 'deliver';

/** Acts a decision bar can start. */
export interface ActRunners {
  readonly agree: () => void;
  readonly abstain: () => void;
  readonly claim: () => void;
  readonly resume: () => void;
  readonly read: () => void;
  readonly ask: (asking: Asking) => void;
  readonly busy: boolean;
}

export interface BarDecisions {
  readonly primary?: Decision;
  readonly others: readonly Decision[];
  readonly more: readonly Decision[];
}

/** What he who gave work out needs next: it never hides under 更多. */
const shownFirst: readonly Operation['operation'][] = ['recall'];

const besidePrimary: readonly Operation['operation'][] = [
  'return',
  'disagree',
  'abstain',
  'claim',
  'chooseNext',
  'agree',
  'deliver',
  'withdraw',
  'recall',
  'press',
  'askBack',
];

/** Which button each operation becomes: one primary, at most two beside it, the rest under 更多, danger last. */
export function barDecisions(view: MatterView, run: ActRunners, justActed: boolean): BarDecisions {
  const primary = view.operations.find((operation) => operation.primary);
  // right after an act the line above the bar offers 取回
  const rest = view.operations.filter((one) => one !== primary && !(justActed && one.operation === 'withdraw'));
  const first = [...rest].sort(
    (a, b) => Number(shownFirst.includes(b.operation)) - Number(shownFirst.includes(a.operation)),
  );
  const others = first.filter((one) => (primary ? besidePrimary.includes(one.operation) : !one.danger)).slice(0, 2);
  const more = rest
    .filter((operation) => !others.includes(operation))
    .sort((a, b) => Number(a.danger) - Number(b.danger));
  return {
    ...(primary ? { primary: { ...decisionOf(view, primary, run), busy: run.busy } } : {}),
    others: others.map((operation) => decisionOf(view, operation, run)),
    more: [...more.map((operation) => decisionOf(view, operation, run)), ...draftDecisions(view, run)],
  };
}

const draftDecisions = (view: MatterView, run: ActRunners): readonly Decision[] =>
  view.state === 'DRAFT' ? [{ key: 'discard', words: '丢弃草稿…', danger: true, run: () => run.ask('discard') }] : [];

/** Whether agreeing needs an answer first: whom it goes to, or what becomes of others' opinions. */
export const saysFirst = ({ choices, keeps }: NonNullable<MatterView['myTask']>): boolean =>
  choices.length > 0 || keeps.length > 0;

function decisionOf(view: MatterView, { operation, label, danger }: Operation, run: ActRunners): Decision {
  const { ask } = run;
  const runs: Readonly<Record<Operation['operation'], () => void>> = {
    agree: view.myTask && saysFirst(view.myTask) ? () => ask('choose') : run.agree,
    abstain: run.abstain,
    addSigners: () => ask('addSigners'),
    addStep: () => ask('addStep'),
    chooseNext: () => ask('chooseNext'),
    removeSigner: () => ask('removeSigner'),
    removeStep: () => ask('removeStep'),
    reorder: () => ask('reorder'),
    delegate: () => ask('delegate'),
    recall: () => ask('recall'),
    claim: run.claim,
    release: () => ask('release'),
    jump: () => ask('jump'),
    suspend: () => ask('suspend'),
    resume: run.resume,
    deliver: () => ask('deliver'),
    disagree: () => ask('disagree'),
    return: () => ask('return'),
    withdraw: () => ask('withdraw'),
    transfer: () => ask('transfer'),
    circulate: () => ask('circulate'),
    changeCirculation: () => ask('changeCirculation'),
    press: () => ask('press'),
    askBack: () => ask('askBack'),
    cancel: () => ask('cancel'),
    read: run.read,
  };
  return { key: operation, words: label, danger, run: runs[operation] };
}

/** `科室负责人意见`, or what the field is for where the step has no block. */
export function opinionLabel({ myTask, halted }: MatterView): string | undefined {
  if (myTask?.readOnly) return undefined;
  return myTask?.kind === 'read' && halted?.kind !== 'suspended' ? '阅后意见' : myTask?.opinionBlock;
}

/** By hand one writes an opinion into its block; what is read is remarked on in type. */
export const mayDraw = ({ myTask }: MatterView): boolean => myTask?.kind === 'do' && myTask.opinionBlock !== undefined;

/** What typed words are beside what is written by hand. */
export const besideDrawn = '转写（可不填），便于查找和朗读';

/** `不写就记“同意。”`; beside what is written by hand the field is for the same in type. */
export function opinionPlaceholder(view: MatterView, drawn = false): string {
  if (drawn) return besideDrawn;
  if (view.myTask?.kind === 'read') return '可不填';
  const recorded = view.myTask?.emptyOpinion;
  return recorded ? `不写就记“${recorded}”` : '写在这里';
}
