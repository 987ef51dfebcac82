import { replay, type WorkflowEvent } from '../index.ts';
import { branchWords } from './branch-words.ts';
import { timeOutWords, waitedWords } from './time-limit-words.ts';
import { type ActWords, stepOfVisit, type TraceFacts } from './trace-facts.ts';

const childEnds: Readonly<Record<string, string>> = {
  yes: '子流程办结',
  no: '子流程以不同意结束',
  returned: '子流程退回',
  cancelled: '子流程已撤销',
};

/** The steps at which the branch stood then: the events up to the act are played again. */
function branchStep(
  { events, program }: TraceFacts,
  { scope, seq }: Extract<WorkflowEvent, { kind: 'branchSuspended' | 'branchResumed' }>,
): Pick<ActWords, 'step'> {
  const state = replay(events.flatMap(({ event }) => (event.cause <= seq ? [event] : [])));
  const step = branchWords({ program, state }, { id: scope });
  return step === '' ? {} : { step };
}

/** Acts over a whole process, of administrators and of the clock; undefined for every other event. */
export function controlActWords(facts: TraceFacts, event: WorkflowEvent): ActWords | undefined {
  switch (event.kind) {
    case 'processSuspended':
      return { act: '暂停办理', opinion: event.reason };
    case 'processResumed':
      return { act: '恢复办理' };
    case 'branchSuspended':
      return { act: '暂停这一支', ...branchStep(facts, event), opinion: event.reason };
    case 'branchResumed':
      return { act: '恢复这一支', ...branchStep(facts, event) };
    case 'processTerminated':
      return { act: '终止', opinion: event.reason };
    case 'processRevived':
      return { act: '恢复已结束的办理', opinion: event.reason };
    case 'handedOver':
      return {
        act: `把${facts.nameOf(event.from)}的工作交给${facts.nameOf(event.to.personId)}`,
        opinion: event.reason,
      };
    case 'handOverUndone':
      return { act: '撤回交接' };
    case 'timedOut':
      return { act: timeOutWords(facts, event), step: stepOfVisit(facts, event.visit) };
    case 'endDueTold':
      return { act: event.when === 'over' ? '办结时限已到，自动催办' : '办结时限快到，自动催办' };
    case 'limitsRecounted':
      return { act: '工作日历有变动，期限重新计算' };
    case 'limitsRenewed':
      return { act: '期限从现在起重新计算' };
    case 'eventReceived':
      return {
        act: waitedWords(facts, event),
        step: stepOfVisit(facts, event.visit),
        ...(event.reason ? { opinion: event.reason } : {}),
      };
    case 'returnedToCaller':
      return { act: '退回给发起它的流程', opinion: event.reason };
    case 'childReported':
      return {
        act: childEnds[event.as] ?? '子流程结束',
        step: stepOfVisit(facts, facts.state.children?.[event.child - 1]?.visit ?? 0),
        ...(event.reason ? { opinion: event.reason } : {}),
      };
    case 'processMigrated': {
      const backTo = facts.former?.find(({ until }) => until === event.seq)?.backTo;
      const act = backTo === undefined ? '迁移到新版' : `转回原来的版本（第 ${backTo} 版）`;
      return { act, opinion: event.reason };
    }
    default:
      return undefined;
  }
}
