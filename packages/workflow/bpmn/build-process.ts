import type { HandlerRule } from '@gov/organisation';
import type { ProcessTimes } from '../node-rules.ts';
import type {
  Block,
  BranchGuard,
  Enough,
  MessageStart,
  NodeDefinition,
  NodeOperations,
  Outcome,
  ParallelBranch,
  Program,
  Sequence,
  StepBlock,
  TimeLimit,
} from '../program.ts';
import { nobodysStep, usualOperations } from './read-step.ts';

/** A step as written in code: what is left out is usual. */
export type StepPart = {
  readonly step: string;
  readonly name: string;
  readonly handler?: HandlerRule;
  readonly operations?: Partial<NodeOperations>;
  /** What a boundary timer (an overdue act `beside`) begins without interrupting the step. */
  readonly beside?: readonly BesidePart[];
} & Partial<Omit<NodeDefinition, 'id' | 'name' | 'handler' | 'operations'>>;

export interface BesidePart {
  readonly event: { readonly id: string; readonly name: string };
  readonly parts: readonly ProcessPart[];
}

export type ProcessPart =
  | StepPart
  | { readonly choice: string; readonly name?: string; readonly branches: readonly ChoicePart[] }
  | {
      readonly parallel: string;
      readonly name?: string;
      readonly countersign?: boolean;
      readonly enough?: Enough;
      readonly branches: readonly (readonly ProcessPart[] | GuardedPart)[];
    }
  | SectionPart
  | { readonly end: string; readonly name?: string; readonly result?: 'completed' | 'refused' }
  | { readonly goBack: string };

/** 嵌入式子流程; with timers that interrupt the choice right behind has a branch for each of them, and a default one. */
export interface SectionPart {
  readonly section: string;
  readonly name?: string;
  readonly adHoc?: true;
  readonly timers?: readonly ({ readonly id: string; readonly name: string; readonly beside?: true } & TimeLimit)[];
  /** What the timers that do not interrupt begin. */
  readonly beside?: readonly BesidePart[];
  readonly parts: readonly ProcessPart[];
}

/** One branch of an inclusive fork: `when` a condition holds, or `otherwise` when none does. */
export interface GuardedPart {
  readonly label?: string;
  readonly when?: string;
  readonly otherwise?: true;
  readonly parts: readonly ProcessPart[];
}

/** One branch of a choice: `when` a condition holds, `on` an outcome of the step before, or neither = default. */
export interface ChoicePart {
  readonly label?: string;
  readonly when?: string;
  readonly on?: Outcome;
  /** An event of the waiting step before, or the boundary timer of the step before. */
  readonly event?: { readonly id: string; readonly name: string };
  readonly parts: readonly ProcessPart[];
}

/** 流程 as written in code; `toXml(buildProcess(…))` is its BPMN record. Ids are XML ids: latin letters, digits, `_`, `-`. */
export interface ProcessDescription extends ProcessTimes {
  readonly id: string;
  readonly name: string;
  readonly cancelPolicy?: Program['cancelPolicy'];
  readonly cancelTo?: 'draft';
  readonly withdrawUntil?: 'read';
  readonly messageStart?: MessageStart;
  readonly parts: readonly ProcessPart[];
}

/** Description → program. Publish it by way of `compile(await toXml(program))`, which checks it. */
export function buildProcess(description: ProcessDescription): Program {
  const nodes: Record<string, NodeDefinition> = {};

  const sequence = (parts: readonly ProcessPart[]): Sequence => ({ kind: 'sequence', blocks: parts.map(block) });

  const besideOf = ({ beside }: Pick<StepPart, 'beside'>): Pick<StepBlock, 'beside'> => {
    const flows = beside?.map(({ event, parts }) => ({
      event: event.id,
      name: event.name,
      flow: `${event.id}_flow`,
      label: '',
      body: sequence(parts),
    }));
    return flows ? { beside: flows } : {};
  };

  const block = (part: ProcessPart): Block => {
    if ('step' in part) {
      nodes[part.step] = stepOf(part);
      return { kind: 'step', node: part.step, ...besideOf(part) };
    }
    if ('goBack' in part) return { kind: 'goBack', to: part.goBack };
    if ('end' in part) return { kind: 'end', id: part.end, name: part.name ?? '', result: part.result ?? 'completed' };
    if ('section' in part) {
      const { section, name = '', adHoc, parts } = part;
      if (part.timers) nodes[section] = clockOf(section, name, part.timers);
      const body = sequence(parts);
      return { kind: 'section', id: section, name, ...(adHoc ? { adHoc } : {}), body, ...besideOf(part) };
    }
    if ('parallel' in part)
      return {
        kind: 'parallel',
        id: part.parallel,
        joinId: `${part.parallel}_join`,
        name: part.name ?? '',
        countersign: part.countersign ?? false,
        ...(part.enough ? { enough: part.enough } : {}),
        branches: part.branches.map((branch, at) => parallelBranch(branch, `${part.parallel}_${at + 1}`)),
      };
    return {
      kind: 'choice',
      id: part.choice,
      name: part.name ?? '',
      branches: part.branches.map(({ label, parts, ...guard }, at) => ({
        flow: `${part.choice}_${at + 1}`,
        label: label ?? '',
        guard: choiceGuard(guard),
        body: sequence(parts),
      })),
    };
  };

  const parallelBranch = (part: readonly ProcessPart[] | GuardedPart, flow: string): ParallelBranch =>
    'parts' in part
      ? { flow, label: part.label ?? '', ...guardOf(part), body: sequence(part.parts) }
      : { flow, label: '', body: sequence(part) };

  const root = sequence(
    endsItself(description.parts) ? description.parts : [...description.parts, { end: 'end', name: '办结' }],
  );
  return {
    format: 1,
    processId: description.id,
    name: description.name,
    startId: 'start',
    cancelPolicy: description.cancelPolicy ?? 'beforeFirstAction',
    ...(description.withdrawUntil ? { withdrawUntil: description.withdrawUntil } : {}),
    ...(description.cancelTo ? { cancelTo: description.cancelTo } : {}),
    ...(description.undoMinutes === undefined ? {} : { undoMinutes: description.undoMinutes }),
    ...(description.reviveWithin ? { reviveWithin: description.reviveWithin } : {}),
    ...(description.endWithin ? { endWithin: description.endWithin } : {}),
    ...(description.messageStart ? { messageStart: description.messageStart } : {}),
    root,
    nodes,
  };
}

const endsItself = (parts: readonly ProcessPart[]): boolean => {
  const last = parts.at(-1);
  return last !== undefined && ('end' in last || 'goBack' in last);
};

function choiceGuard({ when, on, event }: Pick<ChoicePart, 'when' | 'on' | 'event'>): BranchGuard {
  if (on) return { kind: 'outcome', outcome: on };
  if (event) return { kind: 'event', event: event.id, name: event.name };
  return when ? { kind: 'condition', source: when } : { kind: 'default' };
}

/** 包容分支 when it says `when` or `otherwise`. */
function guardOf({ when, otherwise }: GuardedPart): Pick<ParallelBranch, 'guard'> {
  if (when) return { guard: { kind: 'condition', source: when } };
  return otherwise ? { guard: { kind: 'default' } } : {};
}

/** The waiting step that is the clock of a sub-process. */
const clockOf = (section: string, name: string, timers: NonNullable<SectionPart['timers']>): NodeDefinition => ({
  ...nobodysStep(section, name),
  waits: timers.map(({ id, name: called, beside, ...limit }) => ({
    id,
    name: called,
    on: { kind: 'timer', ...limit },
    ...(beside ? { beside } : {}),
  })),
});

function stepOf({ step, handler, operations, beside: _beside, ...part }: StepPart): NodeDefinition {
  return {
    multi: { mode: 'single' },
    fields: {},
    actions: [],
    countersign: false,
    ...part,
    id: step,
    handler: handler ?? { kind: 'starter' },
    operations: { ...usualOperations, ...operations },
  };
}
