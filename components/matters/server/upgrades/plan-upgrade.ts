import { ok, type Result, reject } from '@gov/base';
import { carriedFields, checkUpgrade, type Upgrade, type UpgradedData } from '@gov/forms';
import { type Program, type State, unmappedNodes } from '@gov/workflow';
import { type FormVersionOf, formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { WantedUpgrade } from '../../contract.ts';
import { revealed } from '../../rules/upgrades/revealed.ts';
import { sameByName } from '../../rules/waiting/migration-nodes.ts';

/** An upgrade between two published versions of one form, its steps checked. */
export interface PlannedUpgrade extends Upgrade {
  readonly from: FormVersionOf;
  readonly to: FormVersionOf;
  readonly withProcess: boolean;
}

/** The versions somebody names and the steps he gives; a step that does not fit is said at its field. */
export async function plannedUpgrade(
  context: UseCaseContext,
  formId: string,
  wanted: WantedUpgrade,
): Promise<Result<PlannedUpgrade>> {
  const versions = await context.ask(formsService).versionsOf(formId);
  return versions.length === 0 ? reject('matters.upgrade-no-form') : plannedBetween(context, versions, wanted);
}

/** The same, where the versions of the form were asked for already. */
export async function plannedBetween(
  context: UseCaseContext,
  versions: readonly FormVersionOf[],
  wanted: WantedUpgrade,
): Promise<Result<PlannedUpgrade>> {
  const forms = context.ask(formsService);
  const [from, to] = [wanted.from, wanted.to].map((wantedNumber) =>
    versions.find(({ number }) => number === wantedNumber),
  );
  if (!from || !to || from.number >= to.number) return reject('matters.upgrade-versions');
  const upgrade: Upgrade = {
    before: await forms.compiled(from.formVersionId),
    after: await forms.compiled(to.formVersionId),
    steps: wanted.steps,
  };
  const problems = checkUpgrade(upgrade);
  if (problems.length > 0) return reject('matters.upgrade-steps', { count: problems.length }, problems);
  return ok({ ...upgrade, from, to, withProcess: wanted.withProcess });
}

/** One matter as it is looked at: what it runs by now, and by what it would go on. */
export interface MatterUnderUpgrade {
  readonly from: Program;
  readonly to: Program;
  readonly state: State;
  /** Opinion blocks in which somebody has written. */
  readonly written: readonly string[];
  readonly upgraded: UpgradedData;
}

/** Why a matter stays with its version, in words without any of its values; undefined where it can go over. */
export function whyItStays(context: UseCaseContext, upgrade: Upgrade, matter: MatterUnderUpgrade): string | undefined {
  const { before, after } = upgrade;
  const { from, to, state, written, upgraded } = matter;
  if (to !== from) {
    const lost = unmappedNodes(from, to, state, { nodes: sameByName(from, to, state) });
    if (lost.length > 0)
      return `正在办的“${lost.map((node) => from.nodes[node]?.name ?? '').join('”“')}”在新版流程里没有对应的位置`;
  }
  const [problem] = upgraded.problems;
  if (problem) {
    const label = (after.fields.get(problem.path) ?? before.fields.get(problem.path))?.label;
    return label === undefined ? problem.message : `“${label}”填的内容放不进新版`;
  }
  const block = written.find((key) => before.blocks.has(key) && !after.blocks.has(key));
  if (block) return `“${before.blocks.get(block)?.label ?? ''}”里已经有意见，新版没有这一栏`;
  const asks = whatProcessMisses(context, upgrade, { from, to });
  if (asks) return asks;
  const shown = revealed(carriedFields(upgrade.steps), from, to);
  if (shown) {
    const labels = [before.fields.get(shown.from)?.label ?? '', after.fields.get(shown.to)?.label ?? ''];
    return `“${labels[0]}”有的步骤不让看，新字段“${labels[1]}”还没有在“谁能看和填”里这样设`;
  }
  return undefined;
}

/** What the process that it would go on by asks of the new form in vain; what it already asked of the old one in vain is not new. */
function whatProcessMisses(
  context: UseCaseContext,
  { before, after }: Upgrade,
  { from, to }: { readonly from: Program; readonly to: Program },
): string | undefined {
  for (const node of Object.values(to.nodes)) {
    const asked = Object.entries(node.fields).some(([key, right]) => {
      const field = after.fields.get(key);
      return right === 'required' && !after.blocks.has(key) && (!field || field.retired === true);
    });
    if (asked) return `流程的“${node.name}”要填的内容，新版表单里没有`;
    if (node.opinion && !after.blocks.has(node.opinion.block))
      return `流程的“${node.name}”写意见的一栏，新版表单里没有`;
  }
  const processes = context.ask(processesService);
  const known = new Set(processes.problemsWith(from, before).map(({ message }) => message));
  return processes
    .problemsWith(to, after)
    .find(({ message }) => !known.has(message))
    ?.message.replace(/。$/, '');
}
