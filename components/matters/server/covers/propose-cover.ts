import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type Assignment, dayView, type ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { pairRefused, sideOf } from '../../rules/stand-ins/pair.ts';
import { daysRefused, mostDaysArranged, windowOf } from '../../rules/stand-ins/window.ts';
import { ableColleague } from '../handling/able-colleague.ts';
import { kindsInUse } from '../stand-ins/store.ts';
import { auditedOf } from './audited.ts';
import { alreadyStands } from './decide-cover.ts';
import { bRolesOf } from './roles.ts';
import { coversOfPerson, insertCover, lockSection, type NewCover, sameAbsence, samePair } from './store.ts';
import { tellAdministrators } from './tell.ts';

type Routes = typeof routes;
type PairBody = InputOf<Routes['proposePair']>['body'];
type AwayBody = InputOf<Routes['proposeAway']>['body'];
type Proposed = Result<ReplyOf<Routes['proposePair']>>;
type Content = Omit<NewCover, 'id' | 'reason' | 'proposedBy' | 'proposedAt' | 'agreedBy' | 'kindCodes'>;

const nothing: Omit<Content, 'kind'> = {
  principalId: null,
  standInId: null,
  fromAt: null,
  untilAt: null,
  sectionId: null,
  aPostId: null,
  aPersonId: null,
  bPostId: null,
  bPersonId: null,
};

/** AB岗. Twice = refused, they are a pair or wait to be one. */
export async function proposePair(
  context: UseCaseContext,
  { body }: InputOf<Routes['proposePair']>,
): Promise<Proposed> {
  const content = await pair(context, body);
  return content.ok ? propose(context, content.value, body) : content;
}

/** Somebody who cannot say so himself is away. Twice = refused, the days overlap. */
export async function proposeAway(
  context: UseCaseContext,
  { body }: InputOf<Routes['proposeAway']>,
): Promise<Proposed> {
  const content = await away(context, body);
  return content.ok ? propose(context, content.value, body) : content;
}

/** The system administrator proposes; nothing holds before the security administrator has agreed (ADR 17). */
async function propose(
  context: UseCaseContext,
  content: Content,
  body: Pick<PairBody, 'kinds' | 'reason'>,
): Promise<Proposed> {
  const { tx, now } = context;
  const codes = new Set((await tx.all(kindsInUse(tx.agencyId))).map(({ code }) => code));
  if (body.kinds?.some((code) => !codes.has(code))) return reject('matters.unknown-kind');
  const id = context.newId<string>();
  const proposed = {
    reason: body.reason.normalize('NFC').trim(),
    proposedBy: context.person().personId,
    proposedAt: now,
  };
  tx.write(insertCover(tx.agencyId, { ...content, ...proposed, id, agreedBy: null, kindCodes: body.kinds }));
  context.audit({
    event: 'matters.cover-proposed',
    objectKind: 'cover',
    objectId: id,
    details: { ...auditedOf(content), kinds: body.kinds?.length ?? 'all' },
  });
  await tellAdministrators(context, 'SECURITY');
  return ok({ id });
}

async function pair(context: UseCaseContext, body: PairBody): Promise<Result<Content>> {
  const { tx, agency, now } = context;
  const able = bothAble(context, body.aAssignmentId, body.bAssignmentId);
  if (!able.ok) return able;
  const [a, b] = able.value;
  const view = dayView(agency.organisation, dateInChina(now));
  const rejection = pairRefused(a, b);
  if (rejection) return { ok: false, rejection };
  const sides = {
    sectionId: a.sectionId,
    aPostId: a.postId,
    aPersonId: sideOf(view, a).personId,
    bPostId: b.postId,
    bPersonId: sideOf(view, b).personId,
  };
  await tx.first(lockSection(tx.agencyId, sides.sectionId));
  if (await tx.first(samePair(tx.agencyId, sides, now))) return reject('matters.pair-known');
  return ok({ ...nothing, kind: 'PAIR', ...sides });
}

function bothAble(context: UseCaseContext, a: string, b: string): Result<readonly [Assignment, Assignment]> {
  const [first, second] = [ableColleague(context, a), ableColleague(context, b)];
  if (!first.ok) return first;
  if (!second.ok) return second;
  const assignmentOf = ({ assignmentId }: ResolvedHandler) => context.agency.organisation.assignments.get(assignmentId);
  const [one, other] = [assignmentOf(first.value), assignmentOf(second.value)];
  return one && other ? ok([one, other]) : reject('matters.unknown-person');
}

/** Only somebody whose work is still his: who has left or was stopped has nobody who stands in for him (ADR 11, 13). */
async function away(context: UseCaseContext, body: AwayBody): Promise<Result<Content>> {
  const { tx, now } = context;
  const principal = ableColleague(context, body.assignmentId);
  if (!principal.ok) return principal;
  const named = body.standInAssignmentId === undefined ? undefined : ableColleague(context, body.standInAssignmentId);
  if (named && !named.ok) return named;
  const principalId = principal.value.personId;
  const standInId = named?.value.personId ?? null;
  if (standInId === principalId) return reject('matters.cover-self');
  const rejection = daysRefused({ ...body, today: dateInChina(now) }, mostDaysArranged);
  if (rejection) return { ok: false, rejection };
  const absence = { principalId, standInId, ...windowOf(body) };
  // agreed to, it would look as if his work was seen to
  if (standInId === null && bRolesOf(context, await tx.all(coversOfPerson(tx.agencyId, principalId, now))).length === 0)
    return reject('matters.cover-no-b', { person: nameOf(context, principalId) });
  if (await tx.first(sameAbsence(tx.agencyId, absence, now)))
    return reject('matters.cover-overlaps', { person: nameOf(context, principalId) });
  const already = await alreadyStands(context, absence);
  return already ?? ok({ ...nothing, kind: standInId ? 'STAND_IN' : 'AWAY', ...absence });
}

const nameOf = ({ agency }: UseCaseContext, personId: PersonId): string =>
  agency.organisation.persons.get(personId)?.name ?? '';
