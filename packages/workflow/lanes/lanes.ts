import type { ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, oneLine, textOf } from '../bpmn/moddle-values.ts';
import type { NodeId, Program } from '../program.ts';

/** 泳道 of a file (BPMN 2.0, 10.7): it says whose part a step is and changes nothing of what is run. */
export interface Lane {
  readonly id: string;
  /** Elements that the file says are in it, also by the lanes inside it. */
  readonly members: readonly string[];
  /** Ids of the lanes around it. */
  readonly around: readonly string[];
}

/** Lanes of a process element, outer ones before those inside them. */
export const lanesOf = (process: ModdleElement): readonly Lane[] =>
  listOf(process.laneSets).flatMap((set) => lanesIn(set, []));

function lanesIn(set: ModdleElement, around: readonly string[]): readonly Lane[] {
  return listOf(set.lanes).flatMap((lane): readonly Lane[] => {
    const inner = childOf(lane.childLaneSet);
    const within = inner ? lanesIn(inner, [...around, textOf(lane.id)]) : [];
    const own = listOf(lane.flowNodeRef).map(({ id }) => textOf(id));
    const members = [...new Set([...own, ...within.flatMap((one) => one.members)])];
    return [{ id: textOf(lane.id), members, around }, ...within];
  });
}

/**
 * Element → the name of its lane, with the names of the lanes around it (`综合处 / 文书科`); what stands in an embedded
 * sub-process is where that is. Undefined where no lane has a name. Read once for a file.
 */
export function lanesOfSteps(process: ModdleElement): Program['lanes'] {
  const found = new Map<string, string>();
  const tell = (element: ModdleElement, words: string): void => {
    found.set(textOf(element.id), words);
    for (const inner of listOf(element.flowElements)) if (inner.$type !== 'bpmn:SequenceFlow') tell(inner, words);
  };
  const visit = (set: ModdleElement, around: readonly string[]): void => {
    for (const lane of listOf(set.lanes)) {
      const names = [...around, oneLine(lane.name)].filter(Boolean);
      if (names.length > 0) for (const element of listOf(lane.flowNodeRef)) tell(element, names.join(' / '));
      // what an inner lane says as well is said more closely
      const inner = childOf(lane.childLaneSet);
      if (inner) visit(inner, names);
    }
  };
  for (const set of listOf(process.laneSets)) visit(set, []);
  return found.size === 0 ? undefined : Object.fromEntries(found);
}

/** 泳道 of a step; undefined where the file names none. */
export const laneOf = ({ lanes }: Pick<Program, 'lanes'>, node: NodeId): string | undefined =>
  lanes && Object.hasOwn(lanes, node) ? lanes[node] : undefined;

/** Chinese letters of small print that a step is wide. */
const mostLetters = 10;

/** A name of at most ten Chinese letters, or twice as many Latin ones; what is left out ends in an ellipsis. */
export function shortName(name: string): string {
  const letters = [...name];
  const widths = letters.map((letter) => (letter < '\u2e80' ? 0.55 : 1));
  const total = (to: number): number => widths.slice(0, to).reduce((sum, one) => sum + one, 0);
  if (total(letters.length) <= mostLetters) return name;
  const kept = letters.filter((_, at) => total(at + 1) <= mostLetters - 1);
  return `${kept.join('')}…`;
}
