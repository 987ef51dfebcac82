import { diagram, type Program, stepsInOrder } from '@gov/workflow';
import type { Picture } from '../../contract.ts';
import type { VersionProgram } from './store.ts';

/** Steps in the order of the drawing. */
export const stepsOf = (program: Program) =>
  stepsInOrder(program).map((id) => ({ id, name: program.nodes[id]?.name ?? '' }));

/** Steps of all versions, under the name they had last. */
export const namesOfSteps = (versions: readonly VersionProgram[]): ReadonlyMap<string, string> =>
  new Map(versions.flatMap((one) => stepsOf(one.program)).map(({ id, name }) => [id, name]));

/** The drawing as a reply carries it. */
export function pictureOf(program: Program): Picture {
  const { width, height, nodes, edges } = diagram(program);
  return { width, height, nodes: [...nodes], edges: edges.map((edge) => ({ ...edge, points: [...edge.points] })) };
}
