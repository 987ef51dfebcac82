import { type AssignmentId, ok, type Result, readCursor, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type DerivationStep, describeDerivation, emptyWords, namesFrom } from '@gov/organisation';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, StoppedStep } from '../../contract.ts';
import { countStuckChildren } from '../children/store.ts';
import { countStuckBeginnings } from '../messages/begun-store.ts';
import { namesWhoMayKnow } from '../secrecy/given-to.ts';
import { unablePeople } from './able.ts';
import { countStops, type StandingStop, secretWorkOf, standingStops, workOf } from './store.ts';

type Routes = typeof routes;

/** For the number beside the menu line; counted each time. */
export async function stoppedCounts(context: UseCaseContext): Promise<Result<ReplyOf<Routes['stoppedCounts']>>> {
  const { tx } = context;
  const [stops, children, beginnings, unable] = await Promise.all([
    tx.first(countStops(tx.agencyId)),
    tx.first(countStuckChildren(tx.agencyId)),
    tx.first(countStuckBeginnings(tx.agencyId)),
    unablePeople(context),
  ]);
  return ok({
    stopped: stops?.count ?? 0,
    children: children?.count ?? 0,
    beginnings: beginnings?.count ?? 0,
    left: unable.reduce((sum, { count }) => sum + count, 0),
  });
}

/** Steps for which nobody was found, with the reason in words. */
export async function showStopped(
  context: UseCaseContext,
  input: InputOf<Routes['stopped']>,
): Promise<Result<ReplyOf<Routes['stopped']>>> {
  const { cursor, limit = 20 } = input.query;
  const after = readCursor(cursor);
  if (!after) return reject('matters.cursor');
  const found = await context.tx.all(standingStops(context.tx.agencyId, after, limit + 1));
  const rows: StoppedStep[] = [];
  for (const stop of found.slice(0, limit)) rows.push(await stoppedStep(context, stop));
  return ok({ rows, ...nextOf(found, limit) });
}

async function stoppedStep(context: UseCaseContext, stop: StandingStop): Promise<StoppedStep> {
  const form = await context.ask(formsService).compiled(stop.formVersionId);
  const names = namesFrom(context.agency.organisation, { fieldLabel: (key) => form.fields.get(key)?.label ?? key });
  return {
    id: stop.id,
    kindName: stop.kindName,
    step: stop.step,
    since: stop.at,
    why:
      describeDerivation(withoutContent(stop.why), names) ||
      `${stop.empty === 'noWayForNo' ? '结论是不通过，没有画不通过时往哪走' : emptyWords[stop.empty]}。`,
    starterSection: sectionOf(context, stop.starterAssignmentId),
    ...(stop.secret && namesWhoMayKnow(context) ? { secretForNamed: true as const } : {}),
  };
}

/** What was written into the form, and by whom it was sent, is content: an administrator reads the rule and the organisation only. */
const content: ReadonlySet<string> = new Set([
  'section-of',
  'person-in-field',
  'in-field-cannot-handle',
  'section-in-field',
  'chosen-by-starter',
  'chosen-by-previous',
  'outside-choice',
  // further rules: who is named in a field, whether a condition over the form holds
  'excluded',
  'not-in-all',
  'case',
  'no-case',
  'condition-unknown',
]);
const withoutContent = (why: readonly DerivationStep[]): readonly DerivationStep[] =>
  why.filter(({ code }) => !content.has(code));

/** Open work of people who cannot do it. */
export async function showLeftWork(
  context: UseCaseContext,
  input: InputOf<Routes['leftWork']>,
): Promise<Result<ReplyOf<Routes['leftWork']>>> {
  const { tx, agency } = context;
  const { cursor, limit = 20 } = input.query;
  const after = readCursor(cursor);
  if (!after) return reject('matters.cursor');
  const unable = new Map((await unablePeople(context)).map((one) => [one.personId, one]));
  const found = await tx.all(workOf(tx.agencyId, [...unable.keys()], after, limit + 1));
  const named = namesWhoMayKnow(context);
  const holders = [...new Set(found.map(({ personId }) => personId))];
  const secrets = new Map(
    named && holders.length > 0
      ? (await tx.all(secretWorkOf(tx.agencyId, holders))).map(({ personId, count }) => [personId, count])
      : [],
  );
  const rows = found.slice(0, limit).map((task) => ({
    taskId: task.id,
    matterId: task.matterId,
    kindName: task.kindName,
    step: task.step,
    since: task.at,
    personId: task.personId,
    person: agency.organisation.persons.get(task.personId)?.name ?? '',
    because: unable.get(task.personId)?.because ?? '',
    mayHandOver: unable.get(task.personId)?.forGood ?? false,
    count: unable.get(task.personId)?.count ?? 1,
    secrets: secrets.get(task.personId) ?? 0,
    starterSection: sectionOf(context, task.starterAssignmentId),
    ...(named && task.secret ? { secretForNamed: true as const } : {}),
  }));
  return ok({ rows, ...nextOf(found, limit) });
}

function sectionOf({ agency: { organisation } }: UseCaseContext, assignmentId: AssignmentId): string {
  const assignment = organisation.assignments.get(assignmentId);
  return (assignment && organisation.sections.get(assignment.sectionId)?.name) ?? '';
}

function nextOf(found: readonly { readonly at: string; readonly id: string }[], limit: number) {
  const last = found[limit - 1];
  return found.length > limit && last ? { next: writeCursor({ at: last.at, id: last.id }) } : {};
}
