import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks, type routes } from '../../contract.ts';
import { standingOf } from '../../rules/standing.ts';
import { weighed } from '../asking/weights.ts';
import { stoppedWords } from '../children/show-children.ts';
import { callOf } from '../children/store.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { giveUpUniqueValues, uniqueProblems } from '../handling/unique-values.ts';
import { type HaltSaid, halt, matterLookedAt, monitoredMatter } from './halt.ts';
import { staysEnded } from './stays-ended.ts';
import { goesOnWith, namesOf, whatWouldHappen, whoAndStep, workOfState } from './who-works.ts';

type Routes = typeof routes;

/** A dry run for the dialog: whose work stops or rests, and who has work again. Writes nothing. */
export async function previewHalt(
  context: UseCaseContext,
  input: InputOf<Routes['previewHalt']>,
): Promise<Result<ReplyOf<Routes['previewHalt']>>> {
  const found = await matterLookedAt(context, input.params.matterId);
  if (!found.ok) return found;
  const loaded = found.value;
  const { act } = input.body;
  if (act === 'revive') {
    const allowed = await mayComeBack(context, loaded);
    if (!allowed.ok) return allowed;
  }
  const command: Command = { kind: act, actor: actorOf(undefined, context.person()), reason: '试算' };
  const effect = await weighed(loaded.weights, () => whatWouldHappen(loaded, command));
  if (!effect.ok) return effect;
  if (act === 'terminate') {
    const agreed = await mayBeEnded(context, loaded);
    if (!agreed.ok) return agreed;
  }
  return ok({
    version: loaded.row.version,
    childrenStop: (await stoppedWords(context, loaded, effect.value.childrenStop)).map(({ standing }) => standing),
    stops: act === 'revive' ? [] : [...workOfState(context, loaded, loaded.state)],
    opens: effect.value.opens.map(({ handler, node, name }) =>
      whoAndStep(context, loaded, { personId: handler.personId, node, ...(name ? { name } : {}) }),
    ),
  });
}

/** 暂停: everything stays listed and readable; nothing else until it goes on. Twice = refused, it stands still already. */
export async function suspend(
  context: UseCaseContext,
  input: InputOf<Routes['suspend']>,
): Promise<Result<ReplyOf<Routes['suspend']>>> {
  const { expectedVersion, reason } = input.body;
  const loaded = await monitoredMatter(context, input.params.matterId, expectedVersion);
  return loaded.ok ? suspendLoaded(context, loaded.value, 'administrator', reason) : loaded;
}

/** The same by whoever has the right to it. */
export function suspendLoaded(
  context: UseCaseContext,
  loaded: LoadedMatter,
  by: 'administrator' | 'handler',
  reason: string,
): Promise<Result<HaltSaid>> {
  const command: Command = { kind: 'suspend', actor: actorOf(undefined, context.person()), reason: reason.trim() };
  const names = namesOf(workOfState(context, loaded, loaded.state));
  return halt(context, loaded, { command, event: 'matters.suspended', by }, () =>
    names === '' ? '已暂停' : `已暂停，${names}的办理停下，期限不再计算`,
  );
}

/** 恢复: what was not yet due has the same working time left as when it was suspended. */
export async function resume(
  context: UseCaseContext,
  input: InputOf<Routes['resume']>,
): Promise<Result<ReplyOf<Routes['resume']>>> {
  const loaded = await monitoredMatter(context, input.params.matterId, input.body.expectedVersion);
  return loaded.ok ? resumeLoaded(context, loaded.value, 'administrator') : loaded;
}

/** The same by whoever has the right to it. */
export function resumeLoaded(
  context: UseCaseContext,
  loaded: LoadedMatter,
  by: 'administrator' | 'handler',
): Promise<Result<HaltSaid>> {
  const command: Command = { kind: 'resume', actor: actorOf(undefined, context.person()) };
  return halt(
    context,
    loaded,
    { command, event: 'matters.resumed', by },
    (decision) => `已恢复，${goesOnWith(context, loaded, decision)}`,
  );
}

/** 终止: all open work is closed. What the kind says against an end (来文在办) holds here as for the starter. */
export async function terminateMatter(
  context: UseCaseContext,
  input: InputOf<Routes['terminate']>,
): Promise<Result<ReplyOf<Routes['terminate']>>> {
  const { expectedVersion, reason } = input.body;
  const found = await monitoredMatter(context, input.params.matterId, expectedVersion);
  if (!found.ok) return found;
  const loaded = found.value;
  const { id: matterId, kindCode } = loaded.row;
  const agreed = await mayBeEnded(context, loaded);
  if (!agreed.ok) return agreed;
  const command: Command = { kind: 'terminate', actor: actorOf(undefined, context.person()), reason: reason.trim() };
  const names = namesOf(workOfState(context, loaded, loaded.state));
  const ended = await halt(context, loaded, { command, event: 'matters.terminated', by: 'administrator' }, () =>
    names === '' ? '已终止' : `已终止，${names}的办理停下`,
  );
  if (!ended.ok) return ended;
  giveUpUniqueValues(context, loaded);
  context.announce('MatterClosed', matterId, { kindCode, how: 'cancelled' });
  return ended;
}

/** What the kind says against an end before its time. */
async function mayBeEnded(context: UseCaseContext, { row }: LoadedMatter): Promise<Result<unknown>> {
  const hooks = context.extension(matterKindHooks, row.kindCode)?.(context);
  return (await hooks?.ended?.({ matterId: row.id, values: row.values, how: 'cancelled' })) ?? ok(undefined);
}

/** 复活 of what has ended in whatever way: back to where it stood; what it gave up at its end must still be free. */
export async function revive(
  context: UseCaseContext,
  input: InputOf<Routes['revive']>,
): Promise<Result<ReplyOf<Routes['revive']>>> {
  const { expectedVersion, reason } = input.body;
  const found = await monitoredMatter(context, input.params.matterId, expectedVersion);
  if (!found.ok) return found;
  const loaded = found.value;
  const allowed = await mayComeBack(context, loaded);
  if (!allowed.ok) return allowed;
  const taken = await uniqueProblems(context, loaded, loaded.row.values);
  if (taken.length > 0) return reject('matters.value-taken');
  const { id: matterId, kindCode } = loaded.row;
  const command: Command = { kind: 'revive', actor: actorOf(undefined, context.person()), reason: reason.trim() };
  const decided = await weighed(loaded.weights, () => decideOn(loaded, command));
  if (!decided.ok) return decided;
  const standing = standingOf(loaded.program, decided.value.state);
  const agreed = await context.extension(matterKindHooks, kindCode)?.(context).reviving?.({ matterId, standing });
  if (agreed && !agreed.ok) return agreed;
  return halt(
    context,
    loaded,
    { command, event: 'matters.revived', by: 'administrator' },
    (decision) => `已恢复，${goesOnWith(context, loaded, decision)}`,
  );
}

/** What its caller has gone on from stays ended, and so does what its kind or a number keeps. */
async function mayComeBack(context: UseCaseContext, { row, state }: LoadedMatter): Promise<Result<void>> {
  if (state.status === 'open') return reject('workflow.not-ended');
  const call = state.called ? await context.tx.first(callOf(context.tx.agencyId, row.id)) : undefined;
  if (call && call.state !== 'running') return reject('matters.child-over');
  const stays = await staysEnded(context, [{ ...row, matterId: row.id }]);
  const why = stays.get(row.id);
  return why ? { ok: false, rejection: why.rejection } : ok(undefined);
}
