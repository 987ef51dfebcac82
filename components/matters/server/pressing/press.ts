import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command, Item, State, WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { commandToTakeBack } from '../../rules/last-act.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { actorOf, applyDecision } from '../handling/apply-decision.ts';
import { type BoundMatter, decideWithin, withBound } from '../handling/bound-matter.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { listed } from '../handling/say.ts';

type Routes = typeof routes;

/** In which right, and with what words, those who have it in hand are spoken to. */
type Pressing = Pick<Extract<Command, { readonly kind: 'press' }>, 'asSupervisor' | 'asks' | 'reason'>;

/** 催办 of everybody who has an open task, in the presser's words; whoever was pressed within the hour is left alone. */
export async function press(
  context: UseCaseContext,
  input: InputOf<Routes['press']>,
): Promise<Result<ReplyOf<Routes['press']>>> {
  const loaded = await loadMatter(context, input.params.matterId);
  if (!loaded.ok) return loaded;
  const reason = writtenWords(input.body.message);
  const pressed = await pressAll(context, loaded.value, reason === '' ? {} : { reason });
  return pressed.ok ? ok({ done: true as const, version: pressed.value.version }) : pressed;
}

/** 请他退回: where 取回 comes too late, those who have it now are asked, once an hour, and told why. */
export async function askBack(
  context: UseCaseContext,
  input: InputOf<Routes['askBack']>,
): Promise<Result<ReplyOf<Routes['askBack']>>> {
  const found = await loadMatter(context, input.params.matterId);
  if (!found.ok) return found;
  const loaded = await withBound(context, found.value);
  if (!comesTooLate(context, loaded)) return reject('matters.nothing-to-ask-back');
  const asked = await pressAll(context, loaded, { asks: 'return', reason: input.body.reason });
  if (!asked.ok) return asked;
  const { version, names } = asked.value;
  return ok({ done: true, version, said: `已请${listed(names)}退回，等他们决定` });
}

const tooLate: ReadonlySet<string> = new Set([
  'workflow.already-acted-on',
  'workflow.already-read',
  'workflow.moved-on',
  'workflow.undo-too-late',
]);

/** Somebody has acted on what the caller's last act created, or its time has passed: he cannot take it back himself. */
export function comesTooLate(context: UseCaseContext, loaded: BoundMatter): boolean {
  const command = commandToTakeBack(loaded.state, actorOf(undefined, context.person()), loaded.covered);
  const refused = command && decideWithin(loaded, command);
  if (!refused || refused.ok) return false;
  return tooLate.has(refused.rejection.code);
}

/** Those who would be spoken to; also within the hour after it was done: the answer then says how long to wait. */
export const mayBePressed = (context: UseCaseContext, loaded: LoadedMatter, how: Pressing): readonly Item[] =>
  openWorkOfOthers(context, loaded).filter((item) => {
    const pressed = decideOn(loaded, pressingOf(context, item, how));
    return pressed.ok || pressed.rejection.code === 'workflow.pressed-recently';
  });

/** One act for all of them, so that they are told once; refused only where it is possible for none. */
export async function pressAll(
  context: UseCaseContext,
  loaded: LoadedMatter,
  how: Pressing,
): Promise<Result<{ readonly version: number; readonly names: readonly string[] }>> {
  let state: State = loaded.state;
  let refusal: Result<never> | undefined;
  const events: WorkflowEvent[] = [];
  const names: string[] = [];
  for (const item of openWorkOfOthers(context, loaded)) {
    const pressed = decideOn({ ...loaded, state }, pressingOf(context, item, how));
    if (!pressed.ok) refusal = pressed;
    else {
      state = pressed.value.state;
      events.push(...pressed.value.events);
      names.push(context.agency.organisation.persons.get(item.holder.personId)?.name ?? '');
    }
  }
  if (events.length === 0) return refusal ?? reject('matters.nobody-to-press');
  const applied = await applyDecision(context, loaded, { decision: { state, events } });
  if (!applied.ok) return applied;
  context.audit({
    event: how.asks === 'return' ? 'matters.return-asked' : 'matters.pressed',
    objectKind: 'matter',
    objectId: loaded.row.id,
    details: { people: events.length, ...(how.asSupervisor ? { by: 'administrator' } : {}) },
  });
  return ok({ version: applied.value.version, names: [...new Set(names)] });
}

const openWorkOfOthers = (context: UseCaseContext, { state }: LoadedMatter): readonly Item[] =>
  state.items.filter(
    (item) => item.kind === 'do' && item.state === 'open' && item.holder.personId !== context.person().personId,
  );

const pressingOf = (context: UseCaseContext, item: Item, how: Pressing) =>
  ({ kind: 'press', item: item.id, actor: actorOf(undefined, context.person()), ...how }) as const;
