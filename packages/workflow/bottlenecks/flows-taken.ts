import { type GraphFlow, graphOf, innerEndOf, innerStartOf } from '../bpmn/graph.ts';
import type { Program } from '../program.ts';
import type { State, Visit } from '../state.ts';

/** An arrow of the drawing, or a way that is not drawn: into a sub-process, out of it, onto a timer at the edge of a step. */
type Way = Pick<GraphFlow, 'to'> & { readonly id?: string };

/**
 * Flows of a drawing that an instance has gone along, each once: from step to step as one led to the other, past gateways. What was
 * returned, taken back up or chosen freely went along none; where two ways with nothing on them lie between two steps, neither is told.
 */
export function flowsTaken(program: Program): (state: State) => ReadonlySet<string> {
  const { elements, flows } = graphOf(program);
  const ways = new Map<string, Way[]>();
  const add = (from: string, way: Way): void => void ways.set(from, [...(ways.get(from) ?? []), way]);
  for (const { id, from, to } of flows) add(from, { id, to });
  for (const { id, kind, attachedTo } of elements) {
    if (attachedTo) add(attachedTo, { to: id });
    if (kind !== 'section') continue;
    add(id, { to: innerStartOf(id) });
    add(innerEndOf(id), { to: id });
  }
  const stops = new Set(elements.filter(({ id, kind }) => kind !== 'section' && program.nodes[id]).map(({ id }) => id));
  const ends = new Set(elements.filter(({ kind, parent }) => kind === 'end' && !parent).map(({ id }) => id));
  const known = new Map<string, readonly string[]>();
  /** Flows of the only way there; none where there is no way, or more than one. */
  const between = (from: string, reached: (id: string) => boolean, name: string): readonly string[] => {
    const key = JSON.stringify([from, name]);
    const found = known.get(key) ?? onlyWay(from, reached, { ways, stops });
    known.set(key, found);
    return found;
  };
  return (state) => {
    const visits = state.visits.filter((visit) => visit.state !== 'withdrawn' && !visit.clock);
    const led = new Set(visits.flatMap(({ from }) => from));
    const last =
      state.status === 'completed' ? visits.filter(({ id, state: one }) => one === 'done' && !led.has(id)) : [];
    return new Set([
      ...visits.filter(isByFlow).flatMap(({ node, from }) => {
        const before = from.length > 0 ? from.map((id) => state.visits[id - 1]?.node ?? '') : [program.startId];
        return before.flatMap((one) => between(one, (id) => id === node, node));
      }),
      ...last.flatMap(({ node }) => between(node, (id) => ends.has(id), '')),
    ]);
  };
}

const isByFlow = ({ returnedFrom, resumes, adhoc, freely }: Visit): boolean =>
  returnedFrom === undefined && resumes === undefined && !adhoc && !freely;

interface Ways {
  readonly ways: ReadonlyMap<string, readonly Way[]>;
  /** Where a way ends: what somebody does, or what is waited for. */
  readonly stops: ReadonlySet<string>;
}

function onlyWay(from: string, reached: (id: string) => boolean, { ways, stops }: Ways): readonly string[] {
  const found: (readonly string[])[] = [];
  const go = (at: string, path: readonly string[], been: ReadonlySet<string>): void => {
    for (const { id, to } of ways.get(at) ?? []) {
      if (found.length > 1) return;
      const next = id === undefined ? path : [...path, id];
      if (reached(to)) found.push(next);
      else if (!stops.has(to) && !been.has(to)) go(to, next, new Set([...been, to]));
    }
  };
  go(from, [], new Set([from]));
  const [only, ...others] = found;
  return only && others.length === 0 ? only : [];
}
