import { nobodysStep, usualOperations } from '../bpmn/read-step.ts';
import type { HouseDeed } from '../node-rules.ts';
import type { Block, NodeDefinition, Sequence } from '../program.ts';
import type { CopiedCards, NewCard } from './command.ts';
import { besideOf, blocksWithin, isParent, noCondition } from './design.ts';
import { freeName, type NewIds } from './names.ts';

/** Blocks to be put in, and the steps they bring. */
export interface NewBlocks {
  readonly blocks: readonly Block[];
  readonly nodes: Readonly<Record<string, NodeDefinition>>;
}

const empty: Sequence = { kind: 'sequence', blocks: [] };

/** A step that says nothing yet: who handles it is asked for first. */
export const newStep = (id: string, name: string): NodeDefinition => ({
  id,
  name,
  handler: { kind: 'sectionHead', of: 'starter' },
  multi: { mode: 'single' },
  operations: usualOperations,
  fields: {},
  actions: [],
  countersign: false,
});

interface NewCardCommand {
  readonly card: NewCard;
  readonly process?: string;
  readonly field?: string;
}

export function newCard(
  { card, process = '', field = '' }: NewCardCommand,
  ids: NewIds,
  nodes: NewBlocks['nodes'],
): NewBlocks {
  switch (card) {
    case 'step':
      return stepBlock(newStep(ids.next('step'), freeName({ nodes }, '办理')));
    case 'wait': {
      const id = ids.next('wait');
      const waits = [{ id, name: '', on: { kind: 'timer', workingDays: 3 } }] as const;
      return stepBlock({ ...nobodysStep(id, freeName({ nodes }, '等待')), waits });
    }
    case 'call':
      return stepBlock({
        ...newStep(ids.next('call'), freeName({ nodes }, '子流程')),
        handler: { kind: 'starter' },
        call: { process, mode: 'sync' },
      });
    case 'notify':
      return deedBlock(ids, nodes, '通知', { kind: 'notify', to: { kind: 'starter' } });
    case 'setField':
      return deedBlock(ids, nodes, '填一栏', { kind: 'setField', field, to: { today: true } });
    case 'send':
      return deedBlock(ids, nodes, '发消息', { kind: 'send', message: '办好了' });
    case 'end':
      return only({ kind: 'end', id: ids.next('end'), name: '', result: 'completed' });
    case 'choice': {
      const id = ids.next('choice');
      const branches = [
        { flow: ids.branch(id), label: '', guard: noCondition, body: empty },
        { flow: ids.branch(id), label: '', guard: { kind: 'default' }, body: empty },
      ] as const;
      return only({ kind: 'choice', id, name: '', branches });
    }
    case 'parallel':
    case 'inclusive':
      return newFork(card, ids, nodes);
  }
}

/** Two branches with a step each; of an inclusive fork the second is taken where no condition holds. */
function newFork(card: 'parallel' | 'inclusive', ids: NewIds, nodes: NewBlocks['nodes']): NewBlocks {
  const id = ids.next('fork');
  const [first, second] = [newStep(ids.next('step'), freeName({ nodes }, '办理')), ids.next('step')];
  const other = newStep(second, freeName({ nodes: { ...nodes, [first.id]: first } }, '办理'));
  // without a condition the first one is always taken, until somebody says when
  const guards = card === 'inclusive' ? [{}, { guard: { kind: 'default' as const } }] : [];
  return {
    blocks: [
      {
        kind: 'parallel',
        id,
        joinId: ids.next(`${id}_join`),
        name: '',
        countersign: false,
        branches: [first, other].map((node, at) => ({
          flow: ids.branch(id),
          label: '',
          ...guards[at],
          body: { kind: 'sequence', blocks: [{ kind: 'step', node: node.id }] },
        })),
      },
    ],
    nodes: { [first.id]: first, [other.id]: other },
  };
}

function deedBlock(ids: NewIds, nodes: NewBlocks['nodes'], name: string, does: HouseDeed): NewBlocks {
  return stepBlock({ ...nobodysStep(ids.next('deed'), freeName({ nodes }, name)), does });
}

const only = (block: Block): NewBlocks => ({ blocks: [block], nodes: {} });
/** The one event that a step is itself goes by its name. */
export const withEventName = (node: NodeDefinition): NodeDefinition =>
  node.waits?.length === 1 && node.waits[0]?.id === node.id
    ? { ...node, waits: node.waits.map((event) => ({ ...event, name: node.name })) }
    : node;

const stepBlock = (node: NodeDefinition): NewBlocks => ({
  blocks: [{ kind: 'step', node: node.id }],
  nodes: { [node.id]: withEventName(node) },
});

/** Copied cards under ids of their own; what names a copied step names its copy, what names another keeps it. */
export function pastedCards({ program }: CopiedCards, ids: NewIds, nodes: NewBlocks['nodes']): NewBlocks {
  const copies = new Map<string, string>();
  const renamed = (id: string, kind: string): string => {
    const known = copies.get(id) ?? ids.next(kind);
    copies.set(id, known);
    return known;
  };
  for (const block of blocksWithin(program.root)) {
    for (const { event, flow } of besideOf(block)) {
      renamed(event, 'timer');
      renamed(flow, 'timer_way');
    }
    if (block.kind === 'step') {
      const kind = block.node.replace(/_\d+$/, '');
      const copy = renamed(block.node, kind);
      for (const event of program.nodes[block.node]?.waits ?? [])
        if (event.id !== block.node) renamed(event.id, `${copy}_event`);
    } else if (isParent(block)) {
      const id = block.id.replace(/_(events|timers)$/, '');
      // the choice drawn as events goes by the id of its step
      if (id !== block.id) copies.set(block.id, `${copies.get(id) ?? id}${block.id.slice(id.length)}`);
      const copy = renamed(block.id, block.id.replace(/_\d+$/, ''));
      if (block.kind === 'parallel') renamed(block.joinId, `${copy}_join`);
      if (block.kind !== 'section')
        for (const { flow, guard } of block.branches) {
          renamed(flow, `${copy}_way`);
          if (guard?.kind === 'event') renamed(guard.event, `${copy}_event`);
        }
    } else if (block.kind === 'end') renamed(block.id, 'end');
  }
  const names = { ...nodes };
  const sections = new Set(
    [...blocksWithin(program.root)].flatMap((block) => (block.kind === 'section' ? block.id : [])),
  );
  const definitions = Object.values(program.nodes).map((node) => {
    // the clock of a section goes by the name of the section
    const isClock = sections.has(node.id);
    const name = isClock ? node.name : node.name && freeName({ nodes: names }, node.name);
    const copy = withEventName({ ...withIds(node, copies), name });
    names[copy.id] = copy;
    return copy;
  });
  return {
    blocks: withIds(program.root, copies).blocks,
    nodes: Object.fromEntries(definitions.map((node) => [node.id, node])),
  };
}

/** Keys whose text is an id; other texts that happen to read like one are left alone. */
const idKeys: ReadonlySet<string> = new Set(['id', 'node', 'joinId', 'flow', 'event', 'to', 'nodes', 'jumpTo']);

function withIds<T>(value: T, copies: ReadonlyMap<string, string>, key = ''): T {
  const change = (part: unknown, name: string): unknown => {
    if (typeof part === 'string') return idKeys.has(name) ? (copies.get(part) ?? part) : part;
    if (Array.isArray(part)) return part.map((one) => change(one, name));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([inner, one]) => [inner, change(one, inner)]));
  };
  return change(value, key) as T; // reason: only texts under the keys of ids are replaced
}
