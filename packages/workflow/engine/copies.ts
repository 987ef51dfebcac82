import type { ResolvedHandler } from '@gov/organisation';
import { resolve } from '../handlers/find-handlers.ts';
import type { CopyRule } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import type { Item, Visit } from '../state.ts';
import type { Run } from './run.ts';
import { emit, itemsOf } from './run.ts';

/**
 * 自动抄送: reading items for whom the step's rules name, beside the flow. Who handles the step, or still has the matter to read,
 * gets none. Nobody found is no incident: the work goes on without a reader.
 */
export function sendCopies(run: Run, node: NodeDefinition, visit: Visit, when: CopyRule['when']): void {
  const has = new Set<string>(
    [...itemsOf(run.state, visit.id), ...run.state.items.filter((item) => isReader(item, visit))].map(
      ({ holder }) => holder.personId,
    ),
  );
  let seat = 0;
  for (const rule of (node.copies ?? []).filter((one) => one.when === when)) {
    const { handlers, derivation } = resolve(run, node, fromOf(visit, when), rule.to);
    for (const holder of handlers.filter(({ personId }) => !has.has(personId) && has.add(personId))) {
      seat += 1;
      openCopy(run, visit, { rule, holder, seat, why: [{ code: 'workflow.copied', facts: {} }, ...derivation] });
    }
  }
}

/** Has it to read, or has read the copy of this very visit, that was taken back and done again. */
const isReader = ({ kind, state, visit: of }: Item, visit: Visit): boolean =>
  kind === 'read' && (state === 'open' || (state === 'done' && of === visit.id));

/** 上一步办理人 of a copy sent when the step is done is who has done it. */
const fromOf = (visit: Visit, when: CopyRule['when']) => (when === 'done' ? [visit.id] : visit.from);

interface Copy {
  readonly rule: CopyRule;
  readonly holder: ResolvedHandler;
  readonly seat: number;
  readonly why: Visit['why'];
}

function openCopy(run: Run, visit: Visit, { rule, holder: { personId, assignmentId }, seat, why }: Copy): void {
  emit(run, {
    kind: 'itemOpened',
    item: run.state.items.length + 1,
    itemKind: 'read',
    visit: visit.id,
    seat,
    holder: { personId, assignmentId },
    why,
    ...(rule.mayComment ? { mayComment: true as const } : {}),
  });
}
