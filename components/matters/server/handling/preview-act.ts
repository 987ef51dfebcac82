import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { ResolvedHandler } from '@gov/organisation';
import { type Command, type Decision, type DryRun, dryRun, forecast, previewReturn, type State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actEffects } from '../../rules/act-effects.ts';
import { listed } from '../../rules/trace/trace-facts.ts';
import { stoppedWords } from '../children/show-children.ts';
import { addingCommand, nextStep } from '../signing/add-step.ts';
import { jumpCommand } from '../signing/jump.ts';
import { listOpinions } from '../view/store.ts';
import { decideAct } from './bound-matter.ts';
import { loadMatter } from './load-matter.ts';
import { heldTask, type LoadedMatter } from './loaded-matter.ts';
import { cancelCommand } from './other-acts.ts';
import { returnCommand } from './return-task.ts';
import { readMatter } from './store.ts';
import { takeBackCommand } from './withdraw.ts';

type Preview = (typeof routes)['previewAct'];
type Body = InputOf<Preview>['body'];

/**
 * What 退回 取回 撤销 特送 would do now, by names, before anybody confirms: the act's own checks and the engine's decision
 * on the matter as it stands. Writes nothing and locks nothing; refused where the act would be.
 */
export async function previewAct(context: UseCaseContext, input: InputOf<Preview>): Promise<Result<ReplyOf<Preview>>> {
  const { matterId } = input.params;
  const { body } = input;
  const taskId = 'taskId' in body.act ? body.act.taskId : undefined;
  const loaded = await loadMatter(context, matterId, taskId, readMatter);
  if (!loaded.ok) return loaded;
  const command = commandOf(context, loaded.value, body);
  if (!command.ok) return command;
  const { program, state, facts } = loaded.value;
  const decision = await decideAct(context, loaded.value, command.value);
  if (!decision.ok) return decision;
  const dry = dryRun(program, state, command.value, facts);
  if (!dry.ok) return dry;
  if (loaded.value.row.version !== body.expectedVersion) return reject('matters.stale');
  return ok({ effects: await effectsOf(context, loaded.value, command.value, { ...decision.value, dry: dry.value }) });
}

/** The command as the act itself would give it. */
function commandOf(context: UseCaseContext, loaded: LoadedMatter, { act, expectedVersion }: Body): Result<Command> {
  // The reason is written while this is shown; the engine only asks that there is one.
  const reason = '先看影响';
  switch (act.kind) {
    case 'return':
      return returnCommand(context, loaded, { ...act, expectedVersion, reason });
    case 'addStep':
      return previewedStep(context, loaded, act);
    case 'withdraw':
      return takeBackCommand(context, loaded);
    case 'cancel':
      return cancelCommand(context, loaded, { ...act, expectedVersion, reason });
    case 'jump':
      return jumpCommand(context, loaded, { ...act, expectedVersion, reason });
  }
}

function previewedStep(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { taskId, step }: Extract<Body['act'], { kind: 'addStep' }>,
): Result<Command> {
  const held = heldTask(context, loaded, taskId);
  if (!held.ok) return held;
  const next = nextStep(context, loaded, { item: held.value.item, step });
  const item = loaded.state.items[held.value.item - 1];
  return next.ok && item ? ok(addingCommand(context, item, next.value)) : (next as Result<Command>);
}

/** `还要经过马晓东核对数据、王建华审定` */
function wayAfter(
  context: UseCaseContext,
  { program, after, facts }: Pick<LoadedMatter, 'program' | 'facts'> & { readonly after: State },
): string {
  const nameOf = (one: ResolvedHandler) => context.agency.organisation.persons.get(one.personId)?.name ?? '';
  const ahead = forecast(program, after, facts).filter((step) => !step.current);
  const steps = ahead.map(
    ({ node, name, handlers }) => `${handlers.map(nameOf).join('、')}“${name ?? program.nodes[node]?.name ?? ''}”`,
  );
  return steps.length > 0 ? `还要经过${listed(steps)}` : '这件事项就办结';
}

interface DryDecision extends Decision {
  readonly dry: DryRun;
}

async function effectsOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  command: Command,
  { dry, events, state: after }: DryDecision,
) {
  const { tx } = context;
  const { program, state, facts, row } = loaded;
  const opinions = await tx.all(listOpinions(tx.agencyId, row.id));
  const written = new Set(opinions.filter((one) => !one.void).map((one) => one.item));
  const [act] = events;
  // back to the member before: the step itself stays
  const leaves = command.kind === 'return' && !(act?.kind === 'itemReturned' && act.group === 'prevMember');
  const back =
    leaves && command.to.kind !== 'callingProcess' ? previewReturn(program, state, command, facts) : undefined;
  const told = actEffects({
    program,
    state,
    after,
    dry,
    children: await stoppedWords(context, loaded, dry.childrenStop),
    actor: context.person().personId,
    nameOf: (personId) => context.agency.organisation.persons.get(personId)?.name ?? '',
    hasOpinion: (item) => written.has(item),
    ...(act?.kind === 'actWithdrawn' && act.act === 'completion' ? { takenBack: act.item } : {}),
    ...(command.kind === 'complete' ? { thenBy: wayAfter(context, { program, after, facts }) } : {}),
    ...(back?.ok ? { waits: back.value.waits, comesBackTo: back.value.comesBackTo } : {}),
  });
  return [...told];
}
