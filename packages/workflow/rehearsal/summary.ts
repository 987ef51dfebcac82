import type { Block, NodeId, Program, Sequence } from '../program.ts';
import type { CaseDifference } from './difference.ts';

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

/** Adds up what a rehearsal made of many instances; steps and flows of the version rehearsed, then those it has no more. */
export function summaryOf(cases: readonly CaseDifference[], to: Program): RehearsalSummary {
  const having = (fits: (one: CaseDifference) => boolean) => cases.filter(fits).length;
  const timed = cases.flatMap(({ millis }) => (millis ? [millis.past - millis.now] : [])).sort((a, b) => a - b);
  return {
    cases: cases.length,
    same: having(({ same }) => same),
    otherWay: having(isOtherWay),
    otherPeople: having(({ steps }) => steps.some(({ kind }) => kind === 'people')),
    nobody: having(({ nobody }) => nobody.length > 0),
    notAllowed: having(({ notAllowed }) => notAllowed.length > 0),
    stuck: having(({ stuck }) => stuck),
    unexplained: having(({ unexplained }) => unexplained > 0),
    steps: stepsOf(cases, to),
    flows: flowsOf(cases, to),
    time: {
      cases: timed.length,
      saved: timed.reduce((sum, one) => sum + one, 0),
      median: timed[Math.floor((timed.length - 1) / 2)] ?? 0,
      uncounted: having(({ uncounted }) => uncounted.length > 0),
    },
  };
}

/** Takes other branches, or goes by other steps. */
export const isOtherWay = ({ steps, ways }: CaseDifference): boolean =>
  ways.length > 0 || steps.some(({ kind }) => kind === 'added' || kind === 'dropped');

function stepsOf(cases: readonly CaseDifference[], to: Program): readonly StepSummary[] {
  const gone = cases.flatMap(({ entered }) => Object.keys(entered)).filter((node) => !to.nodes[node]);
  const all = [...Object.keys(to.nodes), ...new Set(gone)];
  return all.map((node) => {
    const having = (kind: 'people' | 'added' | 'dropped') =>
      cases.filter(({ steps }) => steps.some((one) => one.node === node && one.kind === kind)).length;
    return {
      node,
      past: cases.filter(({ entered }) => (entered[node]?.[0] ?? 0) > 0).length,
      now: cases.filter(({ entered }) => (entered[node]?.[1] ?? 0) > 0).length,
      people: having('people'),
      added: having('added'),
      dropped: having('dropped'),
      nobody: cases.filter(({ nobody }) => nobody.includes(node)).length,
    };
  });
}

function flowsOf(cases: readonly CaseDifference[], to: Program): readonly FlowSummary[] {
  return flowsOut(to).map(({ block, flow }) => ({
    block,
    flow,
    past: cases.filter(({ taken }) => (taken[flow]?.[0] ?? 0) > 0).length,
    now: cases.filter(({ taken }) => (taken[flow]?.[1] ?? 0) > 0).length,
  }));
}

/** Every flow that is taken by choice, with its words, in the order of the drawing. */
export function flowsOut(
  program: Program,
): readonly { readonly block: string; readonly name: string; readonly flow: string; readonly label: string }[] {
  const of = (sequence: Sequence): ReturnType<typeof flowsOut> => sequence.blocks.flatMap(ofBlock);
  const ofBlock = (block: Block): ReturnType<typeof flowsOut> => {
    if (block.kind === 'section') return of(block.body);
    if (block.kind === 'step') return (block.beside ?? []).flatMap(({ body }) => of(body));
    if (block.kind !== 'choice' && block.kind !== 'parallel') return [];
    const chosen = block.kind === 'choice' || block.branches.some(({ guard }) => guard);
    const own = block.branches.map(({ flow, label }) => ({ block: block.id, name: block.name, flow, label }));
    return [...(chosen ? own : []), ...block.branches.flatMap(({ body }) => of(body))];
  };
  return of(program.root);
}
