import { type AgencyId, addMillis, type Instant, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { codeMillis, freshAccessCode, hashOfAccessCode } from '#platform/server/identity/access-code.ts';
import { endAccessCodes, firstCodesOf, insertAccessCode } from '#platform/server/identity/access-store.ts';
import type { FirstCode, Opening, Routes } from '../../contract.ts';
import { type FirstAdministrator, firstAccountState, mayIssueFirstCodes } from '../../rules/first-accounts.ts';
import { findStanding } from '../standing/store.ts';
import { type AppointedAdministrator, findOpening, lockOpening, type OpeningRow } from './store.ts';

/** One of the three with the person he is in the new agency. */
interface Known extends FirstAdministrator {
  readonly personId: string;
}

/**
 * One-time codes for administrators of an opened agency, who choose name and password themselves; the platform learns neither. It
 * does see the codes: so one is made only while nobody has come in with another (ADR 12). Twice = the later codes hold. An
 * answer that got lost costs nothing: the codes nobody has seen are ended by asking again.
 */
export async function issueFirstCodes(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['issueFirstCodes']>,
): Promise<Result<ReplyOf<Routes['issueFirstCodes']>>> {
  const { tx } = context;
  const agency = await tx.first(findStanding(params.agencyId));
  if (!agency) return reject('agencies.unknown-agency');
  const opening = await tx.first(lockOpening(tx.agencyId, params.agencyId));
  if (!opening || withPerson(opening).length === 0) return reject('agencies.unknown-opening');
  const asked = withPerson(opening).filter((one) => body.duties.includes(one.duty));
  // ended first: whoever uses an old one at this moment has either come in, which is seen below, or finds it ended
  for (const one of asked) tx.write(endAccessCodes(opening.openedAgencyId, one.personId, context.now));
  const known = await administratorsOf(context, opening, asked);
  const may = mayIssueFirstCodes({ ...agency, established: opening.establishedAt !== null }, known);
  if (!may.ok) return may;
  return ok({ codes: known.map((one) => issue(context, opening.openedAgencyId, one)) });
}

function issue(context: UseCaseContext, agencyId: AgencyId, { personId, duty, name, made }: Known): FirstCode {
  const { now } = context;
  const code = freshAccessCode();
  const id = context.newId<string>();
  const expiresAt = addMillis(now, codeMillis.ACTIVATE);
  context.tx.write(
    insertAccessCode({
      id,
      codeHash: hashOfAccessCode(code),
      accountId: null,
      needsConsent: false,
      issuedBy: null,
      agencyId,
      personId,
      purpose: 'ACTIVATE',
      now,
      expiresAt,
    }),
  );
  context.audit({
    event: 'agencies.first-code-issued',
    objectKind: 'agency',
    objectId: agencyId,
    details: { duty, codeId: id, again: made > 0 },
  });
  return { duty, name, code, expiresAt };
}

/** How far the three of an agency are; undefined where the platform did not open it, or did so in an earlier release. */
export async function openingOf(context: UseCaseContext, agencyId: string): Promise<Opening | undefined> {
  const opening = await context.tx.first(findOpening(context.tx.agencyId, agencyId));
  if (!opening || withPerson(opening).length === 0) return undefined;
  const known = await administratorsOf(context, opening, withPerson(opening));
  return {
    established: opening.establishedAt !== null,
    administrators: known.map((one) => ({
      duty: one.duty,
      name: one.name,
      state: firstAccountState(one),
      ...(one.until ? { until: one.until } : {}),
      ...(one.usedAt ? { usedAt: one.usedAt } : {}),
    })),
  };
}

type WithPerson = AppointedAdministrator & { readonly personId: string };

/** Earlier releases made accounts with a password instead: there is nothing to hand out. */
const withPerson = ({ administrators }: OpeningRow): readonly WithPerson[] =>
  administrators.filter((one): one is WithPerson => one.personId !== undefined);

async function administratorsOf(
  { tx, now }: UseCaseContext,
  { openedAgencyId }: OpeningRow,
  three: readonly WithPerson[],
): Promise<readonly Known[]> {
  const personIds = three.map((one) => one.personId);
  const rows = await tx.all(firstCodesOf(openedAgencyId, personIds, now));
  const codes = new Map(rows.map((row) => [row.personId, row]));
  const orNothing = (instant: Instant | null | undefined) => instant ?? undefined;
  return three.map(({ personId, duty, name }) => {
    const code = codes.get(personId);
    return {
      personId,
      duty,
      name,
      until: orNothing(code?.until),
      usedAt: orNothing(code?.usedAt),
      made: code?.made ?? 0,
    };
  });
}
