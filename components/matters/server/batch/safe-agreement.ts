import { type Rejection, type Result, reject } from '@gov/base';
import { type Decision, decideWithState } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { asksMore } from '../../rules/batch/asks-more.ts';
import { weighed } from '../asking/weights.ts';
import { actorFor } from '../handling/apply-decision.ts';
import { decideAct } from '../handling/bound-matter.ts';
import { factsFor } from '../handling/engine-facts.ts';
import { type HeldTask, heldTask, type LoadedMatter } from '../handling/loaded-matter.ts';
import { listed, nextPeople, sayWhatHappened } from '../handling/say.ts';
import { takeBackCommand } from '../handling/withdraw.ts';
import { checkedEdit } from '../values/checked-edit.ts';
import { choicesNeeded } from '../view/ways.ts';

/** 同意 with nothing else, as it would be carried out now. */
export interface Agreement {
  readonly task: HeldTask;
  readonly next: string;
  readonly said: string;
  readonly mayWithdraw: boolean;
}

/** Either what agreeing does, or why the matter has to be opened: a sentence, or the refusal it would meet. */
export type Agreeable = Agreement | { readonly why: string | Rejection };

/**
 * Whether the caller may agree to this task with one press: the checks of `complete` as far as they write nothing, and the
 * engine's decision. What a kind does besides hangs on the action words of the step, and such a step is never agreed to so.
 */
export async function agreeable(context: UseCaseContext, loaded: LoadedMatter, taskId: string): Promise<Agreeable> {
  const held = heldTask(context, loaded, taskId);
  if (!held.ok) return { why: held.rejection };
  const { item: number, node } = held.value;
  const item = loaded.state.items[number - 1];
  if (loaded.row.state !== 'RUNNING' || !item) return { why: '还是草稿，要打开写好再送。' };
  const visit = loaded.state.visits[(item.visit ?? 0) - 1];
  const more = asksMore({ node, item, visit, form: loaded.form });
  if (more) return { why: more };
  if (choicesNeeded(context, loaded, { mine: item, node }).length > 0)
    return { why: '下一步由谁办要由您选，要打开选。' };
  const decision = await decided(context, loaded, held.value);
  if (!decision.ok) return { why: decision.rejection };
  const stops = decision.value.events.some((event) => event.kind === 'visitOpened' && event.incident !== undefined);
  if (stops) return { why: '下一步没有找到办理人，要打开看。' };
  const mayWithdraw = await mayTakeBack(context, loaded, decision.value);
  const said = sayWhatHappened(context, loaded.program, decision.value);
  return { task: held.value, next: nextWords(context, loaded, decision.value), said, mayWithdraw };
}

/** Whether 取回 would be allowed right after it: the step may forbid it, and what has ended with it does not come back. */
async function mayTakeBack(context: UseCaseContext, loaded: LoadedMatter, { state }: Decision): Promise<boolean> {
  const later = { ...loaded, state };
  const then = { ...later, facts: factsFor(context, later) };
  const command = takeBackCommand(context, then);
  return command.ok && (await decideAct(context, then, command.value)).ok;
}

/** What the engine says to it, with the values as they would be stored. */
async function decided(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { item, node }: HeldTask,
): Promise<Result<Decision>> {
  const { program, state } = loaded;
  const values = await checkedEdit(context, loaded, { fields: node.fields, values: {} });
  if (!values.ok) return reject('forms.edit-refused');
  const actor = actorFor(loaded, state.items[item - 1], context.person());
  const command = { kind: 'complete', item, actor, vote: 'agree', choices: {} } as const;
  const facts = factsFor(context, loaded, values.value);
  return weighed(loaded.weights, () => decideWithState(program, state, command, facts));
}

const ends = {
  completed: '办结',
  refused: '流程结束',
  cancelled: '流程结束',
  terminated: '流程结束',
  returned: '流程结束',
};

/** `送王建华审批`, `办结`, `还要等其他人办理`: who gets it then. */
function nextWords(context: UseCaseContext, { program }: LoadedMatter, decision: Decision): string {
  if (decision.state.status !== 'open') return ends[decision.state.status];
  const next = nextPeople(context, program, decision);
  if (next.length === 0) return '还要等其他人办理';
  const { personId } = context.person();
  return `送${listed(next.map((one) => `${one.personId === personId ? '您自己' : one.who}“${one.step}”`))}`;
}
