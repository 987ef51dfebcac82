import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, StandIn } from '../../contract.ts';
import { windowOf, windowRefused } from '../../rules/stand-ins/window.ts';
import { ownCovers } from '../covers/own-away.ts';
import { coversOfPerson } from '../covers/store.ts';
import { ableColleague, mayHandle, placesOf } from '../handling/able-colleague.ts';
import { mayKnowSecrets, notLetKnow } from '../secrecy/given-to.ts';
import { personWords } from '../view/person-words.ts';
import { endStandInRow, insertStandIn, kindsInUse, lockPrincipal, type StandInRow, standInsOf } from './store.ts';

type Routes = typeof routes;

/** 代理: mine, and those that others have set for me. */
export async function standIns(context: UseCaseContext): Promise<Result<ReplyOf<Routes['standIns']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const [rows, kinds, covers] = await Promise.all([
    tx.all(standInsOf(tx.agencyId, personId, now)),
    tx.all(kindsInUse(tx.agencyId)),
    tx.all(coversOfPerson(tx.agencyId, personId, now)),
  ]);
  const shown = (mine: boolean) =>
    rows
      .filter(({ principalId }) => (principalId === personId) === mine)
      .map((row) => inWords(context, row, mine ? row.standInId : row.principalId));
  return ok({ mine: shown(true), forMe: shown(false), kinds: [...kinds], covers: ownCovers(context, covers) });
}

function inWords(context: UseCaseContext, row: StandInRow, other: PersonId): StandIn {
  const { name, section, title } = personWords(context, other, placesOf(context, other)[0]?.id ?? '');
  return {
    id: row.id,
    who: name,
    place: `${section} ${title}`.trim(),
    from: row.fromAt,
    until: row.untilAt,
    ...(row.kinds === null ? {} : { kinds: [...row.kinds] }),
    newOnly: row.newOnly,
    workSecrets: row.workSecrets,
    arranged: row.arranged,
    state: stateOf(context, row, other),
  };
}

function stateOf(context: UseCaseContext, { declined, fromAt }: StandInRow, other: PersonId): StandIn['state'] {
  if (declined) return 'declined';
  if (!mayHandle(context, other)) return 'unable';
  return fromAt <= context.now ? 'open' : 'to-come';
}

/** Sets a window of the caller’s own work. Twice = the second overlaps the first and is refused. */
export async function setStandIn(
  context: UseCaseContext,
  { body }: InputOf<Routes['setStandIn']>,
): Promise<Result<ReplyOf<Routes['setStandIn']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const to = ableColleague(context, body.assignmentId);
  if (!to.ok) return to;
  const standInId = to.value.personId;
  if (standInId === personId) return reject('matters.stand-in-self');
  await tx.first(lockPrincipal(tx.agencyId, personId));
  const known = await tx.all(standInsOf(tx.agencyId, personId, now));
  const mine = known.filter(({ principalId }) => principalId === personId);
  const rejection = windowRefused({ ...body, today: dateInChina(now), standInId }, mine);
  if (rejection) return { ok: false, rejection };
  const codes = new Set((await tx.all(kindsInUse(tx.agencyId))).map(({ code }) => code));
  if (body.kinds?.some((code) => !codes.has(code))) return reject('matters.unknown-kind');
  const id = context.newId<string>();
  const { kinds, newOnly = false, workSecrets = false } = body;
  if (workSecrets && !mayKnowSecrets(context, standInId)) return notLetKnow(context, [standInId]);
  const window = { ...windowOf(body), kinds, newOnly, workSecrets };
  const made = await tx.first(insertStandIn(tx.agencyId, { id, principalId: personId, standInId, ...window, at: now }));
  if (!made) return reject('matters.stand-in-overlaps');
  noteSet(context, { ...body, id, standInId });
  return ok({ id });
}

type NewWindow = InputOf<Routes['setStandIn']>['body'] & { readonly id: string; readonly standInId: PersonId };

function noteSet(context: UseCaseContext, window: NewWindow): void {
  const { id, standInId, from, last, kinds, newOnly = false, workSecrets = false } = window;
  context.audit({
    event: 'matters.stand-in-set',
    objectKind: 'stand-in',
    objectId: id,
    details: { personId: standInId, from, last, kinds: kinds?.length ?? 'all', newOnly, workSecrets },
  });
  context.notify([standInId], 'inbox');
}

/** 收回代理 by who set it, 不再代理 by who stands in: at once. Twice = refused, it is over. */
export async function endStandIn(
  context: UseCaseContext,
  { params }: InputOf<Routes['endStandIn']>,
): Promise<Result<ReplyOf<Routes['endStandIn']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const ended = await tx.first(endStandInRow(tx.agencyId, params.standInId, personId, now));
  if (!ended) return reject('matters.stand-in-over');
  const mine = ended.principalId === personId;
  context.audit({
    event: mine ? 'matters.stand-in-ended' : 'matters.stand-in-declined',
    objectKind: 'stand-in',
    objectId: params.standInId,
    details: { personId: mine ? ended.standInId : ended.principalId },
  });
  context.notify([ended.principalId, ended.standInId], 'inbox');
  return ok({ done: true });
}
