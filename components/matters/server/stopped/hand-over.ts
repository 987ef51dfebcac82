import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { ableColleague, ownApproval } from '../handling/able-colleague.ts';
import { actorOf, applyDecision } from '../handling/apply-decision.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { givenToOne } from '../secrecy/given-to.ts';
import { whyUnable } from './able.ts';
import { handedOver, insertHandOver, markHandOverUndone, mattersWithWorkOf, openWorkOfPerson } from './store.ts';

type Routes = typeof routes;

const mostAtOnce = 100;

/**
 * 交接: the open work of somebody who cannot do it goes to a colleague, in one transaction; what the colleague already sits
 * in is left and said. Only where that lasts: otherwise one administrator could stop somebody for an hour, take his work and
 * open the access again. Twice = there is nothing left to hand over.
 */
export async function handOver(
  context: UseCaseContext,
  input: InputOf<Routes['handOver']>,
): Promise<Result<ReplyOf<Routes['handOver']>>> {
  const { tx, now } = context;
  const from = input.body.personId as PersonId; // reason: looked up in the organisation below
  const person = context.agency.organisation.persons.get(from)?.name;
  if (person === undefined) return reject('matters.unknown-person');
  const unable = whyUnable(context, from);
  if (unable === undefined) return reject('matters.still-in-office', { person });
  if (!unable.forGood) return reject('matters.not-for-good', { person, because: unable.because });
  const to = ableColleague(context, input.body.toAssignmentId);
  if (!to.ok) return to;
  const batch = context.newId<string>();
  const command: Command = {
    kind: 'handOver',
    batch,
    from,
    to: to.value,
    actor: actorOf(undefined, context.person()),
    reason: input.body.reason.trim(),
  };
  const { matterId: only = null, withoutSecrets = false } = input.body;
  const wanted = { personId: from, only, secrets: !withoutSecrets, limit: mostAtOnce };
  const all = await tx.all(mattersWithWorkOf(tx.agencyId, wanted));
  const moved = await inEach(context, all, command, 'matters.handed-over');
  if (!moved.ok) return moved;
  tx.write(
    insertHandOver(tx.agencyId, { batchId: batch, from, to: to.value.personId, matterIds: moved.value, at: now }),
  );
  const receiver = context.agency.organisation.persons.get(to.value.personId)?.name ?? '';
  const left = input.body.matterId ? 0 : ((await tx.first(openWorkOfPerson(tx.agencyId, from)))?.count ?? 0);
  return ok({
    done: true,
    batchId: batch,
    moved: moved.value.length,
    said: `${person}的 ${moved.value.length} 件已交给${receiver}办理${left > 0 ? `，还有 ${left} 项没有交接` : ''}`,
  });
}

type HandingOver = Extract<Command, { readonly kind: 'handOver' | 'undoHandOver' }>;

/** The same command in each of these matters; refused only where it is possible in none of them. */
async function inEach(
  context: UseCaseContext,
  matters: readonly { readonly matterId: string }[],
  command: HandingOver,
  event: 'matters.handed-over' | 'matters.hand-over-undone',
): Promise<Result<readonly string[]>> {
  const moved: string[] = [];
  let refusal: Result<never> = reject('workflow.nothing-to-hand-over');
  for (const { matterId } of matters) {
    const done = await inOne(context, matterId, command);
    if (!done.ok) {
      refusal = done;
      continue;
    }
    context.audit({
      event,
      objectKind: 'matter',
      objectId: matterId,
      details: { batch: command.batch, ...done.value },
    });
    moved.push(matterId);
  }
  return moved.length > 0 ? ok(moved) : refusal;
}

async function inOne(
  context: UseCaseContext,
  matterId: string,
  command: HandingOver,
): Promise<Result<{ readonly version: number }>> {
  const loaded = await loadUnseen(context, matterId);
  if (!loaded.ok) return loaded;
  if (command.kind === 'handOver') {
    if (wouldJudge(loaded.value, command)) return ownApproval(context, loaded.value);
    const given = givenToOne(context, loaded.value.row.values, command.to.assignmentId);
    if (!given.ok) return given;
  }
  const decision = decideOn(loaded.value, command);
  return decision.ok ? applyDecision(context, loaded.value, { decision: decision.value }) : decision;
}

/** What the colleague has started himself is left: nobody approves his own matter. */
const wouldJudge = (loaded: LoadedMatter, { from, to }: Extract<Command, { readonly kind: 'handOver' }>): boolean =>
  loaded.state.items.some(
    (item) =>
      item.kind === 'do' &&
      item.state === 'open' &&
      item.holder.personId === from &&
      judgesOwnMatter(loaded, item.id, to.personId),
  );

/** 撤回交接: what the receiver has not acted on goes back. Twice = refused, it has been taken back. */
export async function undoHandOver(
  context: UseCaseContext,
  input: InputOf<Routes['undoHandOver']>,
): Promise<Result<ReplyOf<Routes['undoHandOver']>>> {
  const { tx, now } = context;
  const { batchId } = input.params;
  const matters = await tx.all(handedOver(tx.agencyId, batchId));
  if (matters.length === 0) return reject('matters.unknown-hand-over');
  if (matters.some(({ undone }) => undone)) return reject('matters.hand-over-undone');
  const command: Command = { kind: 'undoHandOver', batch: batchId, actor: actorOf(undefined, context.person()) };
  const back = await inEach(context, matters, command, 'matters.hand-over-undone');
  if (!back.ok) return back;
  tx.write(markHandOverUndone(tx.agencyId, batchId, now));
  return ok({ done: true, said: `已撤回 ${back.value.length} 件的交接；对方已经办过的保持不变` });
}
