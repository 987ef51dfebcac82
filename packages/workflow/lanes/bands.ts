import type { ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, textOf } from '../bpmn/moddle-values.ts';
import type { Drawing } from '../drawing/drawing.ts';
import type { Box, Picture, Sheet } from '../drawing/picture.ts';
import { lanesOf } from './lanes.ts';

/** The band of a lane or pool in the picture of the file. */
export interface Band {
  /** Its name stands above it, the flow runs downwards. */
  readonly isUpright: boolean;
  /** Elements of the process that belong into it; of the pool of somebody else none. */
  readonly members: ReadonlySet<string>;
  /** Bands it lies in. */
  readonly around: ReadonlySet<string>;
}

/** Bands that are drawn in a file, by the ids of their lanes and pools. Read once, when the file is opened. */
export function bandsOf({ definitions, process }: Drawing, parts: readonly ModdleElement[]): ReadonlyMap<string, Band> {
  const known = new Map<string, Pick<Band, 'members' | 'around'>>();
  const roots = listOf(definitions.rootElements);
  const pools = roots.flatMap((root) => (root.$type === 'bpmn:Collaboration' ? listOf(root.participants) : []));
  for (const one of roots.filter(({ $type }) => $type === 'bpmn:Process')) {
    const isOwn = one === process;
    const own = pools.filter((pool) => childOf(pool.processRef) === one).map(({ id }) => textOf(id));
    const all = isOwn ? listOf(one.flowElements).map(({ id }) => textOf(id)) : [];
    for (const id of own) known.set(id, { members: new Set(all), around: new Set() });
    for (const { id, members, around } of lanesOf(one))
      known.set(id, { members: new Set(isOwn ? members : []), around: new Set([...own, ...around]) });
  }
  return new Map(
    parts.flatMap((part): readonly (readonly [string, Band])[] => {
      const element = childOf(part.bpmnElement);
      if (!element || !/^bpmn:(Lane|Participant)$/.test(element.$type)) return [];
      const id = textOf(element.id);
      const bounds = childOf(part.bounds);
      // where the file does not say it: as it is longer
      const isUpright =
        typeof part.isHorizontal === 'boolean' ? !part.isHorizontal : Number(bounds?.height) > Number(bounds?.width);
      return [[id, { isUpright, ...(known.get(id) ?? strange) }]];
    }),
  );
}

/** Somebody else's: nothing of the process belongs into it. */
const strange = { members: new Set<string>(), around: new Set<string>() };

/**
 * Bands that would say something wrong as the picture stands now: a step of theirs is drawn outside them, or one that the file
 * puts into another band of the same rank stands in them. New steps are in no lane of the file and stand where they stand.
 */
export function bandsLeftOut(
  { bands, nodes }: Sheet,
  shapes: Picture['shapes'],
  isDrawn: (id: string) => boolean,
): ReadonlySet<string> {
  const wrong = new Set<string>();
  if (bands.size === 0) return wrong;
  const placed = new Set([...bands.values()].flatMap(({ members }) => [...members]));
  const points = [...placed].flatMap((id) => {
    const [box, node] = [shapes[id], nodes.get(id)];
    // what sits on an edge goes with its step
    return box && node?.attachedTo === undefined && node && !node.type.startsWith('bpmn:Data') && isDrawn(id)
      ? [[id, box.x + box.w / 2, box.y + box.h / 2] as const]
      : [];
  });
  for (const [id, band] of bands) {
    const box = shapes[id];
    const isWrong = ([one, x, y]: (typeof points)[number]): boolean =>
      band.members.has(one) ? !isWithin(box, x, y) : isWithin(box, x, y) && isElsewhere(one, band, bands);
    if (box && points.some(isWrong)) wrong.add(id);
  }
  return wrong;
}

/** The file puts it into a band that is not around this one: what is in the pool alone may stand in any lane of it. */
const isElsewhere = (id: string, { around }: Band, bands: Sheet['bands']): boolean =>
  [...bands].some(([other, { members }]) => members.has(id) && !around.has(other));

const isWithin = (box: Box | undefined, across: number, down: number): boolean =>
  box !== undefined && across >= box.x && across <= box.x + box.w && down >= box.y && down <= box.y + box.h;

/**
 * Lanes of one pool that began and ended in one line before do so afterwards: where one of them was made longer or shorter by
 * what happened in it, its neighbours are as well. Bands whose flow runs downwards stay as they are.
 */
export function evenBands(
  bands: Sheet['bands'],
  before: Picture['shapes'],
  after: Picture['shapes'],
): Picture['shapes'] {
  const groups = new Map<string, string[]>();
  for (const [id, { isUpright, around }] of bands) {
    const [was, now] = [before[id], after[id]];
    if (isUpright || around.size === 0 || !was || !now) continue;
    const key = `${[...around].join(' ')} ${Math.round(was.x)} ${Math.round(was.x + was.w)}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const evened = [...groups.values()].flatMap((ids) => {
    const rows = ids.flatMap((id) => {
      const [was, now] = [before[id], after[id]];
      return was && now ? [{ id, was, now }] : [];
    });
    const x = Math.min(...rows.map(({ now }) => now.x));
    // the one something happened in is not moved, only changed
    const changed = rows.find(({ was, now }) => now.x === was.x && now.w !== was.w);
    return changed ? rows.map(({ id, now }) => [id, { ...now, x, w: changed.now.w }] as const) : [];
  });
  return evened.length === 0 ? after : { ...after, ...Object.fromEntries(evened) };
}
