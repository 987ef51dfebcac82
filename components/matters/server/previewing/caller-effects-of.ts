import { type ChildEnd, type Command, dryRun } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Effect } from '../../rules/act-effects.ts';
import { callerEffects } from '../../rules/children/caller-effects.ts';
import { type CallsEnd, callsEnd } from '../../rules/children/calls-end.ts';
import { weighed } from '../asking/weights.ts';
import { decideReport } from '../children/child-ended.ts';
import { readableOf, stoppedWords } from '../children/show-children.ts';
import { callOf as rulesOfCall } from '../children/start-child.ts';
import { callOf } from '../children/store.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { listOpinions } from '../view/store.ts';

/** What the end of a child does in the matter that called it. */
export interface CallersPart {
  readonly end: CallsEnd;
  readonly effects: readonly Effect[];
}

const nothing: CallersPart = { end: 'nobodyWaits', effects: [] };

/**
 * A dry run of what the caller of a matter will be told when that ends as `as`, by the same decision as the wake-up makes. Names of
 * the caller only for whom the one reading rule lets read it; others are told how many. Reads, and locks nothing.
 */
export async function callersPart(context: UseCaseContext, { row }: LoadedMatter, as: ChildEnd): Promise<CallersPart> {
  const { tx } = context;
  const call = await tx.first(callOf(tx.agencyId, row.id));
  if (!call || (call.state !== 'running' && call.state !== 'asked')) return nothing;
  const loaded = await loadUnseen(context, call.parentId, readMatter);
  if (!loaded.ok) return nothing;
  const parent = loaded.value;
  const { child } = call;
  // what a child that is decided brings back may turn the caller's way; nobody knows before it is written
  if (as === 'yes' || (as === 'no' && rulesOfCall(parent, call)?.back)) return nothing;
  const decided = await weighed(parent.weights, () => decideReport(parent, { child, as }));
  if (!decided.ok) return nothing;
  const [act] = decided.value.events;
  const told: Command = { kind: 'childReport', child, as: act?.kind === 'childReported' ? act.as : as };
  const dry = dryRun(parent.program, parent.state, told, parent.facts);
  if (!dry.ok) return nothing;
  const end = callsEnd(child, decided.value);
  const opinions = await tx.all(listOpinions(tx.agencyId, parent.row.id));
  const written = new Set(opinions.filter((one) => !one.void).map((one) => one.item));
  const self = context.person().personId;
  const { persons } = context.agency.organisation;
  const effects = callerEffects(
    {
      program: parent.program,
      state: parent.state,
      after: decided.value.state,
      dry: dry.value,
      children: await stoppedWords(context, parent, dry.value.childrenStop),
      nameOf: (personId) => (personId === self ? '您' : (persons.get(personId as typeof self)?.name ?? '')),
      hasOpinion: (item) => written.has(item),
      ...(end === 'waits' ? { waits: true } : {}),
    },
    (await readableOf(context, [call.parentId])).has(call.parentId),
  );
  return { end, effects: end === 'nobodyWaits' ? [] : effects };
}
