import type { Block, NodeId, Program, Sequence } from '../program.ts';
import type { CaseDifference, StepDifference } from './difference.ts';

/** How many of the instances rehearsed; a step counts once for each, however often it was entered. */
export interface StepSummary {
  readonly node: NodeId;
  readonly past: number;
  readonly now: number;
  /** Others would get it. */
  readonly people: number;
  readonly added: number;
  readonly dropped: number;
  readonly nobody: number;
}

/** A flow out of a choice: in how many instances it was taken, and would be. */
export interface FlowSummary {
  readonly block: string;
  readonly flow: string;
  readonly past: number;
  readonly now: number;
}

/** All instances rehearsed, taken together. */
export interface RehearsalSummary {
  readonly cases: number;
  readonly same: number;
  readonly otherWay: number;
  readonly otherPeople: number;
  readonly nobody: number;
  readonly notAllowed: number;
  readonly stuck: number;
  /** Not all of their acts could be given again. */
  readonly unexplained: number;
  readonly steps: readonly StepSummary[];
  readonly flows: readonly FlowSummary[];
  /** Working time saved (positive) or lost, over the instances where it can be told. */
  readonly time: {
    readonly cases: number;
    readonly saved: number;
    readonly median: number;
    readonly uncounted: number;
  };
}

/** What is counted of an instance; people and refusals may be said in any words. */
export interface Counted extends Pick<CaseDifference, 'same' | 'nobody' | 'stuck' | 'unexplained' | 'uncounted'> {
  readonly steps: readonly Pick<CaseDifference['steps'][number], 'node' | 'kind'>[];
  readonly ways: readonly unknown[];
  readonly notAllowed: readonly unknown[];
  readonly millis?: CaseDifference['millis'];
  readonly entered: CaseDifference['entered'];
  readonly taken: CaseDifference['taken'];
}

/** Adds up what a rehearsal made of many instances, by the steps and flows named, in their order. */
export function summaryOf(
  cases: readonly Counted[],
  { steps, flows }: { readonly steps: readonly NodeId[]; readonly flows: readonly FlowOut[] },
): RehearsalSummary {
  const having = (fits: (one: Counted) => boolean) => cases.filter(fits).length;
  const timed = cases.flatMap(({ millis }) => (millis ? [millis.past - millis.now] : [])).sort((a, b) => a - b);
  return {
    cases: cases.length,
    same: having(({ same }) => same),
    otherWay: having(isOtherWay),
    otherPeople: having(({ steps: own }) => own.some(({ kind }) => kind === 'people')),
    nobody: having(({ nobody }) => nobody.length > 0),
    notAllowed: having(({ notAllowed }) => notAllowed.length > 0),
    stuck: having(({ stuck }) => stuck),
    unexplained: having(({ unexplained }) => unexplained > 0),
    steps: steps.map((node) => stepOf(cases, node)),
    flows: flows.map(({ block, flow }) => ({ block, flow, ...inCases(cases, ({ taken }) => taken[flow]) })),
    time: {
      cases: timed.length,
      saved: timed.reduce((sum, one) => sum + one, 0),
      median: timed[Math.floor((timed.length - 1) / 2)] ?? 0,
      uncounted: having(({ uncounted }) => uncounted.length > 0),
    },
  };
}

/** Takes other branches, or goes by other steps. */
export const isOtherWay = ({ steps, ways }: Counted): boolean =>
  ways.length > 0 || steps.some(({ kind }) => kind === 'added' || kind === 'dropped');

function stepOf(cases: readonly Counted[], node: NodeId): StepSummary {
  const having = (kind: StepDifference['kind']) =>
    cases.filter(({ steps }) => steps.some((one) => one.node === node && one.kind === kind)).length;
  return {
    node,
    ...inCases(cases, ({ entered }) => entered[node]),
    people: having('people'),
    added: having('added'),
    dropped: having('dropped'),
    nobody: cases.filter(({ nobody }) => nobody.includes(node)).length,
  };
}

/** In how many instances it occurred at all. */
const inCases = (cases: readonly Counted[], of: (one: Counted) => readonly [number, number] | undefined) => ({
  past: cases.filter((one) => (of(one)?.[0] ?? 0) > 0).length,
  now: cases.filter((one) => (of(one)?.[1] ?? 0) > 0).length,
});

/** A flow that is taken by choice, with its words. */
export interface FlowOut {
  readonly block: string;
  readonly name: string;
  readonly flow: string;
  readonly label: string;
}

/** Every flow that is taken by choice, in the order of the drawing. */
export const flowsOut = (program: Program): readonly FlowOut[] => flowsOf(program.root);

const flowsOf = (sequence: Sequence): readonly FlowOut[] => sequence.blocks.flatMap(flowsOfBlock);

function flowsOfBlock(block: Block): readonly FlowOut[] {
  if (block.kind === 'section') return flowsOf(block.body);
  if (block.kind === 'step') return (block.beside ?? []).flatMap(({ body }) => flowsOf(body));
  if (block.kind !== 'choice' && block.kind !== 'parallel') return [];
  const chosen = block.kind === 'choice' || block.branches.some(({ guard }) => guard);
  const own = block.branches.map(({ flow, label }) => ({ block: block.id, name: block.name, flow, label }));
  return [...(chosen ? own : []), ...block.branches.flatMap(({ body }) => flowsOf(body))];
}
