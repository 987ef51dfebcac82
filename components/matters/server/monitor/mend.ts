import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Mend, routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut } from '../handling/carry-out.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { listed } from '../handling/say.ts';
import { mayBePressed, pressAll } from '../pressing/press.ts';
import { effectsOf } from '../previewing/effects-of.ts';
import { jumpCommand } from '../signing/jump.ts';
import { matterLookedAt, monitoredMatter } from './halt.ts';
import { branchEffect, goOnWithBranch, restBranch } from './rest-branch.ts';
import { tellOfHalt } from './tell-of-halt.ts';
import { goesOnWith } from './who-works.ts';

type Routes = typeof routes;
type OfBranch = Extract<Mend, { readonly kind: 'suspendBranch' | 'resumeBranch' }>;
type Changing = Exclude<Mend, { readonly kind: 'press' } | OfBranch>;

const events = {
  jump: 'matters.jumped',
  removeSigner: 'matters.signer-removed',
  reorder: 'matters.signers-reordered',
  findAgain: 'matters.handlers-found-again',
  undo: 'matters.mend-undone',
} as const;

/** A dry run for the dialog, by names: whose work stops, who has it next. Writes nothing. */
export async function previewMend(
  context: UseCaseContext,
  input: InputOf<Routes['previewMend']>,
): Promise<Result<ReplyOf<Routes['previewMend']>>> {
  const { expectedVersion, act } = input.body;
  const loaded = await matterLookedAt(context, input.params.matterId, expectedVersion);
  if (!loaded.ok) return loaded;
  if (act.kind === 'press') return pressEffect(context, loaded.value);
  if (isOfBranch(act)) return branchWouldBe(context, loaded.value, act);
  const command = mendCommand(context, loaded.value, act, { expectedVersion, reason: '先看影响' });
  if (!command.ok) return command;
  const effects = await effectsOf(context, loaded.value, command.value);
  return effects.ok ? ok({ effects: effects.value }) : effects;
}

const isOfBranch = (act: Mend): act is OfBranch => act.kind === 'suspendBranch' || act.kind === 'resumeBranch';

/** Refused as the act would be. */
function branchWouldBe(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { kind, scope }: OfBranch,
): Result<ReplyOf<Routes['previewMend']>> {
  const decided = decideOn(loaded, { kind, scope, actor: actorOf(undefined, context.person()), reason: '先看影响' });
  if (!decided.ok) return decided;
  const words = branchEffect(context, loaded, { scope, rests: kind === 'resumeBranch' });
  return ok({ effects: [{ kind: 'plain', words }] });
}

function pressEffect(context: UseCaseContext, loaded: LoadedMatter): Result<ReplyOf<Routes['previewMend']>> {
  const items = mayBePressed(context, loaded, { asSupervisor: true });
  if (items.length === 0) return reject('matters.nobody-to-press');
  const names = [...new Set(items.map(({ holder }) => nameOf(context, holder.personId)))];
  const words = `${listed(names)}打开这件时会看到您催办，和您写的话；流程不变。`;
  return ok({ effects: [{ kind: 'plain', words }] });
}

/** 跳转 减签 调整次序 重新确定办理人 暂停一支 催办, and 撤消 of one's own last, by who keeps the course of things, on a matter he does not read. Twice = the page is old. */
export async function mend(
  context: UseCaseContext,
  input: InputOf<Routes['mend']>,
): Promise<Result<ReplyOf<Routes['mend']>>> {
  const { matterId } = input.params;
  const { expectedVersion, act, reason } = input.body;
  const loaded = await monitoredMatter(context, matterId, expectedVersion);
  if (!loaded.ok) return loaded;
  if (act.kind === 'press') {
    const pressed = await pressAll(context, loaded.value, { asSupervisor: true, reason });
    if (!pressed.ok) return pressed;
    return ok({ done: true, version: pressed.value.version, said: `已催${listed(pressed.value.names)}办理` });
  }
  if (act.kind === 'suspendBranch')
    return restBranch(context, loaded.value, { by: 'administrator', scope: act.scope, reason });
  if (act.kind === 'resumeBranch')
    return goOnWithBranch(context, loaded.value, { by: 'administrator', scope: act.scope });
  const command = mendCommand(context, loaded.value, act, { expectedVersion, reason });
  if (!command.ok) return command;
  const taken = act.kind === 'undo' ? { how: 'withdrawn' as const } : {};
  const event = events[act.kind];
  const changed = { matterId, command: command.value, event, details: { by: 'administrator' }, ...taken };
  await tellOfHalt(context, matterId);
  const done = await carryOut(context, loaded.value, changed);
  if (!done.ok) return done;
  const { decision, version } = done.value;
  return ok({
    done: true,
    version,
    said: `${saidOf(context, loaded.value, act)}，${goesOn(context, loaded.value, decision)}`,
  });
}

function goesOn(context: UseCaseContext, loaded: LoadedMatter, decision: Decision): string {
  return decision.state.status === 'open' ? goesOnWith(context, loaded, decision) : '这件事项到此结束';
}

/** What is asked of the engine, in the administrator's right, on the version his page showed. */
function mendCommand(
  context: UseCaseContext,
  loaded: LoadedMatter,
  act: Changing,
  { expectedVersion, reason }: { readonly expectedVersion: number; readonly reason: string },
): Result<Command> {
  const actor = actorOf(undefined, context.person());
  const right = { actor, asAdministrator: true, reason } as const;
  switch (act.kind) {
    case 'jump': {
      const { visit, node, forks } = act;
      const command = jumpCommand(context, loaded, { expectedVersion, visit, node, reason });
      return command.ok ? ok({ ...command.value, asAdministrator: true, forks }) : command;
    }
    case 'removeSigner':
      // reason: a person unknown here is no signer, which the engine says
      return ok({ ...right, kind: 'removeSigner', visit: act.visit, person: act.personId as PersonId });
    case 'findAgain':
      return ok({ kind: 'resolveAgain', visit: act.visit, actor, reason });
    case 'undo':
      return ok({ kind: 'undo', act: act.act, actor, reason });
    case 'reorder': {
      const order = act.personIds as readonly string[] as readonly PersonId[]; // reason: the engine compares them with who waits
      return ok({ ...right, kind: 'reorder', visit: act.visit, order });
    }
  }
}

const nameOf = (context: UseCaseContext, personId: string): string =>
  context.agency.organisation.persons.get(personId)?.name ?? '';

function saidOf(context: UseCaseContext, { program }: LoadedMatter, act: Changing): string {
  switch (act.kind) {
    case 'jump':
      return `已跳转到“${program.nodes[act.node]?.name ?? ''}”`;
    case 'removeSigner':
      return `已减去${nameOf(context, act.personId)}`;
    case 'undo':
      return '已撤消上次的调整';
    case 'reorder':
      return '已按新的次序会签';
    case 'findAgain':
      return '已按现在的组织机构重新确定办理人';
  }
}
