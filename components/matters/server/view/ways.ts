import type { HandlerRule } from '@gov/organisation';
import {
  type Decision,
  type FreeStep,
  forecast,
  type Item,
  type NodeDefinition,
  previousMember,
  stepName,
} from '@gov/workflow';
import { aheadStep } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { returnTargetsWithin } from '../../rules/bound.ts';
import { keptResults } from '../../rules/kept-results.ts';
import type { BoundMatter } from '../handling/bound-matter.ts';
import { decideOn, decideUnbound, type LoadedMatter } from '../handling/loaded-matter.ts';
import { isForNamedOnly, mayKnowSecrets } from '../secrecy/given-to.ts';
import type { InHand } from './in-hand.ts';
import { personWords } from './person-words.ts';
import type { Ahead, StandInNames } from './stand-in-names.ts';

/** Steps reached next, by the drawing or by `next`, whose handlers the caller chooses, with today's candidates. */
export function choicesNeeded(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { mine, node }: InHand,
  next?: FreeStep,
): NonNullable<MatterView['myTask']>['choices'] {
  if (!node || mine?.kind !== 'do') return [];
  const to = next ? { next } : {};
  const decision = decideOn(loaded, { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'agree', ...to });
  if (!decision.ok) return [];
  const { events, state } = decision.value;
  const reached = events.flatMap((event) => {
    const rule = event.kind === 'visitOpened' ? loaded.program.nodes[event.node]?.handler : undefined;
    if (event.kind !== 'visitOpened' || !rule || !isChoice(rule)) return [];
    // the starter has chosen; only where nobody of those is there any more it is asked again
    return rule.kind === 'startersChoice' && event.incident === undefined ? [] : [event.node];
  });
  const starters = node.id === startingStep(loaded) ? chosenAtTheStart({ ...loaded, state }) : [];
  return [...new Set([...reached, ...starters])].flatMap((id) => {
    const step = loaded.program.nodes[id];
    if (!step || !isChoice(step.handler)) return [];
    return [{ node: id, step: step.name, candidates: candidatesOf(context, loaded, step.handler) }];
  });
}

/** Steps that a decision reaches whose handlers it had to choose and did not, where there is anybody to choose: they would stop. */
export function stepsNotChosen(context: UseCaseContext, loaded: LoadedMatter, { events }: Decision): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'visitOpened' || event.incident !== 'notChosen') return [];
    const step = loaded.program.nodes[event.node];
    if (!step || !isChoice(step.handler)) return [];
    const nobody = step.handler.from && candidatesOf(context, loaded, step.handler).length === 0;
    return nobody ? [] : [step.name];
  });
}

const startingStep = ({ state }: LoadedMatter): string | undefined => state.visits[0]?.node;

/** Steps still to come whose handlers the starter chooses and has not chosen yet: he is asked once, when he sends it off. */
const chosenAtTheStart = ({ program, state, facts }: LoadedMatter): readonly string[] =>
  forecast(program, state, facts).flatMap(({ node, current, alternative }) => {
    const asked = !current && !alternative && program.nodes[node]?.handler.kind === 'startersChoice';
    return asked && !state.startersChoices[node]?.length ? [node] : [];
  });

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
  const found = loaded.facts.resolveHandlers(rule.from, {
    now: context.now,
    starter,
    previous: self,
    chosen: [],
    formValues: loaded.row.values,
  });
  const named = isForNamedOnly(context, loaded.row.values);
  return found.handlers.map((h) => ({
    ...personWords(context, h.personId, h.assignmentId),
    ...(named && !mayKnowSecrets(context, h.personId) ? { notLetKnow: true as const } : {}),
  }));
}

type ReturnTargets = NonNullable<MatterView['myTask']>['returnTargets'];

export function returnChoices(
  context: UseCaseContext,
  loaded: BoundMatter,
  mine: Item,
  node: NodeDefinition | undefined,
): ReturnTargets {
  if (!node || mine.kind === 'read') return [];
  const back = mayGoToCaller(loaded, mine, node) ? [toCaller] : [];
  const steps = returnTargetsWithin(loaded, loaded.bound.firstStep !== undefined, mine.id).flatMap((target) => {
    const ways = returnWays(loaded, mine, target.visit, node);
    if (ways.modes.length === 0) return [];
    const doers = loaded.state.items.filter(
      (item) => item.visit === target.visit && item.kind === 'do' && item.state !== 'cancelled',
    );
    const names = [
      ...new Set(doers.map((item) => context.agency.organisation.persons.get(item.holder.personId)?.name ?? '')),
    ];
    return [
      {
        target: target.visit,
        step: nameOfVisit(loaded, target.visit),
        who: names.join('、'),
        kind: target.previous ? ('previous' as const) : target.starter ? ('starter' as const) : ('earlier' as const),
        ...ways,
      },
    ];
  });
  return [...memberBefore(context, loaded, mine), ...steps, ...back];
}

/** How a return to this round may come back, and what may become of the other branches; both asked of the engine. */
function returnWays(
  loaded: LoadedMatter,
  { id: item, holder }: Item,
  visit: number,
  { operations }: NodeDefinition,
): Pick<ReturnTargets[number], 'modes' | 'across'> {
  const returning = (mode: 'rewalk' | 'direct', across?: 'wait' | 'cancel') =>
    decideUnbound(loaded, {
      kind: 'return',
      item,
      actor: holder,
      to: { kind: 'visit', visit },
      mode,
      ...(across ? { across } : {}),
      reason: '先看能不能',
    });
  const plain = returning('rewalk');
  const usual = plain.ok ? plain.value.events.find(({ kind }) => kind === 'itemReturned') : undefined;
  const leavesFork = plain.ok ? usual?.kind === 'itemReturned' && usual.across !== undefined : true;
  const choices = (['wait', 'cancel'] as const).filter(
    (one) => operations.chooseAcrossFork && leavesFork && returning('rewalk', one).ok,
  );
  const first = usual?.kind === 'itemReturned' ? usual.across : undefined;
  const offered = { rewalk: plain.ok || choices.length > 0, direct: returning('direct').ok };
  // as the step names them; who only has it borrowed sends it straight back, whatever it names
  const modes = [...new Set([...operations.resume, 'direct' as const])].filter((mode) => offered[mode]);
  return { modes, across: [...choices].sort((a, b) => Number(b === first) - Number(a === first)) };
}

/** 顺序会签: the vote may go back to who gave the last one. */
function memberBefore(context: UseCaseContext, { program, state }: LoadedMatter, mine: Item) {
  const before = previousMember(program, state, mine.id);
  const visit = before?.visit === undefined ? undefined : state.visits[before.visit - 1];
  if (!before || !visit) return [];
  const who = context.agency.organisation.persons.get(before.holder.personId)?.name ?? '';
  const step = stepName(program, visit);
  return [{ target: visit.id, step, who, kind: 'member' as const, modes: ['rewalk' as const], across: [] }];
}

/** R5: a child gives its work back to the process that called it. */
const toCaller: ReturnTargets[number] = {
  target: 0,
  step: '由它退回上一步',
  who: '发起它的流程',
  kind: 'caller',
  modes: ['rewalk'],
  across: [],
};

/** Asked of the engine, so that it is offered exactly where it would be done. */
export const mayGoToCaller = (loaded: LoadedMatter, { id: item, holder, part }: Item, node: NodeDefinition): boolean =>
  loaded.state.called === true &&
  !part &&
  node.operations.returnTo.length > 0 &&
  decideUnbound(loaded, { kind: 'return', item, actor: holder, to: { kind: 'callingProcess' }, reason: '先看能不能' })
    .ok;

function nameOfVisit({ state, program }: LoadedMatter, id: number | undefined): string {
  const visit = state.visits[(id ?? 0) - 1];
  return visit ? stepName(program, visit) : '';
}

/** The rest of the way on today's organisation and the values as they stand. */
export const stepsAhead = ({ program, state, facts }: LoadedMatter): Ahead =>
  forecast(program, state, facts).filter((step) => !step.current);

/** 还要经过谁, with who stands in for them now, by which votes it passes and in which parallel branches it stands. */
export const aheadOf = ({ program }: LoadedMatter, steps: Ahead, names: StandInNames): MatterView['ahead'] =>
  steps.map((foreseen) => {
    const definition = program.nodes[foreseen.node];
    const who = foreseen.handlers.map((handler) => names.ofHandler(handler, definition)).join('、');
    const { forks, ...step } = aheadStep(program, foreseen, who);
    return { ...step, ...(forks ? { forks: [...forks] } : {}) };
  });

/** Whose opinions would be kept over a change made after a return; asked before it goes on. */
export function keepsOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  mine: Item,
): NonNullable<MatterView['myTask']>['keeps'] {
  return keptResults(loaded.state, mine).map(({ holder, visit }) => ({
    who: context.agency.organisation.persons.get(holder.personId)?.name ?? '',
    step: nameOfVisit(loaded, visit),
  }));
}
