import { type Decision, type Program, stepName } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { waitsWords } from '../../rules/children/waits-words.ts';

const ends = {
  completed: '已办结',
  refused: '已记下不同意，流程结束',
  cancelled: '已撤销',
  terminated: '已终止',
  returned: '已退回给发起它的流程',
} as const;

/** The line that stays in view after an act: `已送王建华签发`, `已办理，下一步仍由您办：用印分发`, `已分送 3 人会签`, `已办结`. */
export function sayWhatHappened(context: UseCaseContext, program: Program, decision: Decision): string {
  const { state, events } = decision;
  if (state.status !== 'open') return ends[state.status];
  const next = nextPeople(context, program, decision);
  const [own] = next;
  if (next.length === 1 && own?.personId === context.person().personId) return `已办理，下一步仍由您办：${own.step}`;
  if (next.length > 0) return `已送${listed(next.map((n) => `${n.who}${n.step}`))}`;
  const stopped = events.find((event) => event.kind === 'visitOpened' && event.incident !== undefined);
  if (stopped?.kind === 'visitOpened' && stopped.incident === 'noWayForNo')
    return `“${program.nodes[stopped.node]?.name ?? ''}”的结论是不通过，流程没有画不通过时往哪走，停在这里，已告诉系统管理员`;
  if (stopped?.kind === 'visitOpened')
    return `已提交，但“${program.nodes[stopped.node]?.name ?? ''}”没有找到办理人，停在那里，已告诉系统管理员`;
  const waits = events.some(({ kind }) => kind === 'childStarted' || kind === 'visitOpened')
    ? waitsWords(program, state)
    : undefined;
  if (waits) return `已办理，${waits}`;
  const back = backWith(context, decision);
  return back.length > 0 ? `已提交意见，回到${listed(back)}` : '已办理，还要等其他人办理';
}

/** Who goes on with his own work, because the answer he waited for is there. */
const backWith = (context: UseCaseContext, { state, events }: Decision): readonly string[] =>
  events.flatMap((event) => {
    const item = event.kind === 'itemReopened' ? state.items[event.item - 1] : undefined;
    return item ? [context.agency.organisation.persons.get(item.holder.personId)?.name ?? ''] : [];
  });

/** Who gets the work by a decision, with the step's name. */
export function nextPeople(
  context: UseCaseContext,
  program: Program,
  { state, events }: Decision,
): readonly { readonly personId: string; readonly who: string; readonly step: string }[] {
  return events.flatMap((event) => {
    if (event.kind !== 'itemOpened' || event.itemKind !== 'do') return [];
    const visit = event.visit === undefined ? undefined : state.visits[event.visit - 1];
    const who = context.agency.organisation.persons.get(event.holder.personId)?.name ?? '';
    return [{ personId: event.holder.personId, who, step: visit ? stepName(program, visit) : '' }];
  });
}

/** At most three are named: `张三审核、李四审核`, else `张三等 5 人审核`. */
export function listed(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length <= 3 ? words.join('、') : `${first}等 ${words.length} 人`;
}
