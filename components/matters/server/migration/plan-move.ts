import { ok, type Result, reject } from '@gov/base';
import { type Decision, migrate, type Program } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { sameByName } from '../../rules/waiting/migration-nodes.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { findKind } from '../kinds/store.ts';

type Asker = Parameters<typeof migrate>[2]['actor'];

/** A move to another version as it would be done now. */
export interface Move {
  readonly to: Program;
  /** Old id → new id of its steps. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly decision: Decision;
}

/** The version a matter of its kind begins with today. */
export async function currentVersion(context: UseCaseContext, { row }: LoadedMatter): Promise<string> {
  const kind = await context.tx.first(findKind(context.tx.agencyId, row.kindCode));
  return kind?.processVersionId ?? row.processVersionId;
}

/** What the engine says to the move, or why it cannot be: nothing under way may be left without a place, nor a field be missing. */
export async function planMove(
  context: UseCaseContext,
  loaded: LoadedMatter,
  asked: {
    readonly processVersionId: string;
    readonly reason: string;
    readonly actor: Asker;
    /** By a plan; absent: by the same name. */
    readonly nodes?: Readonly<Record<string, string>>;
    /** The version that the plan was made for: it says nothing about another. */
    readonly from?: string;
  },
): Promise<Result<Move>> {
  const { program: from, state, facts, form, row } = loaded;
  if (row.state !== 'RUNNING') return reject('workflow.process-ended');
  if (row.processVersionId === asked.processVersionId) return reject('matters.version-current');
  if (asked.from !== undefined && row.processVersionId !== asked.from) return reject('matters.version-other');
  const over = await programFor(context, form, asked.processVersionId);
  if (!over.ok) return over;
  const to = over.value;
  const plan = { nodes: asked.nodes ?? sameByName(from, to, state), reason: asked.reason, actor: asked.actor };
  const decided = migrate({ from, to }, state, plan, facts);
  return decided.ok ? ok({ to, nodes: plan.nodes, decision: decided.value }) : decided;
}

/** The version over the form a matter has: it keeps its form, and what a step must fill has to stand on it. Asked before and in the move. */
export async function programFor(
  context: UseCaseContext,
  form: LoadedMatter['form'],
  processVersionId: string,
): Promise<Result<Program>> {
  const processes = context.ask(processesService);
  const to = processes.over(await processes.program(processVersionId), form);
  const lacking = Object.values(to.nodes).find((node) =>
    Object.entries(node.fields).some(([key, may]) => may === 'required' && !form.fields.has(key)),
  );
  return lacking ? reject('matters.migration-field', { step: lacking.name }) : ok(to);
}

/** `“会签”在新版里没有对应的位置` */
export function whyStays(
  { program }: Pick<LoadedMatter, 'program'>,
  refused: Extract<Result<never>, { ok: false }>,
): string {
  const { code, data } = refused.rejection;
  const nodes = data?.['nodes'];
  switch (code) {
    case 'workflow.migration-unmapped': {
      const names = Array.isArray(nodes) ? nodes.map((node) => program.nodes[String(node)]?.name ?? '') : [];
      return `正在办的“${names.join('”“')}”在新版里没有对应的位置`;
    }
    case 'matters.migration-field':
      return `新版的“${String(data?.['step'] ?? '')}”要填的内容，这一件的表单里没有`;
    case 'matters.version-current':
      return '已经是新版';
    case 'matters.version-other':
      return '后来又换过版本，不是定转法时的那一版';
    default:
      return '已经办结';
  }
}
