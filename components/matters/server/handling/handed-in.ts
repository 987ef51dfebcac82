import { type FieldProblem, type JsonObject, ok, type Result, reject } from '@gov/base';
import type { InputOf } from '@gov/base/component';
import { checkComplete, isPenDrawing } from '@gov/forms';
import type { ResolvedHandler } from '@gov/organisation';
import type { Choices, NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type HookEffects, matterKindHooks, type routes } from '../../contract.ts';
import { keptResults } from '../../rules/kept-results.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { givenTo } from '../secrecy/given-to.ts';
import { checkedEdit } from '../values/checked-edit.ts';
import { viewerOf } from '../view/paper.ts';
import { type GivenOpinion, onlyInTrace } from './apply-decision.ts';
import type { HeldTask, LoadedMatter } from './loaded-matter.ts';
import { uniqueProblems } from './unique-values.ts';

type Body = InputOf<(typeof routes)['complete']>['body'];

/** Who completes which task, and what came with it. */
export interface Desk {
  readonly task: HeldTask;
  readonly taskId: string;
  readonly body: Body;
}

/** What a completion brings, checked: nothing of it is written yet. */
export interface HandedIn {
  /** As they will be stored, with what the kind sets. */
  readonly values: JsonObject;
  readonly opinion?: GivenOpinion;
  readonly choices: Choices;
  readonly effects: HookEffects;
}

/**
 * The form edit against the step's rights, what the kind says to it, the opinion, the persons chosen, and whether it was
 * said what becomes of opinions given before the change; the first that does not hold is the refusal.
 */
export async function checkHandedIn(
  context: UseCaseContext,
  loaded: LoadedMatter,
  desk: Desk,
): Promise<Result<HandedIn>> {
  const { task, body } = desk;
  const item = loaded.state.items[task.item - 1];
  const edited = await editedValues(context, loaded, task.node, body);
  if (!edited.ok) return edited;
  const hooked = await askHook(context, loaded, desk, edited.value);
  if (!hooked.ok) return hooked;
  const opinion = opinionOf(task.node, body, item?.part !== undefined);
  if (!opinion.ok) return opinion;
  const values = { ...edited.value, ...hooked.value.values };
  const chosen = chosenHandlers(context, values, body.chosen);
  if (!chosen.ok) return chosen;
  const mustSay = body.decision === 'agree' && body.askAgain === undefined;
  if (mustSay && keptResults(loaded.state, item).length > 0) return reject('matters.keep-or-ask-again');
  return ok({
    values,
    ...(opinion.value ? { opinion: opinion.value } : {}),
    choices: chosen.value,
    effects: hooked.value,
  });
}

async function editedValues(
  context: UseCaseContext,
  loaded: LoadedMatter,
  node: NodeDefinition,
  body: Body,
): Promise<Result<JsonObject>> {
  const edited = await checkedEdit(context, loaded, { fields: node.fields, values: body.values ?? {} });
  if (!edited.ok) return edited;
  if (body.decision === 'agree') {
    const missing = checkComplete(loaded.form, node.fields, edited.value, viewerOf(context));
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
  { task: held, taskId, body }: Desk,
  values: JsonObject,
): Promise<Result<HookEffects>> {
  const hooks = context.extension(matterKindHooks, loaded.row.kindCode)?.(context);
  if (!hooks?.completing) return ok({});
  return hooks.completing({
    matterId: loaded.row.id,
    taskId: taskId as never, // reason: checked as a task of this matter above
    node: held.node.id,
    actions: held.node.actions,
    decision: body.decision,
    title: loaded.row.title,
    values,
    ...(held.onBehalfOf ? { onBehalf: true as const } : {}),
  });
}

/** The opinion as it goes into the step's block; an empty one becomes the step's default, else it is demanded. */
function opinionOf(node: NodeDefinition, body: Body, onlyAsked: boolean): Result<GivenOpinion | undefined> {
  const written = writtenWords(body.opinion);
  if (body.pen && !isPenDrawing(body.pen))
    return reject('matters.pen-refused', undefined, [
      { path: 'body.opinion', message: '手写的笔画不完整或太多，请重写' },
    ]);
  // a step without a block: what is said (why not agreed) stands in the trace, and nowhere on the paper
  if (!node.opinion) return ok(written === '' ? undefined : { block: onlyInTrace, text: written });
  if (body.pen) return ok({ block: node.opinion.block, text: written, pen: body.pen });
  if (written !== '') return ok({ block: node.opinion.block, text: written });
  if (body.decision === 'disagree')
    return reject('matters.opinion-needed', undefined, [{ path: 'body.opinion', message: '不同意要写明意见' }]);
  // “同意。” is the holder’s word; who was only asked says nothing by saying nothing.
  if (onlyAsked) return ok(undefined);
  if (node.opinion.defaultText) return ok({ block: node.opinion.block, text: node.opinion.defaultText });
  if (!node.opinion.required) return ok(undefined);
  return reject('matters.opinion-needed', undefined, [{ path: 'body.opinion', message: '请写意见' }]);
}

/** Assignments chosen for later steps, as persons of this agency today who may be given a matter with these values. */
function chosenHandlers(context: UseCaseContext, values: JsonObject, chosen: Body['chosen']): Result<Choices> {
  const choices: Record<string, readonly ResolvedHandler[]> = {};
  for (const [node, ids] of Object.entries(chosen ?? {})) {
    const found = givenTo(context, values, ids);
    if (!found.ok) return found;
    choices[node] = found.value;
  }
  return ok(choices);
}
