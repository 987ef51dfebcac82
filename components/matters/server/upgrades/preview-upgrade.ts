import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type UpgradedData, upgradeData } from '@gov/forms';
import type { Program } from '@gov/workflow';
import type { FormVersionOf } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, UpgradeExample } from '../../contract.ts';
import { isOpenToAll } from '../../rules/upgrades/revealed.ts';
import { granteeKeysOf } from '../readers.ts';
import { type PlannedUpgrade, plannedUpgrade, whyItStays } from './plan-upgrade.ts';
import { mattersToTry, runningOnVersions, type TriedMatter } from './store.ts';

type Routes = typeof routes;

/** So many are tried out; of more the newest say enough, and each is decided anew when its turn comes. */
const mostTried = 300;
const mostExamples = 20;

/** What would become of the running matters. Whose content it is, only who may read it sees; everybody else gets counts. */
export async function previewUpgrade(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['previewUpgrade']>,
): Promise<Result<ReplyOf<Routes['previewUpgrade']>>> {
  const { tx } = context;
  const planned = await plannedUpgrade(context, params.formId, body);
  if (!planned.ok) return planned;
  const { from } = planned.value;
  // whoever only keeps the course of things reads no matter, whatever stands among its readers
  const grantees = context.can('matters.handle') ? granteeKeysOf(context) : [];
  const [counted] = await tx.all(runningOnVersions(tx.agencyId, [from.formVersionId]));
  const rows = await tx.all(
    mattersToTry(tx.agencyId, { formVersionId: from.formVersionId, grantees, most: mostTried }),
  );
  const tried = await Promise.all(rows.map((row) => tryOut(context, planned.value, row)));
  const why = new Map<string, number>();
  for (const { stays } of tried) if (stays !== undefined) why.set(stays, (why.get(stays) ?? 0) + 1);
  context.audit({
    event: 'matters.form-upgrade-previewed',
    objectKind: 'form',
    objectId: params.formId,
    details: {
      from: body.from,
      to: body.to,
      tried: tried.length,
      read: rows.filter(({ readable }) => readable).length,
    },
  });
  return ok({
    running: counted?.running ?? 0,
    tried: tried.length,
    fits: tried.filter(({ stays }) => stays === undefined).length,
    stays: [...why].map(([words, count]) => ({ why: words, count })).sort((a, b) => b.count - a.count),
    examples: examplesOf(tried),
  });
}

interface Tried {
  readonly row: TriedMatter;
  readonly upgraded: UpgradedData;
  readonly stays: string | undefined;
  readonly programs: readonly [from: Program, to: Program];
}

async function tryOut(context: UseCaseContext, planned: PlannedUpgrade, row: TriedMatter): Promise<Tried> {
  const processes = context.ask(processesService);
  const now = await processes.program(row.processVersionId);
  const next = planned.withProcess ? await processes.program(row.currentProcess) : now;
  const [from, to] = [processes.over(now, planned.before), processes.over(next, planned.after)];
  const upgraded = upgradeData(planned, row.values, dateInChina(context.now));
  const stays = whyItStays(context, planned, { from, to, state: row.state, written: row.written, upgraded });
  return { row, upgraded, stays, programs: [from, to] };
}

/** What stays stands first; what the caller may read is told with what changes on its paper, as far as every step shows it. */
function examplesOf(tried: readonly Tried[]): UpgradeExample[] {
  const inOrder = [...tried].sort(
    (a, b) =>
      Number(b.stays !== undefined) - Number(a.stays !== undefined) || Number(b.row.readable) - Number(a.row.readable),
  );
  return inOrder.slice(0, mostExamples).map(({ row, upgraded, stays, programs }) => ({
    matterId: row.matterId,
    kindName: row.kindName,
    number: row.number,
    ...(stays === undefined ? {} : { why: stays }),
    ...(row.readable
      ? {
          title: row.title,
          changes: upgraded.changes
            .filter(({ key }) => programs.every((program) => isOpenToAll(program, key)))
            .map(({ label, before, after }) => ({ label, before, after })),
        }
      : {}),
  }));
}

/** Versions of a form with what runs on them. */
export async function runningByVersion(context: UseCaseContext, versions: readonly FormVersionOf[]) {
  const rows = await context.tx.all(
    runningOnVersions(
      context.tx.agencyId,
      versions.map(({ formVersionId }) => formVersionId),
    ),
  );
  const running = new Map(rows.map((row) => [row.formVersionId, row.running]));
  return versions.map(({ number, publishedAt, formVersionId }) => ({
    number,
    publishedAt,
    running: running.get(formVersionId) ?? 0,
  }));
}
