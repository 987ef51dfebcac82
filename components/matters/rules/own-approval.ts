import type { Program, State } from '@gov/workflow';

/** Would this person judge a matter of his own? A step that gives an opinion and is not the starter's own is a judgement. */
export function judgesOwnMatter(
  { program, state }: { readonly program: Program; readonly state: State },
  item: number,
  personId: string,
): boolean {
  const visit = state.visits[(state.items[item - 1]?.visit ?? 0) - 1];
  const node = visit && program.nodes[visit.node];
  return node?.opinion !== undefined && node.handler.kind !== 'starter' && personId === state.starter.personId;
}
