import { besideEndOf } from '../bpmn/graph.ts';
import type { Block, Program } from '../program.ts';
import { besideOf, blocksWithin, type Design, isParent } from './design.ts';

/** Ids that a design has, of steps, gateways, flows and events. */
export function idsOf({ program, locked }: Design): ReadonlySet<string> {
  const ids = new Set<string>([program.processId, program.startId, ...Object.keys(program.nodes)]);
  for (const part of Object.values(locked)) for (const member of part.members) ids.add(member);
  for (const node of Object.values(program.nodes)) for (const event of node.waits ?? []) ids.add(event.id);
  for (const block of blocksWithin(program.root)) for (const id of idsOfBlock(block)) ids.add(id);
  return ids;
}

function idsOfBlock(block: Block): readonly string[] {
  if (block.kind === 'end') return [block.id];
  if (!isParent(block)) return [];
  const beside = besideOf(block).flatMap(({ event, flow }) => [event, flow, besideEndOf(event)]);
  if (block.kind === 'step') return beside;
  const own = block.kind === 'parallel' ? [block.id, block.joinId] : [block.id, `${block.id}_merge`];
  if (block.kind === 'section') return [...own, ...beside];
  const events = block.branches.flatMap(({ guard }) => (guard?.kind === 'event' ? [guard.event] : []));
  return [...own, ...events, ...block.branches.map(({ flow }) => flow)];
}

/** Makes ids that neither the design nor `taken` has: an id once used for a step is never used for another. */
export class NewIds {
  private readonly used: Set<string>;

  constructor(design: Design, taken: ReadonlySet<string>) {
    this.used = new Set([...idsOf(design), ...taken]);
  }

  readonly next = (kind: string): string => {
    let number = 1;
    while (this.used.has(`${kind}_${number}`)) number += 1;
    const id = `${kind}_${number}`;
    this.used.add(id);
    return id;
  };

  /** For a branch of a gateway: the id of its flow. */
  readonly branch = (gateway: string): string => this.next(`${gateway}_way`);
}

/** A name no step of the process has yet: `办理`, `办理 2`. */
export function freeName(program: Pick<Program, 'nodes'>, name: string): string {
  const names = new Set(Object.values(program.nodes).map((node) => node.name));
  if (!names.has(name)) return name;
  let number = 2;
  while (names.has(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
