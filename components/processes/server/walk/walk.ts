import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  assignmentsOfPerson,
  dayView,
  type HandlerResolution,
  type OrganisationSnapshot,
  resolveHandlers,
  sectionPath,
} from '@gov/organisation';
import { handlerRuleProblem } from '@gov/workflow';
import type { HandlerQuestion } from '@gov/workflow/walk';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes, WalkPerson } from '../../contract.ts';

/** Who starts, in the identity that was chosen, with what a condition may ask of him. */
export async function walkStarter(
  context: UseCaseContext,
  { params: { assignmentId } }: InputOf<Routes['walkStarter']>,
): Promise<Result<ReplyOf<Routes['walkStarter']>>> {
  const { organisation } = context.agency;
  const view = dayView(organisation, dateInChina(context.now));
  const place = view.placeOf.get(assignmentId);
  const found = place === undefined ? undefined : view.assignments[place];
  const post = found && organisation.posts.get(found.postId);
  if (!found || !post) return reject('processes.unknown-person');
  const { holidays, makeUpDays } = workCalendarOf(context.agency);
  return ok({
    now: context.now,
    person: named(organisation, found.personId, context),
    assignmentId: found.id,
    title: found.title,
    post: { id: post.id, name: post.name, role: post.role },
    sections: sectionPath(organisation, found.sectionId).map(({ id, name }) => ({ id, name })),
    calendar: { holidays: [...holidays] as never[], makeUpDays: [...makeUpDays] as never[] }, // reason: days of a calendar
  });
}

/** Rules asked as the engine asks them, of the organisation as it is known today. */
export async function walkHandlers(
  context: UseCaseContext,
  { body: { questions } }: InputOf<Routes['walkHandlers']>,
): Promise<Result<ReplyOf<Routes['walkHandlers']>>> {
  const { organisation } = context.agency;
  const answers = questions.map((question) => answered(context, question));
  const persons = new Map(
    answers.flatMap(({ handlers }) =>
      handlers.map(({ personId }) => [personId, named(organisation, personId, context)]),
    ),
  );
  return ok({ answers, persons: [...persons.values()] });
}

function answered(context: UseCaseContext, question: HandlerQuestion): HandlerResolution {
  if (handlerRuleProblem(question.rule)) return { handlers: [], derivation: [], empty: 'unknown' };
  return resolveHandlers(context.agency.organisation, question.rule, {
    now: question.at,
    starter: question.starter,
    previous: question.previous,
    chosen: question.chosen,
    formValues: question.fields,
    doneBy: (node) => (Object.hasOwn(question.doneBy, node) ? (question.doneBy[node] ?? []) : []),
    holds: (when) => (Object.hasOwn(question.holds, when) ? (question.holds[when] ?? 'unknown') : 'unknown'),
    mayHandle: ableIn(context),
  });
}

/** Whether somebody can be given work, as `matters` asks it: administrators and stopped accounts cannot. */
export const ableIn = (context: UseCaseContext): ((personId: PersonId) => boolean) =>
  grantedIn(context, 'matters.handle');

/** Whether somebody was granted to know work secrets (知悉工作秘密); undefined where the agency names nobody, and all may. */
export const letKnowIn = (context: UseCaseContext): ((personId: PersonId) => boolean) | undefined =>
  context.agency.setting<boolean>('matters', 'workSecretsNamed')
    ? grantedIn(context, 'matters.work-secret')
    : undefined;

/** Whether somebody holds a permission in one of his assignments of today; each is asked once. */
function grantedIn({ agency, now }: UseCaseContext, permission: string): (personId: PersonId) => boolean {
  const view = dayView(agency.organisation, dateInChina(now));
  const known = new Map<PersonId, boolean>();
  return (personId) => {
    let granted = known.get(personId);
    if (granted === undefined) {
      granted = assignmentsOfPerson(view, personId).some(({ id }) =>
        agency.permissionsOf(personId, id, now).has(permission),
      );
      known.set(personId, granted);
    }
    return granted;
  };
}

function named(organisation: OrganisationSnapshot, personId: PersonId, { now }: UseCaseContext): WalkPerson {
  const [main] = assignmentsOfPerson(dayView(organisation, dateInChina(now)), personId);
  const section = main ? (organisation.sections.get(main.sectionId)?.name ?? '') : '';
  const post = main ? (organisation.posts.get(main.postId)?.name ?? '') : '';
  return {
    personId,
    name: organisation.persons.get(personId)?.name ?? '',
    post: post.startsWith(section) ? post : section + post,
  };
}
