import {
  crossedSteps,
  type NodeDefinition,
  type NodeId,
  type OverdueStep,
  type Program,
  stepsInOrder,
} from '@gov/workflow';

/** What the kind of a matter says of the action words of its steps. */
export interface StepWords {
  /** Only their holder does them. */
  readonly inPerson?: readonly string[];
  /** Nobody takes them back. */
  readonly irreversible?: Readonly<Record<string, string>>;
  /** Of these, what 特送 may go past all the same. */
  readonly maySkip?: readonly string[];
}

/** Does the kind give this step a meaning that nothing may go past: 签发, 编号? */
export function mustBePassed(
  { inPerson = [], irreversible = {}, maySkip = [] }: StepWords,
  node: NodeDefinition,
): boolean {
  return node.actions.some(
    (action) => (inPerson.includes(action) || irreversible[action] !== undefined) && !maySkip.includes(action),
  );
}

/** Names of the steps that a way past the drawn one would leave out, or have done twice, though the kind needs each once. */
export const missedSteps = (program: Program, words: StepWords, from: NodeId, to: NodeId): readonly string[] =>
  neededAmong(program, words, crossedSteps(program, from, to));

const neededAmong = (program: Program, words: StepWords, steps: readonly NodeId[]): readonly string[] =>
  steps.flatMap((id) => {
    const node = program.nodes[id];
    return node && mustBePassed(words, node) ? [node.name] : [];
  });

/**
 * The same for 自选下一步, by which the step that chooses is done: what is left out behind it, or done twice on a way back. Where
 * the work comes back to the drawn way (`rejoin`), nothing is left out, and the chosen step itself may come again.
 */
export function missedByChoice(
  program: Program,
  words: StepWords,
  { from, to, rejoin }: { readonly from: NodeId; readonly to: NodeId; readonly rejoin?: true | undefined },
): readonly string[] {
  const forwards = stepsInOrder(program).indexOf(from) < stepsInOrder(program).indexOf(to);
  const crossed = rejoin ? [to] : crossedSteps(program, from, to).filter((node) => !(forwards && node === from));
  return neededAmong(program, words, crossed);
}

/** A time limit that the kind would refuse each time it comes. */
export interface RefusedLimit {
  readonly step: string;
  readonly why: string;
}

/** Time limits that agree in place of who must act himself, or that go past a step the kind needs. */
export const refusedLimits = (program: Program, words: StepWords): readonly RefusedLimit[] =>
  Object.values(program.nodes).flatMap((node) =>
    (node.overdue ?? []).flatMap(({ act }) => {
      const why = whyRefused(program, words, node, act);
      return why ? [{ step: node.name, why }] : [];
    }),
  );

function whyRefused(
  program: Program,
  words: StepWords,
  node: NodeDefinition,
  act: OverdueStep['act'],
): string | undefined {
  const inPerson = node.actions.some((action) => words.inPerson?.includes(action));
  if (inPerson && act.kind === 'agree') return '要本人办，到期不能自动同意';
  if (inPerson && act.kind === 'disagree') return '要本人办，到期不能自动不同意';
  if (act.kind !== 'goTo') return undefined;
  const missed = missedSteps(program, words, node.id, act.node);
  return missed.length === 0 ? undefined : `到期会越过“${missed.join('”“')}”`;
}
