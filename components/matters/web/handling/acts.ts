import type { Decision } from '#platform/web/widgets/decision-bar.tsx';
import type { MatterView } from '../../contract.ts';
import type { Operation } from './use-matter.ts';

/** What can be asked for in a dialog before it is done. */
export type Asking = 'choose' | 'disagree' | 'return' | 'transfer' | 'circulate' | 'cancel' | 'discard';

/** Acts a decision bar can start. */
export interface ActRunners {
  readonly agree: () => void;
  readonly read: () => void;
  readonly withdraw: () => void;
  readonly press: () => void;
  readonly ask: (asking: Asking) => void;
  readonly busy: boolean;
}

export interface BarDecisions {
  readonly primary?: Decision;
  readonly others: readonly Decision[];
  readonly more: readonly Decision[];
}

const besidePrimary: readonly Operation['operation'][] = ['return', 'disagree', 'withdraw', 'press'];

/** Which button each operation becomes: one primary, at most two beside it, the rest under 更多, danger last. */
export function barDecisions(view: MatterView, run: ActRunners, justActed: boolean): BarDecisions {
  const offered = view.operations.filter(({ operation }) => isDrawn(operation));
  const primary = offered.find((operation) => operation.primary);
  // right after an act the line above the bar offers 取回
  const rest = offered.filter((one) => one !== primary && !(justActed && one.operation === 'withdraw'));
  const others = rest.filter((one) => (primary ? besidePrimary.includes(one.operation) : !one.danger)).slice(0, 2);
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

/** Acts that have their dialogs; the acts on signers follow. */
type Drawn = Exclude<Operation['operation'], (typeof notYetDrawn)[number]>;
const notYetDrawn = [
  'abstain',
  'addSigners',
  'removeSigner',
  'reorder',
  'delegate',
  'recall',
  'claim',
  'release',
  'jump',
] as const;
const isDrawn = (operation: Operation['operation']): operation is Drawn =>
  notYetDrawn.every((one) => one !== operation);

function decisionOf(view: MatterView, { operation, label, danger }: Operation, run: ActRunners): Decision {
  const choosesFirst = (view.myTask?.choices.length ?? 0) > 0;
  const runs: Readonly<Record<Drawn, () => void>> = {
    agree: choosesFirst ? () => run.ask('choose') : run.agree,
    disagree: () => run.ask('disagree'),
    return: () => run.ask('return'),
    withdraw: run.withdraw,
    transfer: () => run.ask('transfer'),
    circulate: () => run.ask('circulate'),
    press: run.press,
    cancel: () => run.ask('cancel'),
    read: run.read,
  };
  return { key: operation, words: label, danger, run: isDrawn(operation) ? runs[operation] : () => undefined };
}

/** `科室负责人意见`, or what the field is for where the step has no block. */
export const opinionLabel = (view: MatterView): string | undefined =>
  view.myTask?.kind === 'read' ? '阅后意见' : view.myTask?.opinionBlock;

/** `不写就记“同意。”` */
export function opinionPlaceholder(view: MatterView): string {
  if (view.myTask?.kind === 'read') return '可不填';
  const recorded = view.myTask?.emptyOpinion;
  return recorded ? `不写就记“${recorded}”` : '写在这里';
}
