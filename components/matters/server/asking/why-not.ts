import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { isVisible, permissionOf } from '@gov/forms';
import {
  describeWhyNot,
  fieldsOfRule,
  type HandlerRule,
  namesFrom,
  rulesWithin,
  type WhyNot,
  whyNot,
} from '@gov/organisation';
import { questionOf, stepName, type Visit } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { inHand } from '../view/in-hand.ts';
import { permissionsOf } from '../view/paper.ts';

type Route = (typeof routes)['whyNot'];

/** 为什么不是某某, for every step that is open now; nothing is changed. */
export async function answerWhyNot(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const found = await loadMatter(context, input.params.matterId, undefined, readMatter);
  if (!found.ok) return found;
  const loaded = found.value;
  // reason: a uuid that is no person of this agency is refused below
  const person = input.query.person as PersonId;
  if (!context.agency.organisation.persons.has(person)) return reject('matters.unknown-person');
  const open = loaded.state.visits.filter(
    (visit) => !visit.clock && (visit.state === 'open' || visit.state === 'incident'),
  );
  return ok({ answers: open.flatMap((visit) => answersAt(context, loaded, visit, person)) });
}

function answersAt(context: UseCaseContext, loaded: LoadedMatter, visit: Visit, person: PersonId) {
  const { program, state, facts } = loaded;
  const step = stepName(program, visit);
  const holders = state.items.filter(
    (item) => item.visit === visit.id && item.kind === 'do' && (item.state === 'open' || item.state === 'parked'),
  );
  if (holders.some(({ holder }) => holder.personId === person)) {
    return [{ step, words: `这一步现在就在${nameOf(context, person)}手里。` }];
  }
  // 加一步: somebody named who does it; there is no rule to ask
  if (visit.adhoc) return [{ step, words: '这一步是办理中加上的，由加的人指定了办理人。' }];
  const question = questionOf(program, state, facts, visit.id);
  if (!question) return [];
  const able = { mayHandle: (id: PersonId) => mayHandle(context, id) };
  const answer = whyNot(context.agency.organisation, question.rule, { ...question.context, ...able }, person);
  const conceal = readsConcealed(context, loaded, question.rule);
  // asked person by person, yes and no would tell what stands in the field
  if (conceal) return [{ step, words: '由谁办看表单里的内容，您看不到其中的一项，不能回答。' }];
  const words = describeWhyNot(answer, namesOf(context, loaded));
  return [{ step, words: answer.among ? `${words}${whyAmongIsNotEnough(loaded, visit, answer)}` : words }];
}

/** He fits the rule and does not have it: the step takes one only, he had it before, or it was given to somebody else. */
function whyAmongIsNotEnough({ state, program }: LoadedMatter, visit: Visit, { personId, found }: WhyNot): string {
  const own = state.items.find((item) => item.visit === visit.id && item.holder.personId === personId);
  if (own) return '他的这一份已经办完或者收回了。';
  if (visit.queue.some((one) => one.personId === personId)) return '还没有轮到他。';
  const single = program.nodes[visit.node]?.multi.mode === 'single';
  if (single && found.length > 1) return '这一步只由一个人办，取排在最前面的。';
  return `这一步${visit.incident ? '当时没有找到人' : '到达时的任职和现在不一样，或者后来转给了别人'}，请看办理过程。`;
}

const nameOf = ({ agency }: UseCaseContext, person: PersonId): string =>
  agency.organisation.persons.get(person)?.name ?? '';

const namesOf = (context: UseCaseContext, { form, program }: LoadedMatter) =>
  namesFrom(context.agency.organisation, {
    reader: context.person().personId,
    fieldLabel: (key) => form.fields.get(key)?.label ?? key,
    stepName: (node) => program.nodes[node]?.name ?? node,
  });

/** Rights under which a value is seen as it is. */
const plain: ReadonlySet<string> = new Set(['read', 'edit', 'required']);

/** A rule that reads a field this reader does not see must not tell what stands in it. */
function readsConcealed(context: UseCaseContext, loaded: LoadedMatter, rule: HandlerRule): boolean {
  const permissions = permissionsOf(loaded, inHand(loaded, context.person().personId));
  const isConcealed = (key: string) => {
    const field = loaded.form.fields.get(key);
    return field !== undefined && (!isVisible(field, permissions) || !plain.has(permissionOf(permissions, key)));
  };
  const asksForm = rulesWithin(rule).some(({ kind }) => kind === 'byCondition');
  return asksForm ? [...loaded.form.fields.keys()].some(isConcealed) : fieldsOfRule(rule).some(isConcealed);
}
