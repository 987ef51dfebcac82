import fc from 'fast-check';
import { copyCards } from '../designing/apply.ts';
import type { CopiedCards, DesignCommand, NewCard } from '../designing/command.ts';
import { bodiesOf, type Design, isParent, type Path, type Spot } from '../designing/design.ts';
import { remediesOf } from '../designing/remedies.ts';
import { timersAt } from '../designing/timers.ts';
import type { Block } from '../program.ts';

/** Random numbers that mean a command in any design: what, where, with what. */
export interface Move {
  readonly kind: number;
  readonly where: number;
  readonly there: number;
  readonly what: number;
}

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ kind: fc.nat(24), where: fc.nat(200), there: fc.nat(200), what: fc.nat(50) }),
  { minLength: 1, maxLength: 8, size: 'max' },
);

const cards: readonly NewCard[] = [
  'step',
  'choice',
  'parallel',
  'inclusive',
  'wait',
  'call',
  'end',
  'notify',
  'setField',
  'send',
];

/** Every gap of a design, the last of each sequence included. */
export function spotsOf({ program }: Design): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (blocks: readonly Block[], path: Path): void => {
    blocks.forEach((block, at) => {
      spots.push({ path, at });
      if (!isParent(block)) return;
      for (const [branch, body] of bodiesOf(block).entries()) visit(body.blocks, [...path, [at, branch]]);
    });
    spots.push({ path, at: blocks.length });
  };
  visit(program.root.blocks, []);
  return spots;
}

/** The command that numbers mean here. */
export function commandOf(design: Design, { kind, where, there, what }: Move): DesignCommand {
  const spots = spotsOf(design);
  const pick = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];
  const at = pick(spots, where) ?? { path: [], at: 0 };
  const to = pick(spots, there) ?? at;
  const nodes = Object.keys(design.program.nodes);
  const node = pick(nodes, where) ?? '';
  const copied: CopiedCards = copyCards(design, at) ?? {
    program: { root: { kind: 'sequence', blocks: [] }, nodes: {} },
  };
  const commands: readonly DesignCommand[] = [
    { kind: 'insert', at, card: pick(cards, what) ?? 'step', process: 'leave', field: 'days' },
    { kind: 'insert', at, card: 'step' },
    { kind: 'remove', at },
    { kind: 'move', from: at, to },
    { kind: 'wrapInParallel', at },
    { kind: 'addBranch', at },
    { kind: 'removeBranch', at, branch: what % 3 },
    { kind: 'moveBranch', at, branch: what % 3, to: there % 3 },
    { kind: 'setGoBack', path: at.path, to: pick(nodes, there) ?? null },
    { kind: 'rename', at, name: `改名${what}` },
    {
      kind: 'setCondition',
      at,
      branch: what % 3,
      guard: what % 2 ? { kind: 'condition', source: `天数 > ${what}` } : { kind: 'default' },
      label: `第${what}种`,
    },
    { kind: 'setCountersign', at, countersign: what % 2 === 0 },
    { kind: 'setHandlers', node, handler: { kind: 'chief' } },
    { kind: 'setVotes', node, multi: { mode: 'parallel', rule: { of: [2, 3] } } },
    {
      kind: 'setLimit',
      node,
      due: { workingDays: (what % 9) + 1 },
      overdue: [{ afterDue: 0, act: { kind: 'remind' } }],
    },
    { kind: 'paste', at: to, cards: copied },
    {
      kind: 'addTimer',
      at,
      act: what % 2 ? 'leave' : 'beside',
      limit: what % 5 ? { workingDays: (what % 4) + 1 } : { workingHours: 4 },
    },
    { kind: 'addTimer', at, act: what % 2 ? 'beside' : 'leave', limit: { workingDays: (what % 7) + 1 } },
    {
      kind: 'setTimer',
      at,
      event: pick(timersAt(design, at), there)?.event ?? '',
      ...(what % 3 ? { limit: { workingDays: (what % 11) + 1 } } : {}),
      ...(what % 2 ? { name: `满${what}天` } : {}),
    },
    { kind: 'removeTimer', at, event: pick(timersAt(design, at), there)?.event ?? '' },
    {
      kind: 'setProcess',
      change:
        what % 2
          ? { cancelTo: 'draft', undoMinutes: what, endWithin: { workingDays: what } }
          : { cancelTo: null, endWithin: null },
    },
    pick([...remediesOf(design).values()].flat(), there)?.command ?? { kind: 'remove', at },
    { kind: 'setProcess', change: { withdrawUntil: what % 2 ? 'read' : null } },
    { kind: 'setStep', node, change: { flowLabel: `送出${what}`, signing: true } },
    {
      kind: 'setEnough',
      at,
      enough: what % 5 ? { branches: (what % 3) + 1, rest: what % 2 ? 'cancel' : 'continue' } : null,
    },
  ];
  return pick(commands, kind) ?? { kind: 'remove', at };
}
