import { ok, type Result } from '@gov/base';
import { endDueTellings, type State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { readerOf } from '../notices/tell.ts';
import { endDueKind } from './set-clock.ts';

/**
 * The wake-up at 办结时限, or shortly before it: who has the matter in hand is reminded and its starter reads of it. Run twice,
 * or late, the second finds it told; a matter that has ended or stands still meanwhile is left alone.
 */
export async function endDueReached(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const found = await loadMatter(context, matterId);
  if (!found.ok || found.value.row.state !== 'RUNNING') return ok(undefined);
  const loaded = found.value;
  const due = tellingsOf(loaded, loaded.state).findLast(({ at }) => at <= context.now);
  const readers = starterOf(context, loaded);
  const decided = due && decideOn(loaded, { kind: 'tellEndDue', when: due.when, readers });
  const after = decided?.ok ? decided.value.state : loaded.state;
  if (decided?.ok) {
    const applied = await applyDecision(context, loaded, { decision: decided.value });
    if (!applied.ok) return applied;
    context.audit({
      event: 'matters.end-due-told',
      objectKind: 'matter',
      objectId: matterId,
      details: { when: due?.when ?? '', version: applied.value.version },
    });
  }
  context.setWakeUp(endDueKind, matterId, tellingsOf(loaded, after)[0]?.at);
  return ok(undefined);
}

const tellingsOf = ({ program, facts }: LoadedMatter, state: State) => endDueTellings(program, state, facts.calendar);

/** Who has it in hand himself is reminded as such. */
function starterOf(context: UseCaseContext, { row, state }: LoadedMatter) {
  const holds = state.items.some(
    ({ kind, state: now, holder }) => kind === 'do' && now === 'open' && holder.personId === row.starterPersonId,
  );
  const reader = holds ? undefined : readerOf(context, row.starterPersonId);
  return reader ? [reader] : [];
}
