import type { DerivationStep, ResolvedHandler } from '@gov/organisation';
import type { Command } from '../command.ts';
import { decideWithState } from '../engine/decide.ts';
import { nodesBehind } from '../engine/forecast.ts';
import type { Facts } from '../facts.ts';
import { stepName } from '../flow/added-steps.ts';
import type { NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { dryFacts } from '../returns/preview-return.ts';
import { returnTargets } from '../returns/return-targets.ts';
import type { IncidentReason, Item, State, Visit, VisitId } from '../state.ts';
import { offersNo } from '../votes/offers-no.ts';
import { type NamingAct, namingActs, stepActs, type Work } from './turn-acts.ts';

/** A button of a trial: what it says, and the command it stands for. */
export interface TurnButton {
  readonly words: string;
  readonly command: Command;
  /** The one that goes on. */
  readonly main?: true;
  /** Steps for which he chooses who handles; to be put into the command's `choices`. */
  readonly choosesFor?: readonly NodeId[];
}

interface TurnPlace {
  readonly visit: VisitId;
  readonly node: NodeId;
  /** Name of the step. */
  readonly step: string;
}

/** What can be done next, one for each person, stop or wait. */
export type Turn =
  | ({
      readonly kind: 'work';
      readonly item: number;
      readonly holder: ResolvedHandler;
      readonly why: readonly DerivationStep[];
      readonly part?: NonNullable<Item['part']>;
      readonly dueAt?: string;
      /** Empty: he is to wait, as a lead (主办) for those who assist. */
      readonly buttons: readonly TurnButton[];
      /** What he can do with persons whom the trial names. */
      readonly naming: readonly NamingAct[];
    } & TurnPlace)
  /** Nobody was found, or no way is drawn: it stands still. */
  | ({
      readonly kind: 'stopped';
      readonly reason: IncidentReason;
      readonly why: readonly DerivationStep[];
    } & TurnPlace)
  /** It waits for a message; times come by themselves. */
  | ({ readonly kind: 'waiting'; readonly buttons: readonly TurnButton[] } & TurnPlace)
  | ({
      readonly kind: 'called';
      readonly process: string;
      readonly buttons: readonly TurnButton[];
    } & TurnPlace);

/** Everything that can be done now, in the order in which it came up. */
export function turnsOf(program: Program, state: State, facts: Facts): readonly Turn[] {
  if (state.status !== 'open') return [];
  const work = state.items.filter((item) => item.kind === 'do' && item.state === 'open');
  return [
    ...state.visits.filter((visit) => visit.state === 'incident').map((visit) => stopped(program, visit)),
    ...work.flatMap((item) => workTurn(program, state, item, facts)),
    ...state.visits
      .filter((visit) => visit.state === 'open' && visit.waits && !visit.clock)
      .map((visit) => waiting(program, visit)),
    ...(state.children ?? [])
      .filter((child) => child.state === 'running')
      .flatMap((child) => {
        const visit = state.visits[child.visit - 1];
        return visit ? [called(program, visit, child)] : [];
      }),
  ];
}

const placeOf = (program: Program, visit: Visit): TurnPlace => ({
  visit: visit.id,
  node: visit.node,
  step: stepName(program, visit),
});

const stopped = (program: Program, visit: Visit): Turn => ({
  kind: 'stopped',
  ...placeOf(program, visit),
  reason: visit.incident ?? 'unknown',
  why: visit.why,
});

function workTurn(program: Program, state: State, item: Item, facts: Facts): readonly Turn[] {
  const visit = state.visits[(item.visit ?? 0) - 1];
  const node = visit && program.nodes[visit.node];
  if (!visit || !node) return [];
  return [
    {
      kind: 'work',
      ...placeOf(program, visit),
      item: item.id,
      holder: item.holder,
      why: item.why,
      ...(item.part ? { part: item.part } : {}),
      ...(item.dueAt ? { dueAt: item.dueAt } : {}),
      buttons: workButtons(program, state, { item, visit, node }, facts),
      naming: isPooled(program, state, item) ? [] : namingActs(program, state, { item, visit, node }),
    },
  ];
}

function workButtons(program: Program, state: State, work: Work, facts: Facts): readonly TurnButton[] {
  const { item, visit, node } = work;
  const actor = item.holder;
  if (isPooled(program, state, item)) return [{ words: '签收', command: claimOf(item), main: true }];
  const complete = (words: string, vote?: 'disagree' | 'abstain'): TurnButton => ({
    words,
    command: { kind: 'complete', item: item.id, actor, ...(vote ? { vote } : {}) },
  });
  const asksNo = node.operations.disagree && !visit.adhoc && !item.part;
  const abstains = 'abstain' in node.multi && node.multi.abstain !== undefined && !item.part;
  const choosesFor = choosesOf(program, state, work, facts);
  const votes: readonly TurnButton[] = [
    { ...complete(agreeWords(program, work)), main: true, ...(choosesFor.length > 0 ? { choosesFor } : {}) },
    ...(asksNo ? [complete('不同意', 'disagree')] : []),
    ...(abstains ? [complete('弃权', 'abstain')] : []),
  ];
  return [
    ...votes.filter(({ command }) => decideWithState(program, state, command, dryFacts).ok),
    ...(item.part ? [] : returns(program, state, work)),
    ...stepActs(program, state, work),
    ...releases(program, state, item),
  ];
}

const claimOf = (item: Item): Command => ({ kind: 'claim', item: item.id, actor: item.holder });

/** Who claims it has it; before that nobody does anything else with it. */
const isPooled = (program: Program, state: State, item: Item): boolean =>
  decideWithState(program, state, claimOf(item), dryFacts).ok;

function agreeWords(program: Program, { item, visit, node }: Work): string {
  if (item.part) return '提交意见';
  if (visit.node === indexOf(program).first) return node.flowLabel || '提交';
  return node.flowLabel || (offersNo(node) && !visit.adhoc ? '同意' : '办理完毕');
}

/** Each target with each way back that is really open: what the engine would refuse is not offered. */
const returns = (program: Program, state: State, { item, node }: Work): readonly TurnButton[] =>
  returnTargets(program, state, item.id).flatMap((target) => {
    const visit = state.visits[target.visit - 1];
    const name = visit ? stepName(program, visit) : '';
    return node.operations.resume.flatMap((mode): readonly TurnButton[] => {
      const command: Command = {
        kind: 'return',
        item: item.id,
        actor: item.holder,
        to: { kind: 'visit', visit: target.visit },
        mode,
        reason: '试走时退回',
      };
      const words = `退回到“${name}”${mode === 'direct' ? '，改好直接送回' : ''}`;
      return decideWithState(program, state, command, dryFacts).ok ? [{ words, command }] : [];
    });
  });

function releases(program: Program, state: State, item: Item): readonly TurnButton[] {
  const command: Command = { kind: 'release', item: item.id, actor: item.holder };
  return decideWithState(program, state, command, dryFacts).ok ? [{ words: '放弃签收', command }] : [];
}

/** 选择处理人: right behind this step for who goes before, anywhere for who starts. */
function choosesOf(program: Program, state: State, { item, visit, node }: Work, facts: Facts): readonly NodeId[] {
  if (item.part) return [];
  const kindOf = (id: NodeId) => program.nodes[id]?.handler.kind;
  const behind = nodesBehind(program, state, node.id, facts).filter((id) => kindOf(id) === 'previousHandlersChoice');
  const starts = visit.node === indexOf(program).first;
  const anywhere = starts ? Object.keys(program.nodes).filter((id) => kindOf(id) === 'startersChoice') : [];
  return [...new Set([...behind, ...anywhere])];
}

function waiting(program: Program, visit: Visit): Turn {
  const events = program.nodes[visit.node]?.waits ?? [];
  return {
    kind: 'waiting',
    ...placeOf(program, visit),
    buttons: events.flatMap(({ id, name, on }) =>
      on.kind === 'message'
        ? [{ words: `收到“${name || '消息'}”`, command: { kind: 'receive', visit: visit.id, event: id } as const }]
        : [],
    ),
  };
}

function called(program: Program, visit: Visit, child: { readonly id: number; readonly process: string }): Turn {
  const ends = [
    ['yes', '它办完了（通过）'],
    ['no', '它没有通过'],
    ['returned', '它退了回来'],
  ] as const;
  return {
    kind: 'called',
    ...placeOf(program, visit),
    process: child.process,
    buttons: ends.map(([as, words]) => ({ words, command: { kind: 'childReport', child: child.id, as } as const })),
  };
}
