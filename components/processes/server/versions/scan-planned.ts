import { ok, type Result } from '@gov/base';
import { compile } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { secrecyField } from '../../rules/gate/drawn-findings.ts';
import { nobodyFindings } from '../../rules/gate/scan-nobody.ts';
import { templateOf } from './drawn-gate.ts';
import { sentenceOf } from './publish-file.ts';
import { scanPortion, sectionName } from './scan-design.ts';
import { keepScan, lockPlan } from './store.ts';

/** Kind of the wake-up that looks through the next sections after a planned publication; its key is plan and place. */
export const scanPlanKind = 'processes.scan-plan';

/**
 * 每个科室都当一回发起人, by the house, when nobody sat before the dialog: portion by portion, each in a transaction of its own. What
 * is found stands with the plan and is told at the process and in the list. Run twice, a portion finds the same again.
 */
export async function scanPlanned(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx } = context;
  const [planId = '', place = '0'] = key.split(' ');
  const plan = await tx.first(lockPlan(tx.agencyId, planId));
  if (!plan?.found) return ok(undefined);
  const compiled = await compile(plan.bpmnXml);
  if (!compiled.ok) return ok(undefined);
  const secret = secrecyField(await templateOf(context, plan.formId)) !== undefined;
  const { all, found, next } = scanPortion(context, { program: compiled.value, secret, from: Number(place) });
  const known = new Map(
    [...plan.found, ...found].map((one) => [JSON.stringify([one.node, one.sectionId, one.role]), one]),
  );
  const warnings = plan.warnings ?? [];
  if (next !== undefined) {
    tx.write(keepScan(tx.agencyId, { id: planId, found: [...known.values()], warnings }));
    context.wakeUp(scanPlanKind, `${planId} ${next}`);
    return ok(undefined);
  }
  const findings = nobodyFindings(compiled.value, [...known.values()], {
    starters: all,
    sectionName: (sectionId) => sectionName(context, sectionId),
  });
  tx.write(keepScan(tx.agencyId, { id: planId, found: null, warnings: [...warnings, ...findings.map(sentenceOf)] }));
  return ok(undefined);
}
