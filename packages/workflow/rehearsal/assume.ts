import type { Result } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { Command } from '../command.ts';
import { type Decision, decideWithState } from '../engine/decide.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { Item, State, Visit } from '../state.ts';
import { wakeTimes } from '../time/wake-times.ts';

/** What is assumed of a step that history knows nothing of: everybody agrees, what it waits for comes, what it calls ends well. */
export function assumed(
  program: Program,
  state: State,
  visit: Visit,
  facts: Facts,
  substitute: readonly ResolvedHandler[],
): Result<Decision> | undefined {
  for (const command of commandsFor(program, state, visit, facts, substitute)) {
    const now = command.kind === 'timeOut' ? whenDue(program, state, command, facts) : facts;
    const made = decideWithState(program, state, command, now);
    if (made.ok) return made;
  }
  return undefined;
}

function commandsFor(
  program: Program,
  state: State,
  visit: Visit,
  facts: Facts,
  substitute: readonly ResolvedHandler[],
): readonly Command[] {
  const node = program.nodes[visit.node];
  if (visit.state === 'incident') {
    const actor = substitute[0] ?? state.starter;
    const reason = '试运行';
    return [{ kind: 'resolveIncident', visit: visit.id, actor, handlers: substitute, reason }];
  }
  if (visit.waits) {
    const messages = (node?.waits ?? []).filter(({ on }) => on.kind === 'message');
    const timers = wakeTimes(program, state, facts.calendar).filter((one) => one.visit === visit.id);
    return [
      ...messages.map(({ id }) => ({ kind: 'receive', visit: visit.id, event: id }) as const),
      ...timers.map(({ step }) => ({ kind: 'timeOut', visit: visit.id, step }) as const),
    ];
  }
  const children = (state.children ?? []).filter((one) => one.visit === visit.id && one.state === 'running');
  const own = (item: Item) => item.kind === 'do' && item.visit === visit.id && item.state === 'open';
  return [
    ...children.map(({ id }) => ({ kind: 'childReport', child: id, as: 'yes' }) as const),
    // who was only asked answers before who asked
    ...state.items
      .filter(own)
      .reverse()
      .map(({ id, holder }) => ({ kind: 'complete', item: id, actor: holder }) as const),
  ];
}

function whenDue(program: Program, state: State, command: Extract<Command, { kind: 'timeOut' }>, facts: Facts): Facts {
  const due = wakeTimes(program, state, facts.calendar).find(
    ({ visit, step }) => visit === command.visit && step === command.step,
  );
  return due && due.at > facts.now ? { ...facts, now: due.at } : facts;
}
