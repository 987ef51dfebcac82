import { actEffects, type Effect, type EffectFacts, lostBy } from '../act-effects.ts';

/** `发起它的流程里，陈国栋的会签会停下，已经写的会留着。` To whom the caller is closed, how many and nothing more. */
export function callerEffects(facts: Omit<EffectFacts, 'actor'>, seen: boolean): readonly Effect[] {
  const lines = seen ? actEffects({ ...facts, actor: '' }) : counted(facts);
  return lines.map(({ kind, words }) => ({ kind, words: `发起它的流程里，${words}` }));
}

function counted(facts: Omit<EffectFacts, 'actor'>): readonly Effect[] {
  const { dry, state, hasOpinion, children = [] } = facts;
  const holders = new Set(dry.stops.map((item) => state.items[item - 1]?.holder.personId));
  const stopped = [
    ...(holders.size > 0 ? [`${holders.size} 个人的办理`] : []),
    ...(children.length > 0 ? [`${children.length} 个子流程`] : []),
  ];
  const voided = facts.waits ? 0 : lostBy(facts).filter(hasOpinion).length;
  return [
    stopped.length > 0
      ? { kind: 'stops', words: `${stopped.join('和 ')}会停下。` }
      : { kind: 'plain', words: '没有别人的办理因此停下。' },
    ...(voided > 0 ? ([{ kind: 'void', words: `${voided} 份意见作废。` }] as const) : []),
  ];
}
