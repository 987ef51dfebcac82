import { dateInChina, type FieldProblem, type JsonObject, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { applyEdit, checkComplete } from '@gov/forms';
import type { ResolvedHandler } from '@gov/organisation';
import { type Choices, decideWithState, type NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type HookEffects, matterKindHooks, type routes } from '../../contract.ts';
import { keptResults } from '../../rules/kept-results.ts';
import { ableColleagues } from './able-colleague.ts';
import { actorOf, applyDecision } from './apply-decision.ts';
import { factsFor } from './engine-facts.ts';
import { type HeldTask, heldTask, type LoadedMatter, loadMatter, staleValues } from './load-matter.ts';
import { sayWhatHappened } from './say.ts';
import { uniqueProblems } from './unique-values.ts';

type Complete = (typeof routes)['complete'];
type Body = InputOf<Complete>['body'];

/**
 * 办理: the form edit is checked against the step's rights, the kind's hook may refuse or add, the engine decides,
 * one change set is written. Twice with one command id = once; with another id the task is already done.
 */
export async function completeTask(
  context: UseCaseContext,
  input: InputOf<Complete>,
): Promise<Result<ReplyOf<Complete>>> {
  const { matterId, taskId } = input.params;
  const { body } = input;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const held = heldTask(loaded.value, context.person(), taskId);
  if (!held.ok) return held;
  if (staleValues(loaded.value.row, body.expectedVersion)) return reject('matters.stale');
  const edited = await editedValues(context, loaded.value, held.value.node, body);
  if (!edited.ok) return edited;
  const hooked = await askHook(context, loaded.value, { ...held.value, taskId }, body, edited.value);
  if (!hooked.ok) return hooked;
  const values = { ...edited.value, ...hooked.value.values };
  const opinion = opinionOf(held.value.node, body, loaded.value.state.items[held.value.item - 1]?.part !== undefined);
  if (!opinion.ok) return opinion;
  const chosen = chosenHandlers(context, body.chosen);
  if (!chosen.ok) return chosen;
  const { state } = loaded.value;
  const mustSay = body.decision === 'agree' && body.askAgain === undefined;
  if (mustSay && keptResults(state, state.items[held.value.item - 1]).length > 0)
    return reject('matters.keep-or-ask-again');
  const decision = decideWithState(
    loaded.value.program,
    loaded.value.state,
    {
      kind: 'complete',
      item: held.value.item,
      actor: actorOf(loaded.value.state.items[held.value.item - 1], context.person()),
      vote: body.decision,
      choices: chosen.value,
      ...(body.askAgain ? { wholeFork: true as const } : {}),
    },
    factsFor(context, loaded.value, values),
  );
  if (!decision.ok) return decision;
  const applied = applyDecision(context, loaded.value, {
    decision: decision.value,
    values,
    ...(opinion.value ? { opinion: { item: held.value.item, ...opinion.value } } : {}),
    ...(hooked.value.number ? { number: hooked.value.number } : {}),
    ...(hooked.value.registers ? { registers: hooked.value.registers } : {}),
  });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded.value, values, decision.value.state.status);
  if (!ended.ok) return ended;
  context.audit({
    event: 'matters.task-completed',
    objectKind: 'matter',
    objectId: matterId,
    details: { task: taskId, node: held.value.node.id, decision: body.decision, version: applied.value.version },
  });
  return ok({
    done: true as const,
    version: applied.value.version,
    said: sayWhatHappened(context, loaded.value.program, decision.value),
  });
}

async function editedValues(
  context: UseCaseContext,
  loaded: LoadedMatter,
  node: NodeDefinition,
  body: Body,
): Promise<Result<JsonObject>> {
  const edited = applyEdit(loaded.form, node.fields, {
    before: loaded.row.values,
    edit: body.values ?? {},
    today: dateInChina(context.now),
  });
  if (!edited.ok) return edited;
  if (body.decision === 'agree') {
    const missing = checkComplete(loaded.form, node.fields, edited.value);
    if (missing.length > 0) return reject('matters.incomplete', { count: missing.length }, inBody(missing));
  }
  const taken = await uniqueProblems(context, loaded, edited.value);
  return taken.length > 0 ? reject('matters.incomplete', { count: taken.length }, taken) : edited;
}

/** Field keys as paths of this request, so that the page finds the field. */
const inBody = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map(({ path, message }) => ({ path: `body.values.${path}`, message }));

async function askHook(
  context: UseCaseContext,
  loaded: LoadedMatter,
  held: HeldTask & { readonly taskId: string },
  body: Body,
  values: JsonObject,
): Promise<Result<HookEffects>> {
  const hooks = context.extension(matterKindHooks, loaded.row.kindCode)?.(context);
  if (!hooks?.completing) return ok({});
  return hooks.completing({
    matterId: loaded.row.id,
    taskId: held.taskId as never, // reason: checked as a task of this matter above
    node: held.node.id,
    actions: held.node.actions,
    decision: body.decision,
    title: loaded.row.title,
    values,
  });
}

/** The opinion as it goes into the step's block; an empty one becomes the step's default, else it is demanded. */
function opinionOf(
  node: NodeDefinition,
  body: Body,
  onlyAsked: boolean,
): Result<{ readonly block: string; readonly text: string } | undefined> {
  if (!node.opinion) return ok(undefined);
  const written = body.opinion?.trim() ?? '';
  if (written !== '') return ok({ block: node.opinion.block, text: written });
  if (body.decision === 'disagree')
    return reject('matters.opinion-needed', undefined, [{ path: 'body.opinion', message: '不同意要写明意见' }]);
  // “同意。” is the holder’s word; who was only asked says nothing by saying nothing.
  if (onlyAsked) return ok(undefined);
  if (node.opinion.defaultText) return ok({ block: node.opinion.block, text: node.opinion.defaultText });
  if (!node.opinion.required) return ok(undefined);
  return reject('matters.opinion-needed', undefined, [{ path: 'body.opinion', message: '请写意见' }]);
}

/** Assignments chosen for later steps, as persons of this agency today. */
function chosenHandlers(context: UseCaseContext, chosen: Body['chosen']): Result<Choices> {
  const choices: Record<string, readonly ResolvedHandler[]> = {};
  for (const [node, ids] of Object.entries(chosen ?? {})) {
    const found = ableColleagues(context, ids);
    if (!found.ok) return found;
    choices[node] = found.value;
  }
  return ok(choices);
}

/** Says to the kind and to other components that the process has ended, if it has. */
export async function tellEnd(
  context: UseCaseContext,
  loaded: LoadedMatter,
  values: JsonObject,
  status: string,
): Promise<Result<unknown>> {
  if (status === 'open') return ok(undefined);
  context.announce('MatterClosed', loaded.row.id, { kindCode: loaded.row.kindCode, how: status });
  const hooks = context.extension(matterKindHooks, loaded.row.kindCode)?.(context);
  const how = status === 'refused' ? 'refused' : 'done';
  return hooks?.ended ? hooks.ended({ matterId: loaded.row.id, values, how }) : ok(undefined);
}
