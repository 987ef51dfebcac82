import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { ResolvedHandler } from '@gov/organisation';
import type { AddedStep, Decision, Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { NewStep } from '../../contract/added-step.ts';
import type { routes } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { ownApproval } from '../handling/able-colleague.ts';
import { addsStep, completeWith, completionWith, type NamedNext } from '../handling/complete-task.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { givenTo } from '../secrecy/given-to.ts';

type AddStep = (typeof routes)['addStep'];

/** 加一步: the holder does his own step, and before the matter goes on by the drawn way, others do one that he names. */
export function addStep(context: UseCaseContext, input: InputOf<AddStep>): Promise<Result<ReplyOf<AddStep>>> {
  const { step, ...handedIn } = input.body;
  return completeWith(
    context,
    { params: input.params, body: { ...handedIn, decision: 'agree' } },
    {
      next: (loaded, item) => nextStep(context, loaded, { item, step }),
      forgotten: 'workflow.free-step-not-offered',
      event: 'matters.step-added',
      said: (decision) => saidOf(context, decision),
    },
  );
}

/** The persons who do it, as the engine takes them; who cannot work, or would judge his own matter, is refused. */
export function nextStep(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { item, step }: { readonly item: number; readonly step: NewStep },
): Result<NamedNext> {
  const able = givenTo(context, loaded.row.values, step.assignmentIds);
  if (!able.ok) return able;
  const handlers = able.value;
  if (handlers.some(({ personId }) => judgesOwnMatter(loaded, item, personId))) return ownApproval(context, loaded);
  const name = writtenWords(step.name);
  const asked = writtenWords(step.asked);
  const about = {
    name,
    ...(asked ? { asked } : {}),
    ...(step.workingDays === undefined ? {} : { workingDays: step.workingDays }),
  };
  if (step.order === 'together') return ok({ kind: 'persons', handlers, ...about });
  const [first, ...others] = handlers.map((one): AddedStep => ({ handlers: [one], ...about }));
  if (!first) return reject('matters.unknown-person');
  return ok({ kind: 'persons', ...first, ...(others.length > 0 ? { later: others } : {}) });
}

/** Whether this holder may add a step with these persons now; the engine is asked. */
export function mayAddStep(
  context: UseCaseContext,
  loaded: LoadedMatter,
  item: Item,
  handlers: readonly ResolvedHandler[],
): boolean {
  const decision = decideOn(loaded, completionWith(context, item, { kind: 'persons', handlers }));
  return decision.ok && addsStep(decision.value);
}

/** `已加一步：孙倩核对数据，办完再按流程往下走`. */
function saidOf(context: UseCaseContext, { state, events }: Decision): string {
  const nameOf = (personId: PersonId) => context.agency.organisation.persons.get(personId)?.name ?? '';
  const opened = events.flatMap((event) => (event.kind === 'visitOpened' && event.adhoc ? [event.visit] : []));
  const steps = opened.flatMap((id) => {
    const { adhoc } = state.visits[id - 1] ?? {};
    const who = state.items.filter(({ visit, kind }) => visit === id && kind === 'do');
    const now = who.map(({ holder }) => nameOf(holder.personId)).join('、');
    const later = (adhoc?.later ?? []).map(({ handlers }) => handlers.map((one) => nameOf(one.personId)).join('、'));
    return [`${[now, ...later].join('、再由')}办“${adhoc?.name ?? ''}”`];
  });
  return steps.length > 0 ? `已加一步，由${steps.join('；')}，办完再按流程往下走` : '已加一步，请过的人办完后开始';
}
