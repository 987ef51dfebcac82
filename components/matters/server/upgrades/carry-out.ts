import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { upgradeData } from '@gov/forms';
import { migrate } from '@gov/workflow';
import { type FormVersionOf, formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { sameByName } from '../../rules/waiting/migration-nodes.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { factsFor } from '../handling/engine-facts.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { insertNote } from '../handling/store.ts';
import { uniqueProblems } from '../handling/unique-values.ts';
import { currentVersion } from '../migration/plan-move.ts';
import { insertDoneMove } from '../migration/store.ts';
import { giveUpValues } from '../projections-store.ts';
import { type PlannedUpgrade, plannedBetween, plannedUpgrade, whyItStays } from './plan-upgrade.ts';
import { runningByVersion } from './preview-upgrade.ts';
import {
  findUpgrade,
  finishItem,
  type ItemToDo,
  insertUpgrade,
  itemsBehind,
  itemToDo,
  listUpgrades,
  stopUpgrade,
  type UpgradeRow,
  underWay,
  writtenBlocks,
} from './store.ts';

type Routes = typeof routes;

/** Kind of the wake-up that hands out the next matters of an upgrade; its key is upgrade and last matter. */
export const upgradeKind = 'matters.upgrade-forms';
/** Kind of the wake-up that takes one matter over; its key is upgrade and matter. */
export const upgradeOneKind = 'matters.upgrade-form';

/** So many are handed out at once: what is stopped stops within these. */
const aBatch = 100;
const fromTheBeginning = '00000000-0000-0000-0000-000000000000';

/** Asks every running matter of the version to go over, each in a transaction of its own. */
export async function startUpgrade(
  context: UseCaseContext,
  { params: { formId }, body }: InputOf<Routes['startUpgrade']>,
): Promise<Result<ReplyOf<Routes['startUpgrade']>>> {
  const { tx, now: at } = context;
  const planned = await plannedUpgrade(context, formId, body);
  if (!planned.ok) return planned;
  await context.ask(formsService).lock(formId);
  if (await tx.first(underWay(tx.agencyId, formId))) return reject('matters.upgrade-under-way');
  const { from, to, withProcess, steps } = planned.value;
  const { personId, assignmentId } = context.person();
  const id = context.newId<string>();
  const versions = { fromVersionId: from.formVersionId, toVersionId: to.formVersionId };
  const reason = body.reason.trim();
  const upgrade = { id, formId, ...versions, steps, withProcess, reason, personId, assignmentId, at };
  const asked = (await tx.first(insertUpgrade(tx.agencyId, upgrade)))?.asked ?? 0;
  if (asked === 0) return reject('matters.upgrade-nothing');
  context.wakeUp(upgradeKind, `${id} ${fromTheBeginning}`);
  context.audit({
    event: 'matters.form-upgrade-asked',
    objectKind: 'form',
    objectId: formId,
    details: { upgrade: id, from: from.number, to: to.number, matters: asked, withProcess },
  });
  return ok({ upgradeId: id, asked });
}

/** The wake-up: hands out the next matters. Run twice, the second finds them done, or hands them out again to no effect. */
export async function upgradeNext(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx } = context;
  const [upgradeId = '', after = ''] = key.split(' ');
  const items = await tx.all(itemsBehind(tx.agencyId, { upgradeId, after, most: aBatch }));
  for (const { matterId } of items) context.wakeUp(upgradeOneKind, `${upgradeId} ${matterId}`);
  const last = items.at(-1);
  if (last && items.length === aBatch) context.wakeUp(upgradeKind, `${upgradeId} ${last.matterId}`);
  return ok(undefined);
}

/** The wake-up: takes one matter over, decided anew under its lock. Run twice, the second finds it done. */
export async function upgradeOne(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx, now: at } = context;
  const [upgradeId = '', matterId = ''] = key.split(' ');
  const found = await loadUnseen(context, matterId);
  const asked = await tx.first(itemToDo(tx.agencyId, upgradeId, matterId));
  if (!found.ok || !asked) return ok(undefined);
  const taken = await takeOver(context, found.value, { ...asked, upgradeId });
  if (!taken.ok) return taken;
  tx.write(finishItem(tx.agencyId, { upgradeId, matterId, refused: taken.value ?? null, at }));
  return ok(undefined);
}

/** Why it stays, or nothing where it went over. */
async function takeOver(
  context: UseCaseContext,
  loaded: LoadedMatter,
  asked: ItemToDo & { readonly upgradeId: string },
): Promise<Result<string | undefined>> {
  const { tx } = context;
  const { row, program: from } = loaded;
  if (row.state !== 'RUNNING') return ok('已经办结');
  if (row.formVersionId !== asked.fromVersionId) return ok('已经不是这一版');
  const versions = await context.ask(formsService).versionsOf(asked.formId);
  const numbers = numbersOf(versions, asked);
  const wanted = { ...numbers, steps: [...asked.steps], withProcess: asked.withProcess };
  const planned = await plannedBetween(context, versions, wanted);
  if (!planned.ok) return planned;
  const processVersionId = asked.withProcess ? await currentVersion(context, loaded) : row.processVersionId;
  const processes = context.ask(processesService);
  const to = processes.over(await processes.program(processVersionId), planned.value.after);
  const upgraded = upgradeData(planned.value, row.values, dateInChina(context.now));
  const written = (await tx.all(writtenBlocks(tx.agencyId, row.id))).map(({ block }) => block);
  const stays = whyItStays(context, planned.value, { from, to, state: loaded.state, written, upgraded });
  if (stays !== undefined) return ok(stays);
  const now = { ...loaded, form: planned.value.after };
  if (await holdsTakenValue(context, now, { upgrade: planned.value, values: upgraded.data }))
    return ok('不许重复的内容和另一件相同');
  const { personId, assignmentId, reason } = asked;
  const nodes = processVersionId === row.processVersionId ? undefined : sameByName(from, to, loaded.state);
  const decided = nodes
    ? migrate(
        { from, to },
        loaded.state,
        { nodes, reason, actor: { personId, assignmentId } },
        factsFor(context, now, upgraded.data),
      )
    : ok({ events: [], state: loaded.state });
  if (!decided.ok) return ok('已经办结');
  const applied = await applyDecision(
    context,
    { ...now, program: to },
    {
      decision: decided.value,
      values: upgraded.data,
      formVersionId: asked.toVersionId,
      ...(nodes ? { processVersionId } : {}),
    },
  );
  if (!applied.ok) return applied;
  if (nodes)
    tx.write(
      insertDoneMove(tx.agencyId, {
        ...{ batchId: asked.upgradeId, matterId: row.id, personId, assignmentId, reason, at: context.now },
        ...{ from: row.processVersionId, to: processVersionId, nodes },
      }),
    );
  note(context, row.id, { ...asked, ...numbers });
  context.audit({
    event: 'matters.form-upgraded',
    objectKind: 'matter',
    objectId: row.id,
    details: {
      upgrade: asked.upgradeId,
      ...numbers,
      fields: upgraded.changes.length,
      version: applied.value.version,
    },
  });
  return ok(undefined);
}

/** What people call the two versions of an upgrade. */
interface Numbers {
  readonly from: number;
  readonly to: number;
}

function numbersOf(
  versions: readonly FormVersionOf[],
  { fromVersionId, toVersionId }: Pick<ItemToDo, 'fromVersionId' | 'toVersionId'>,
): Numbers {
  const number = (id: string) => versions.find(({ formVersionId }) => formVersionId === id)?.number ?? 0;
  return { from: number(fromVersionId), to: number(toVersionId) };
}

/** Everybody who reads the matter sees in its course that its form is another one, and who wanted it. */
function note(context: UseCaseContext, matterId: string, { from, to, reason, personId }: ItemToDo & Numbers): void {
  const { tx, now: at, agency } = context;
  const personName = agency.organisation.persons.get(personId)?.name ?? '';
  const detail = `第 ${from} 版改为第 ${to} 版：${reason}`;
  tx.write(insertNote(tx.agencyId, { id: context.newId(), matterId, at, personName, act: '表单升级', detail }));
}

/** Values that no two matters may have are claimed under their new keys; what the new version does not guard is given up. */
async function holdsTakenValue(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { upgrade, values }: { readonly upgrade: PlannedUpgrade; readonly values: LoadedMatter['row']['values'] },
): Promise<boolean> {
  const { tx } = context;
  const guarded = ({ fields }: PlannedUpgrade['before']) =>
    [...fields.values()].filter(({ unique }) => unique).map(({ key }) => key);
  const [old, now] = [guarded(upgrade.before), guarded(upgrade.after)];
  const problems = await uniqueProblems(context, loaded, values);
  const gone = problems.length > 0 ? now.filter((key) => !old.includes(key)) : old.filter((key) => !now.includes(key));
  if (gone.length > 0) tx.write(giveUpValues(tx.agencyId, loaded.row.id, gone));
  return problems.length > 0;
}

const progressOf = (
  context: UseCaseContext,
  versions: readonly FormVersionOf[],
  row: UpgradeRow,
): ReplyOf<Routes['upgradeProgress']> => {
  const { personId, cancelledAt, left, stayed, formId: _, fromVersionId, toVersionId, ...rest } = row;
  const by = context.agency.organisation.persons.get(personId)?.name ?? '';
  return {
    ...rest,
    ...numbersOf(versions, { fromVersionId, toVersionId }),
    by,
    stayed: [...stayed],
    cancelled: cancelledAt !== null,
    over: left === 0 || cancelledAt !== null,
  };
};

/** What runs on which version, and what was done before. */
export async function upgradeChoices(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['upgradeChoices']>,
): Promise<Result<ReplyOf<Routes['upgradeChoices']>>> {
  const versions = await context.ask(formsService).versionsOf(formId);
  if (versions.length === 0) return reject('matters.upgrade-no-form');
  const upgrades = await context.tx.all(listUpgrades(context.tx.agencyId, formId));
  return ok({
    versions: await runningByVersion(context, versions),
    upgrades: upgrades.map((row) => progressOf(context, versions, row)),
  });
}

export async function upgradeProgress(
  context: UseCaseContext,
  { params }: InputOf<Routes['upgradeProgress']>,
): Promise<Result<ReplyOf<Routes['upgradeProgress']>>> {
  const row = await context.tx.first(findUpgrade(context.tx.agencyId, params.upgradeId));
  if (!row) return reject('matters.unknown-batch');
  return ok(progressOf(context, await context.ask(formsService).versionsOf(row.formId), row));
}

/** Stops it. A matter whose turn is now may still go over. */
export async function cancelUpgrade(
  context: UseCaseContext,
  { params: { upgradeId } }: InputOf<Routes['cancelUpgrade']>,
): Promise<Result<ReplyOf<Routes['cancelUpgrade']>>> {
  const { tx, now: at } = context;
  const stopped = await tx.first(stopUpgrade(tx.agencyId, { upgradeId, at, by: context.person().personId }));
  const row = await tx.first(findUpgrade(tx.agencyId, upgradeId));
  if (!row) return reject('matters.unknown-batch');
  if (!stopped) return reject('matters.upgrade-over');
  context.audit({ event: 'matters.form-upgrade-stopped', objectKind: 'form-upgrade', objectId: upgradeId });
  return ok(progressOf(context, await context.ask(formsService).versionsOf(row.formId), row));
}
