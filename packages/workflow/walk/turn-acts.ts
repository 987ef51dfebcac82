import type { ResolvedHandler } from '@gov/organisation';
import type { Command } from '../command.ts';
import { decideWithState } from '../engine/decide.ts';
import type { NodeDefinition, Program } from '../program.ts';
import { dryFacts } from '../returns/preview-return.ts';
import type { Item, State, Visit } from '../state.ts';

/** What is done with persons who are named in the trial: 转办, 请人先办, 加签, 传阅, 自选下一步. */
export type NamingKind = 'transfer' | 'delegate' | 'before' | 'after' | 'parallel' | 'circulate' | 'next';

export interface NamingAct {
  readonly kind: NamingKind;
  /** More than one may be named. */
  readonly several: boolean;
}

/** One item of work in the trial, with where it stands. */
export interface Work {
  readonly item: Item;
  readonly visit: Visit;
  readonly node: NodeDefinition;
}

/** Nobody is asked for this one: it only shows whether the engine would carry the act out for somebody. */
const somebody = { personId: 'walk', assignmentId: 'walk' } as unknown as ResolvedHandler; // reason: is never stored or shown

const several: ReadonlySet<NamingKind> = new Set(['before', 'after', 'parallel', 'circulate', 'next']);

/** The acts with persons that are open to who holds this now: what the engine would refuse for everybody is not offered. */
export function namingActs(program: Program, state: State, work: Work): readonly NamingAct[] {
  const { item, node } = work;
  const { operations } = node;
  if (item.part) return [];
  const offered: readonly (readonly [NamingKind, boolean | undefined])[] = [
    ['transfer', operations.transfer],
    ['delegate', operations.delegate],
    ['before', operations.addBefore],
    ['after', operations.addAfter],
    ['parallel', operations.addParallel],
    ['circulate', operations.circulate],
    ['next', node.free?.persons],
  ];
  return offered.flatMap(([kind, isOffered]) => {
    if (!isOffered) return [];
    // whom a limited transfer may go to is asked when somebody is named
    const isOpen =
      (kind === 'transfer' && node.transferTo !== undefined) ||
      decideWithState(program, state, namingCommand(kind, item, [somebody]), dryFacts).ok;
    return isOpen ? [{ kind, several: several.has(kind) }] : [];
  });
}

/** The command of such an act. */
export function namingCommand(
  kind: NamingKind,
  { id, holder: actor }: Pick<Item, 'id' | 'holder'>,
  persons: readonly ResolvedHandler[],
): Command {
  const [to = actor] = persons;
  switch (kind) {
    case 'transfer':
    case 'delegate':
      return { kind, item: id, actor, to };
    case 'circulate':
      return { kind, item: id, actor, readers: persons, mayComment: true };
    case 'next':
      return { kind: 'complete', item: id, actor, next: { kind: 'persons', handlers: persons } };
    default:
      return { kind: 'addSigners', item: id, actor, where: kind, signers: persons };
  }
}

/** 自选下一步 and 特送 to a step of the drawing. */
export function stepActs(program: Program, state: State, { item, visit, node }: Work) {
  if (item.part) return [];
  const nameOf = (id: string): string => program.nodes[id]?.name ?? '';
  const actor = item.holder;
  const free = (node.free?.nodes ?? []).map((to) => ({
    words: `自选下一步：送“${nameOf(to)}”`,
    command: { kind: 'complete', item: item.id, actor, next: { kind: 'node', node: to } } as const,
  }));
  const jumps = (node.operations.jumpTo ?? []).map((to) => ({
    words: `特送到“${nameOf(to)}”`,
    command: { kind: 'jump', visit: visit.id, to, actor, reason: '试走时特送' } as const,
  }));
  return [...free, ...jumps].filter(({ command }) => decideWithState(program, state, command, dryFacts).ok);
}
