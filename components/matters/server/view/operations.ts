import type { HandlerRule } from '@gov/organisation';
import { resolveHandlers } from '@gov/organisation';
import { decideWithState, forecast, type Item, type NodeDefinition, returnTargets } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { lastActOf } from '../../rules/last-act.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { engineFacts } from '../handling/engine-facts.ts';
import type { LoadedMatter } from '../handling/load-matter.ts';
import { listed, nextPeople } from '../handling/say.ts';
import { personWords } from './person-words.ts';

type Operation = MatterView['operations'][number];

const operation = (
  name: Operation['operation'],
  label: string,
  look: 'primary' | 'plain' | 'danger' = 'plain',
): Operation => ({
  operation: name,
  label,
  primary: look === 'primary',
  danger: look === 'danger',
});

/** What the caller may do now, each named by its effect. Rights he lacks here are absent. */
export function operationsFor(
  context: UseCaseContext,
  loaded: LoadedMatter,
  mine: Item | undefined,
  node: NodeDefinition | undefined,
): Operation[] {
  if (mine?.kind === 'read') return [operation('read', '已阅', 'primary')];
  const list: Operation[] = [];
  if (mine && node) {
    list.push(operation('agree', agreeLabel(context, loaded, mine, node), 'primary'));
    if (node.operations.disagree) list.push(operation('disagree', disagreeLabel(context, loaded, mine)));
    if (returnTargets(loaded.program, loaded.state, mine.id).length > 0) list.push(operation('return', '退回修改…'));
    if (node.operations.transfer) list.push(operation('transfer', '转给别人办…'));
    if (node.operations.circulate && loaded.row.state !== 'DRAFT') list.push(operation('circulate', '传阅…'));
  }
  return [...list, ...ownOperations(context, loaded, mine)];
}

/** Operations of who has no task now: the last handler takes back, the starter presses, circulates or ends it. */
function ownOperations(context: UseCaseContext, loaded: LoadedMatter, mine: Item | undefined): Operation[] {
  const { personId } = context.person();
  const list: Operation[] = [];
  if (loaded.row.state === 'DRAFT') return list;
  const starter = loaded.row.starterPersonId === personId;
  const facts = engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now);
  const last = lastActOf(loaded.state, personId);
  const withdraw = last && ({ kind: 'withdraw', item: last.item.id, actor: last.actor } as const);
  if (withdraw && decideWithState(loaded.program, loaded.state, withdraw, facts).ok)
    list.push(operation('withdraw', '取回'));
  if (!mine && mayPress(context, loaded)) list.push(operation('press', '催办'));
  if (!mine && starter && loaded.row.state !== 'CANCELLED') list.push(operation('circulate', '传阅…'));
  const cancel = decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'cancel', actor: actorOf(undefined, context.person()), reason: '' },
    facts,
  );
  if (starter && cancel.ok) list.push(operation('cancel', '撤销这件事项…', 'danger'));
  return list;
}

/** 催办 stays offered to who may press, also within the hour after he did: the answer then says how long to wait. */
function mayPress(context: UseCaseContext, loaded: LoadedMatter): boolean {
  if (loaded.row.state !== 'RUNNING') return false;
  const facts = engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now);
  const actor = actorOf(undefined, context.person());
  return loaded.state.items.some((item) => {
    if (item.kind !== 'do' || item.state !== 'open') return false;
    const pressed = decideWithState(loaded.program, loaded.state, { kind: 'press', item: item.id, actor }, facts);
    return pressed.ok || pressed.rejection.code === 'workflow.pressed-recently';
  });
}

/** `同意，送王建华签发`: the engine is asked what agreeing would do. */
function agreeLabel(context: UseCaseContext, loaded: LoadedMatter, mine: Item, node: NodeDefinition): string {
  const facts = engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now);
  const verb = node.flowLabel ?? (loaded.row.state === 'DRAFT' ? '提交' : node.opinion ? '同意' : '办理完毕');
  const decision = decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'agree' },
    facts,
  );
  if (!decision.ok) return verb;
  if (decision.value.state.status !== 'open') return verb.endsWith('办结') ? verb : `${verb}，办结`;
  const next = nextPeople(context, loaded.program, decision.value);
  if (next.length === 0) return verb;
  const people = next.length <= 2 ? next.map((n) => `${n.who}${n.step}`).join('、') : listed(next.map((n) => n.who));
  // A flow called 送部门核稿 already says that it sends: the name takes the place of the step.
  return verb.startsWith('送') ? `送${people}` : `${verb}，送${people}`;
}

/** `不同意，流程结束…`, `不同意，送刘思远修改…`: the engine is asked what disagreeing would do. */
function disagreeLabel(context: UseCaseContext, loaded: LoadedMatter, mine: Item): string {
  const decision = decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'disagree' },
    engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now),
  );
  if (!decision.ok) return '不同意…';
  if (decision.value.state.status !== 'open') return '不同意，流程结束…';
  const next = nextPeople(context, loaded.program, decision.value);
  return next.length === 0 ? '不同意…' : `不同意，送${listed(next.map((n) => `${n.who}${n.step}`))}…`;
}

/** Steps reached next whose handlers the caller chooses, with today's candidates. */
export function choicesNeeded(
  context: UseCaseContext,
  loaded: LoadedMatter,
  node: NodeDefinition | undefined,
): NonNullable<MatterView['myTask']>['choices'] {
  if (!node) return [];
  const facts = engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now);
  const mine = loaded.state.items.find(
    (i) => i.kind === 'do' && i.state === 'open' && i.holder.personId === context.person().personId,
  );
  if (!mine) return [];
  const decision = decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'agree' },
    facts,
  );
  if (!decision.ok) return [];
  return decision.value.events.flatMap((event) => {
    if (event.kind !== 'visitOpened') return [];
    const next = loaded.program.nodes[event.node];
    const rule = next?.handler;
    if (!next || !rule || !isChoice(rule)) return [];
    return [{ node: next.id, step: next.name, candidates: candidatesOf(context, loaded, rule) }];
  });
}

const isChoice = (
  rule: HandlerRule,
): rule is Extract<HandlerRule, { kind: 'startersChoice' | 'previousHandlersChoice' }> =>
  rule.kind === 'startersChoice' || rule.kind === 'previousHandlersChoice';

function candidatesOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  rule: Extract<HandlerRule, { kind: 'startersChoice' | 'previousHandlersChoice' }>,
) {
  if (!rule.from) return [];
  const person = context.person();
  const self = { personId: person.personId, assignmentId: person.assignmentId };
  const starter = { personId: loaded.row.starterPersonId, assignmentId: loaded.row.starterAssignmentId };
  const found = resolveHandlers(context.agency.organisation, rule.from, {
    now: context.now,
    starter,
    previous: self,
    chosen: [],
    formValues: loaded.row.values,
  });
  return found.handlers.map((h) => personWords(context, h.personId, h.assignmentId));
}

export function returnChoices(
  context: UseCaseContext,
  loaded: LoadedMatter,
  mine: Item,
  node: NodeDefinition | undefined,
): NonNullable<MatterView['myTask']>['returnTargets'] {
  if (!node || mine.kind === 'read') return [];
  return returnTargets(loaded.program, loaded.state, mine.id).map((target) => {
    const doers = loaded.state.items.filter(
      (item) => item.visit === target.visit && item.kind === 'do' && item.state !== 'cancelled',
    );
    const names = [
      ...new Set(doers.map((item) => context.agency.organisation.persons.get(item.holder.personId)?.name ?? '')),
    ];
    return {
      target: target.visit,
      step: loaded.program.nodes[target.node]?.name ?? '',
      who: names.join('、'),
      kind: target.previous ? ('previous' as const) : target.starter ? ('starter' as const) : ('earlier' as const),
      modes: [...node.operations.resume],
    };
  });
}

/** 还要经过谁: the rest of the way on today's organisation and the values as they stand. */
export function aheadOf(context: UseCaseContext, loaded: LoadedMatter): MatterView['ahead'] {
  const facts = engineFacts(context.agency.organisation, loaded.form, loaded.row.values, context.now);
  return forecast(loaded.program, loaded.state, facts)
    .filter((step) => !step.current)
    .map((ahead) => ({
      step: loaded.program.nodes[ahead.node]?.name ?? '',
      who: ahead.handlers.map((h) => context.agency.organisation.persons.get(h.personId)?.name ?? '').join('、'),
    }));
}
