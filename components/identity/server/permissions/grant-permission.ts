import { type CalendarDate, dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import type { routes } from '../../contract.ts';
import { mayGrant } from '../../rules/grant-rules.ts';
import { permissionFacts } from './facts.ts';
import { insertGrant, insertGrantSections, lockConfiguration } from './store.ts';

type Grant = (typeof routes)['grantPermission'];

/** Grants a permission; every process knows it with the next request. Twice = already granted the second time. */
export async function grantPermission(
  context: UseCaseContext,
  { body }: InputOf<Grant>,
): Promise<Result<ReplyOf<Grant>>> {
  const { tx } = context;
  const { personId } = context.person();
  await tx.first(lockConfiguration(tx.agencyId));
  const facts = await permissionFacts(context);
  // reason for the casts: the route's schema has checked the format
  const wanted = {
    ...body,
    from: body.from as CalendarDate,
    to: (body.to ?? null) as CalendarDate | null,
    sections: body.sections ?? [],
  };
  const may = mayGrant({ ...facts, today: dateInChina(context.now), granter: { personId } }, wanted);
  if (!may.ok) return may;
  const id = context.newId<string>();
  const { permission, granteeKind, granteeId, from, to, sections } = wanted;
  const reason = body.reason.normalize('NFC').trim();
  const row = { id, permission, granteeKind, granteeId, reason, grantedBy: personId, grantedAt: context.now, from, to };
  tx.write(insertGrant(tx.agencyId, row));
  if (sections.length > 0) tx.write(insertGrantSections(tx.agencyId, id, sections));
  tx.write(bumpConfiguration(tx.agencyId));
  context.audit({
    event: 'identity.permission-granted',
    objectKind: 'grant',
    objectId: id,
    details: {
      ...{ permission, granteeKind, granteeId, from, to },
      ...(sections.length > 0 ? { sections: sections.map(({ id, below }) => (below ? `${id}+` : id)).join(' ') } : {}),
    },
  });
  return ok({ id });
}
