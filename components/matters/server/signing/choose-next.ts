import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Item, NodeId, Visit } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type MatterView, matterKindHooks, type routes } from '../../contract.ts';
import { missedByChoice } from '../../rules/must-pass.ts';
import { addsStep, completeWith, completionWith, type NamedNext } from '../handling/complete-task.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { listed, nextPeople, sayWhatHappened } from '../handling/say.ts';
import { nodeOf } from '../view/in-hand.ts';
import { choicesNeeded } from '../view/ways.ts';

type ChooseNext = (typeof routes)['chooseNext'];
type Next = InputOf<ChooseNext>['body']['next'];
type Offer = NonNullable<NonNullable<MatterView['signing']>['chooseNext']>;

/** 自选下一步: the holder of a free step does it, and says to which of the steps it names the work goes instead of the drawn one. */
export function chooseNext(context: UseCaseContext, input: InputOf<ChooseNext>): Promise<Result<ReplyOf<ChooseNext>>> {
  const { next, ...handedIn } = input.body;
  return completeWith(
    context,
    { params: input.params, body: { ...handedIn, decision: 'agree' } },
    {
      next: (loaded, item) => chosenNext(context, loaded, item, next),
      forgotten: 'workflow.free-node-not-offered',
      event: 'matters.next-chosen',
      said: (decision, loaded) => sayWhatHappened(context, loaded.program, decision),
    },
  );
}

/** The choice as the engine takes it; nobody is sent past, or twice through, what the kind needs to be done once. */
export function chosenNext(
  context: UseCaseContext,
  { state, program, row }: LoadedMatter,
  item: number,
  { node, rejoin }: Next,
): Result<NamedNext> {
  const from = visitOf({ state }, item)?.node;
  const words = context.extension(matterKindHooks, row.kindCode)?.(context) ?? {};
  const missed = from === undefined ? [] : missedByChoice(program, words, { from, to: node, rejoin });
  if (missed.length > 0) return reject('matters.jump-past', { steps: missed.join('”“') });
  return ok({ kind: 'node', node, ...(rejoin ? { rejoin } : {}) });
}

/** Steps the caller may choose now, each with who would do it; undefined where the process names none, or all are used up. */
export function nextChoices(context: UseCaseContext, loaded: LoadedMatter, item: Item): Offer | undefined {
  const visit = visitOf(loaded, item.id);
  const free = visit && loaded.program.nodes[visit.node]?.free;
  if (!free || free.nodes.length === 0) return undefined;
  const nodes = free.nodes.flatMap((node) => offerOf(context, loaded, item, node));
  return nodes.length > 0 ? { left: free.limit - (visit.freely?.step ?? 0), nodes } : undefined;
}

/** One step, asked of the engine as it would be done: on from there, and back to the drawn way. */
function offerOf(context: UseCaseContext, loaded: LoadedMatter, item: Item, node: NodeId): Offer['nodes'] {
  const ways = [{ node }, { node, rejoin: true as const }].filter((next) => isPossible(context, loaded, item, next));
  const [first] = ways;
  if (!first) return [];
  const next = { kind: 'node' as const, ...first };
  const decided = decideOn(loaded, completionWith(context, item, next));
  const who = decided.ok ? nextPeople(context, loaded.program, decided.value).map((one) => one.who) : [];
  return [
    {
      node,
      step: loaded.program.nodes[node]?.name ?? '',
      who: listed([...new Set(who)]),
      ways: ways.map(({ rejoin }) => (rejoin ? ('back' as const) : ('on' as const))),
      choices: choicesNeeded(context, loaded, { mine: item, node: nodeOf(loaded, item) }, next),
    },
  ];
}

function isPossible(context: UseCaseContext, loaded: LoadedMatter, item: Item, next: Next): boolean {
  const chosen = chosenNext(context, loaded, item.id, next);
  if (!chosen.ok) return false;
  const decision = decideOn(loaded, completionWith(context, item, chosen.value));
  return decision.ok && addsStep(decision.value);
}

const visitOf = ({ state }: Pick<LoadedMatter, 'state'>, item: number): Visit | undefined =>
  state.visits[(state.items[item - 1]?.visit ?? 0) - 1];
