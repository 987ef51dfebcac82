import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, Secretary } from '../../contract.ts';
import { ableColleague, mayHandle, placesOf } from '../handling/able-colleague.ts';
import { personWords } from '../view/person-words.ts';
import { endSecretaryRow, insertSecretary, type SecretaryRow, secretariesOf } from './store.ts';

type Routes = typeof routes;

/** 秘书: mine, and those whose work I arrange. */
export async function secretaries(context: UseCaseContext): Promise<Result<ReplyOf<Routes['secretaries']>>> {
  const { tx } = context;
  const { personId } = context.person();
  const rows = await tx.all(secretariesOf(tx.agencyId, personId));
  const mine = rows.find(({ leaderId }) => leaderId === personId);
  return ok({
    ...(mine ? { mine: inWords(context, mine, mine.secretaryId) } : {}),
    forMe: rows.filter((row) => row !== mine).map((row) => inWords(context, row, row.leaderId)),
  });
}

function inWords(context: UseCaseContext, row: SecretaryRow, other: SecretaryRow['leaderId']): Secretary {
  const { name, section, title } = personWords(context, other, placesOf(context, other)[0]?.id ?? '');
  return {
    id: row.id,
    who: name,
    place: `${section} ${title}`.trim(),
    since: row.createdAt,
    ...(row.arrangedAt ? { arrangedAt: row.arrangedAt } : {}),
    followed: row.followed,
    able: areAble(context, row),
  };
}

/** Both can handle work today: for who cannot, nothing is arranged and nothing is followed. */
export const areAble = (context: UseCaseContext, { leaderId, secretaryId }: SecretaryRow): boolean =>
  mayHandle(context, leaderId) && mayHandle(context, secretaryId);

/** Only for the caller's own work. Twice = refused, he has one. */
export async function setSecretary(
  context: UseCaseContext,
  { body }: InputOf<Routes['setSecretary']>,
): Promise<Result<ReplyOf<Routes['setSecretary']>>> {
  const { tx, now: at } = context;
  const { personId: leaderId } = context.person();
  const to = ableColleague(context, body.assignmentId);
  if (!to.ok) return to;
  const secretaryId = to.value.personId;
  if (secretaryId === leaderId) return reject('matters.secretary-self');
  const id = context.newId<string>();
  const made = await tx.first(insertSecretary(tx.agencyId, { id, leaderId, secretaryId, at }));
  if (!made) return reject('matters.secretary-set');
  const details = { personId: secretaryId };
  context.audit({ event: 'matters.secretary-set', objectKind: 'secretary', objectId: id, details });
  context.notify([secretaryId], 'inbox');
  return ok({ id });
}

/** By who named him, or by himself: at once, and the order goes with it. Twice = refused, it is over. */
export async function endSecretary(
  context: UseCaseContext,
  { params }: InputOf<Routes['endSecretary']>,
): Promise<Result<ReplyOf<Routes['endSecretary']>>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const ended = await tx.first(endSecretaryRow(tx.agencyId, params.secretaryId, personId, now));
  if (!ended) return reject('matters.secretary-over');
  const { leaderId, secretaryId } = ended;
  context.audit({
    event: 'matters.secretary-ended',
    objectKind: 'secretary',
    objectId: params.secretaryId,
    details: { personId: leaderId === personId ? secretaryId : leaderId },
  });
  context.notify([leaderId, secretaryId], 'inbox');
  return ok({ done: true });
}
