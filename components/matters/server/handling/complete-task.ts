import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type Command, type Decision, decideWithState, type Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { weighed } from '../asking/weights.ts';
import { mergedDecision, mergedWords } from '../values/merge-values.ts';
import { stepsNotChosen } from '../view/ways.ts';
import { actorFor, actorOf, applyDecision } from './apply-decision.ts';
import { factsFor } from './engine-facts.ts';
import { checkHandedIn, type Desk, type HandedIn } from './handed-in.ts';
import { loadMatter } from './load-matter.ts';
import { heldTask, type LoadedMatter } from './loaded-matter.ts';
import { sayWhatHappened } from './say.ts';
import { tellEnd } from './tell-end.ts';

type Complete = (typeof routes)['complete'];
type CompleteCommand = Extract<Command, { kind: 'complete' }>;

/** What comes behind the own step by its holder's word: persons (加一步), or a step that it names (自选下一步). */
export type NamedNext = NonNullable<CompleteCommand['next']>;

interface Completion extends Desk {
  readonly handedIn: HandedIn;
  readonly adding: Adding | undefined;
}

/** What a completion says beside the step itself: what comes before the drawn way goes on (加一步), or instead of it (自选下一步). */
export interface Adding {
  readonly event: string;
  /** Why it is refused where it would not come next: others of the group have not voted. */
  readonly forgotten: 'workflow.free-step-not-offered' | 'workflow.free-node-not-offered';
  /** `loaded` has the values that are handed in with it: a 密级 raised here holds for whom it is given to. */
  next(loaded: LoadedMatter, item: number): Result<NamedNext>;
  said(decision: Decision, loaded: LoadedMatter): string;
}

/**
 * 办理: the form edit is checked against the step's rights, the kind's hook may refuse or add, the engine decides,
 * one change set is written. Twice with one command id = once; with another id the task is already done.
 */
export const completeTask = (context: UseCaseContext, input: InputOf<Complete>): Promise<Result<ReplyOf<Complete>>> =>
  completeWith(context, input);

/** The same by another component, which can choose nobody: a step that asks for it stops, and an administrator names who. */
export const completeByHouse = (
  context: UseCaseContext,
  input: InputOf<Complete>,
): Promise<Result<ReplyOf<Complete>>> => completeWith(context, input, undefined, 'house');

/** The same with a step that is added behind it. */
export async function completeWith(
  context: UseCaseContext,
  { params: { matterId, taskId }, body }: Pick<InputOf<Complete>, 'params' | 'body'>,
  adding?: Adding,
  by: 'person' | 'house' = 'person',
): Promise<Result<ReplyOf<Complete>>> {
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const held = heldTask(context, loaded.value, taskId);
  if (!held.ok) return held;
  const { fields } = held.value.node;
  const merged = mergedDecision(context, loaded.value, { ...body, values: body.values ?? {}, fields });
  if (!merged.ok) return merged;
  const desk = { task: held.value, taskId, body };
  const handedIn = await checkHandedIn(context, loaded.value, desk);
  if (!handedIn.ok) return handedIn;
  const completion = { ...desk, handedIn: handedIn.value, adding };
  const decision = await weighed(loaded.value.weights, () => decideCompletion(context, loaded.value, completion));
  if (!decision.ok) return decision;
  const open =
    by === 'person' && body.decision === 'agree' ? stepsNotChosen(context, loaded.value, decision.value) : [];
  if (open.length > 0) return reject('matters.choose-handlers', { steps: open.join('”“') });
  const written = await writeCompletion(context, loaded.value, completion, decision.value);
  if (!written.ok) return written;
  const { version } = written.value;
  context.audit({
    event: adding?.event ?? 'matters.task-completed',
    objectKind: 'matter',
    objectId: matterId,
    ...(held.value.onBehalfOf ? { onBehalfOf: held.value.onBehalfOf } : {}),
    details: { task: taskId, node: held.value.node.id, decision: body.decision, version },
  });
  const said =
    adding?.said(decision.value, loaded.value) ?? sayWhatHappened(context, loaded.value.program, decision.value);
  return ok({ done: true, version, said: `${said}${mergedWords(context, loaded.value, merged.value)}` });
}

/** What the engine says, with the values as they will be stored. */
function decideCompletion(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { task, body: { decision, askAgain }, handedIn: { values, choices }, adding }: Completion,
): Result<Decision> {
  const { item } = task;
  const next = adding?.next({ ...loaded, row: { ...loaded.row, values } }, item);
  if (next && !next.ok) return next;
  const known = loaded.state.items[item - 1];
  // 代办: whom else it concerns is for its holder to say
  const actor = adding ? actorOf(known, context.person()) : actorFor(loaded, known, context.person());
  const more = { ...(next ? { next: next.value } : {}), ...(askAgain ? { wholeFork: true as const } : {}) };
  const decided = decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'complete', item, actor, vote: decision, choices, ...more },
    factsFor(context, loaded, values),
  );
  const forgotten = decided.ok && adding !== undefined && !addsStep(decided.value);
  return forgotten ? reject(adding.forgotten, { node: task.node.id }) : decided;
}

/** The command with what comes next, from whoever holds the item; the engine refuses everybody else, also who stands in for him. */
export const completionWith = (context: UseCaseContext, item: Item, next: NamedNext): CompleteCommand => ({
  kind: 'complete',
  item: item.id,
  actor: actorOf(item, context.person()),
  next,
});

/** In a group only the last vote sends the work on: what was named before it would be forgotten. */
export const addsStep = ({ events }: Decision): boolean =>
  events.some(
    (event) =>
      (event.kind === 'visitOpened' && (event.adhoc?.by !== undefined || event.freely !== undefined)) ||
      (event.kind === 'decisionFixed' && event.next !== undefined),
  );

/** One change set, and the end of the process where this was its last step. */
async function writeCompletion(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { task: { item }, handedIn: { values, opinion, effects } }: Completion,
  decision: Decision,
): Promise<Result<{ readonly version: number }>> {
  const applied = await applyDecision(context, loaded, {
    decision,
    values,
    ...(opinion ? { opinion: { item, ...opinion } } : {}),
    ...(effects.number ? { number: effects.number } : {}),
    ...(effects.registers ? { registers: effects.registers } : {}),
  });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded, values, decision.state.status);
  return ended.ok ? applied : ended;
}
