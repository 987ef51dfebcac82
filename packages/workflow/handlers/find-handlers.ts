import type { HandlerContext, HandlerResolution, HandlerRule, ResolvedHandler } from '@gov/organisation';
import type { Run } from '../engine/run.ts';
import { beginRun, itemsOf, visitOf } from '../engine/run.ts';
import type { Facts } from '../facts.ts';
import { passWaiting } from '../flow/lineage.ts';
import type { EmptyStrategy } from '../node-rules.ts';
import type { NodeDefinition, Program } from '../program.ts';
import type { State, VisitId } from '../state.ts';
import { isAtWork } from '../votes/tally.ts';

/** Who handles a step; `passes` = nobody, and the step is passed automatically. */
export interface FoundHandlers {
  readonly resolution: HandlerResolution;
  readonly passes?: true;
}

/** What is asked about one step, now or ahead of time. */
export interface Question {
  readonly program: Program;
  readonly facts: Pick<Facts, 'resolveHandlers'>;
  readonly node: NodeDefinition;
  readonly context: HandlerContext;
  /** The first step is the starter's own. */
  readonly first: boolean;
  readonly mayPass: boolean;
}

export const findHandlers = (run: Run, node: NodeDefinition, from: readonly VisitId[]): FoundHandlers =>
  answer({
    program: run.program,
    facts: run.facts,
    node,
    context: contextFor(run, node, from),
    first: node.id === run.index.first,
    mayPass: mayPass(run, node),
  });

/** Asks the rule, then what the step says about the starter as handler, then what it says about nobody. */
export function answer(question: Question): FoundHandlers {
  const found = withoutStarter(question, ask(question, question.node.handler));
  return found.handlers.length > 0 ? { resolution: found } : strategies(question, found);
}

const ask = ({ facts, context }: Question, rule: HandlerRule): HandlerResolution =>
  facts.resolveHandlers(rule, context);

/** Asks the organisation who handles the node, seen from the step before. */
export function resolve(
  run: Run,
  node: NodeDefinition,
  from: readonly VisitId[],
  rule: HandlerRule = node.handler,
): HandlerResolution {
  return run.facts.resolveHandlers(rule, contextFor(run, node, from));
}

/** Everything a rule may look at when it is asked at this step. */
function contextFor(run: Run, node: NodeDefinition, from: readonly VisitId[]): HandlerContext {
  return {
    now: run.facts.now,
    starter: run.state.starter,
    previous: previousHandler(run.state, from),
    chosen: chosenFor(run, node, from),
    formValues: run.facts.formValues,
    doneBy: (step) => doersOf(run.state, step),
    holds: (condition) => run.facts.evaluate(condition),
    ...(run.facts.weighs ? { weighs: run.facts.weighs } : {}),
  };
}

/** The question an open step asks the organisation today, for 为什么不是某某. */
export function questionOf(
  program: Program,
  state: State,
  facts: Facts,
  visit: VisitId,
): { readonly rule: HandlerRule; readonly context: HandlerContext } | undefined {
  const { node, from } = visitOf(state, visit);
  const definition = program.nodes[node];
  if (!definition) return undefined;
  return { rule: definition.handler, context: contextFor(beginRun(program, state, facts), definition, from) };
}

/** Who did this step when it was done last; what became void does not count. */
export function doersOf(state: State, node: string): readonly ResolvedHandler[] {
  const done = state.items.filter(
    (item) =>
      !item.part && item.state === 'done' && !item.voidedBy && state.visits[(item.visit ?? 0) - 1]?.node === node,
  );
  const last = done.at(-1)?.visit;
  return done.filter((item) => item.visit === last).map(({ holder }) => holder);
}

/** 办理人就是发起人: the first of the named rules that finds somebody else takes the starter's place. */
function withoutStarter(question: Question, found: HandlerResolution): HandlerResolution {
  const { node, first, context } = question;
  const isStarter = (handler: ResolvedHandler) => handler.personId === context.starter.personId;
  const policy = first ? undefined : node.starterHandles;
  if (typeof policy !== 'object' || !found.handlers.some(isStarter)) return found;
  const others = found.handlers.filter((handler) => !isStarter(handler));
  for (const rule of policy.instead) {
    const instead = ask(question, rule);
    const handlers = instead.handlers.filter((handler) => !isStarter(handler));
    if (handlers.length === 0) continue;
    const note = { code: 'workflow.insteadOfStarter', facts: {} };
    return { handlers: [...handlers, ...others], derivation: [...found.derivation, note, ...instead.derivation] };
  }
  return others.length > 0
    ? { ...found, handlers: others }
    : { handlers: [], derivation: found.derivation, empty: 'vacant' };
}

function strategies(question: Question, found: HandlerResolution): FoundHandlers {
  let derivation = found.derivation;
  for (const strategy of question.node.whenNobody ?? []) {
    if (strategy.kind === 'autoPass') {
      if (question.mayPass) return { resolution: { handlers: [], derivation }, passes: true };
      continue;
    }
    const rule = ruleOf(question, strategy);
    if (!rule) continue;
    const substitute = ask(question, rule);
    derivation = [...derivation, { code: 'workflow.substitute', facts: {} }, ...substitute.derivation];
    if (substitute.handlers.length > 0) return { resolution: { handlers: substitute.handlers, derivation } };
  }
  return { resolution: { handlers: [], derivation, empty: found.empty ?? 'unknown' } };
}

const ruleOf = ({ program }: Question, strategy: EmptyStrategy): HandlerRule | undefined =>
  strategy.kind === 'rule' ? strategy.rule : program.administrator;

/** Never a signing step, and once in one act only: a drawn loop of such steps stops as an incident. */
const mayPass = (run: Run, node: NodeDefinition): boolean =>
  !node.signing && !run.state.visits.some((visit) => visit.node === node.id && visit.cause === run.act);

/** Who did the step before; after a join, who finished last; after a jump, who had it; beside a step, who has it. */
export function previousHandler(state: State, from: readonly VisitId[]): ResolvedHandler {
  const before = passWaiting(state, from)
    .flatMap((visit) => itemsOf(state, visit))
    .filter((item) => !item.part);
  const done = before
    .filter((item) => item.state === 'done' && !item.voidedBy)
    .sort((a, b) => (a.closedBy ?? 0) - (b.closedBy ?? 0));
  const left = before.findLast(
    (item) => item.closedReason === 'jumped' || item.closedReason === 'timeOver' || isAtWork(item),
  );
  return (done.at(-1) ?? left)?.holder ?? state.starter;
}

/** A previous handler's choice counts for the flow it was made on only, so a second round asks again. */
function chosenFor(run: Run, node: NodeDefinition, from: readonly VisitId[]): readonly ResolvedHandler[] {
  const now = passWaiting(run.state, from).flatMap((visit) => visitOf(run.state, visit).choices?.[node.id] ?? []);
  // whoever was chosen at the start may be gone by then: who sends it there has chosen anew
  return node.handler.kind === 'startersChoice' && now.length === 0 ? (run.state.startersChoices[node.id] ?? []) : now;
}
