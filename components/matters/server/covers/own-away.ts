import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { OwnCovers, routes } from '../../contract.ts';
import { daysRefused, windowOf } from '../../rules/stand-ins/window.ts';
import { lockPrincipal } from '../stand-ins/store.ts';
import { nameIn } from '../view/person-words.ts';
import { auditedOf } from './audited.ts';
import { aRolesOf, bRolesOf } from './roles.ts';
import {
  type CoverRow,
  coversOfPerson,
  endCoverRow,
  insertCover,
  lockCover,
  type NewCover,
  type OwnCover,
} from './store.ts';
import { tellAdministrators, tellConcerned } from './tell.ts';

type Routes = typeof routes;

/** 我不在岗: whose B岗 works meanwhile is known. Twice = the days overlap and are refused. */
export async function setAway(
  context: UseCaseContext,
  { body }: InputOf<Routes['setAway']>,
): Promise<Result<ReplyOf<Routes['setAway']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  await tx.first(lockPrincipal(tx.agencyId, personId));
  const rows = await tx.all(coversOfPerson(tx.agencyId, personId, now));
  if (bRolesOf(context, rows).length === 0) return reject('matters.no-b-role');
  const rejection = daysRefused({ ...body, today: dateInChina(now) });
  if (rejection) return { ok: false, rejection };
  const window = windowOf(body);
  const overlaps = rows.some(
    ({ kind, fromAt, untilAt }) =>
      kind === 'AWAY' && fromAt !== null && untilAt !== null && fromAt < window.untilAt && window.fromAt < untilAt,
  );
  if (overlaps) return reject('matters.away-overlaps');
  const id = context.newId<string>();
  const away = ownAbsence(id, personId, context, window);
  tx.write(insertCover(tx.agencyId, away));
  context.audit({ event: 'matters.away-set', objectKind: 'cover', objectId: id, details: auditedOf(away) });
  await tell(context, away, rows);
  return ok({ id });
}

/** He says it of himself: proposed and agreed to in one. */
const ownAbsence = (
  id: string,
  personId: PersonId,
  { now }: UseCaseContext,
  window: ReturnType<typeof windowOf>,
): NewCover & CoverRow => ({
  id,
  kind: 'AWAY',
  principalId: personId,
  standInId: null,
  ...window,
  sectionId: null,
  aPostId: null,
  aPersonId: null,
  bPostId: null,
  bPersonId: null,
  reason: '本人设置',
  proposedBy: personId,
  proposedAt: now,
  agreedBy: personId,
  kindCodes: undefined,
  kinds: null,
});

/** 我回来了: at once, whoever has set it. Twice = refused, it is over. */
export async function endAway(
  context: UseCaseContext,
  { params }: InputOf<Routes['endAway']>,
): Promise<Result<ReplyOf<Routes['endAway']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const found = await tx.first(lockCover(tx.agencyId, params.coverId, now));
  if (found?.kind !== 'AWAY' || found.principalId !== personId || found.agreedBy === null)
    return reject('matters.cover-over');
  tx.write(endCoverRow(tx.agencyId, found.id, personId, now));
  context.audit({ event: 'matters.away-ended', objectKind: 'cover', objectId: found.id, details: auditedOf(found) });
  await tell(context, found, await tx.all(coversOfPerson(tx.agencyId, personId, now)));
  return ok({ done: true });
}

async function tell(context: UseCaseContext, away: CoverRow, rows: readonly OwnCover[]): Promise<void> {
  tellConcerned(context, away);
  for (const { row } of bRolesOf(context, rows)) tellConcerned(context, row);
  await tellAdministrators(context, 'SYSTEM', 'SECURITY');
}

/** What 代理 shows a person of his posts: who is his B岗, whose B岗 he is, and when he himself is away. */
export function ownCovers(context: UseCaseContext, rows: readonly OwnCover[]): OwnCovers {
  const { personId } = context.person();
  const nameOf = nameIn(context);
  return {
    bRoles: bRolesOf(context, rows).map(({ row, names }) => ({ names, ...kindsOf(row) })),
    bRoleOf: aRolesOf(context, rows).map(({ row, names }) => ({ names, ...kindsOf(row) })),
    away: rows.flatMap((row) => {
      const { kind, id, fromAt, untilAt, reason, proposedBy } = row;
      if (kind !== 'AWAY' || fromAt === null || untilAt === null) return [];
      const arranged = proposedBy === personId ? {} : { arrangedBy: nameOf(proposedBy), reason };
      return [{ id, from: fromAt, until: untilAt, open: fromAt <= context.now, ...arranged }];
    }),
  };
}

const kindsOf = ({ kinds }: CoverRow) => (kinds === null ? {} : { kinds: [...kinds] });
