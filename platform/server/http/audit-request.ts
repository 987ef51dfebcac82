import { type AgencyId, ok, type Result } from '@gov/base';
import { type AuditRow, auditRows } from '#platform/server/audit/audit-rows.ts';
import { auditRowOf } from '#platform/server/components/audit-row.ts';
import type { AuditEntry, AuditedPerson, RunInAgency } from '#platform/server/components/component-server.ts';
import type { Concealed } from '#platform/server/components/context.ts';
import { findPlatformAgency } from '#platform/server/identity/account-store.ts';
import type { House } from './house.ts';
import type { Incoming, Pass } from './input/pass.ts';

/** Whose act it is, as far as the steps have found out. */
interface Whose {
  readonly agencyId?: AgencyId | undefined;
  readonly person?: AuditedPerson | undefined;
}

const whoseOf = ({ session, agency }: Pass): Whose => ({
  agencyId: session?.agencyId,
  person: session && {
    id: session.personId,
    name: agency?.organisation.persons.get(session.personId)?.name ?? '',
    assignmentId: session.assignmentId,
    sessionId: session.id,
  },
});

const rowOf = (house: House, incoming: Incoming, entry: AuditEntry, person?: AuditedPerson): AuditRow =>
  auditRowOf({ id: house.ids.next(), at: house.clock.now(), requestId: incoming.requestId }, entry, {
    personId: person?.id,
    personName: person?.name,
    assignmentId: person?.assignmentId,
    sessionId: person?.sessionId,
    address: incoming.address,
  });

/** One audit row in its own transaction; before an agency is known, in the platform's stream. */
export async function auditAlone(house: House, incoming: Incoming, entry: AuditEntry, whose: Whose): Promise<void> {
  const stream = whose.agencyId ?? (await house.database.read(findPlatformAgency()))[0]?.id;
  if (!stream) return; // before the first-run ceremony there is no stream, and nobody to refuse
  await house.database.agency(stream, async (tx) =>
    ok(tx.write(auditRows(tx.agencyId, [rowOf(house, incoming, entry, whose.person)]))),
  );
  house.audited(stream);
}

/** A refusal goes into the audit before the answer is sent: what was asked for, and why it was refused. */
export const auditRefusal = (house: House, pass: Pass, code: string, about?: Concealed): Promise<void> =>
  auditAlone(
    house,
    pass.incoming,
    {
      event: 'platform.refused',
      objectKind: about?.objectKind ?? 'route',
      objectId: about?.objectId ?? pass.mounted.name,
      details: about ? { code, route: pass.mounted.name } : { code },
    },
    whoseOf(pass),
  );

/** A public use case knows its agency only after it has looked: then it acts there like a request of that agency. */
export async function inAgencyPublicly<T>(
  house: House,
  incoming: Incoming,
  agencyId: AgencyId,
  run: RunInAgency<T>,
): Promise<Result<T>> {
  const rows: AuditRow[] = [];
  const result = await house.database.agency(agencyId, async (tx) => {
    const outcome = await run(tx, (entry, person) => rows.push(rowOf(house, incoming, entry, person)));
    if (outcome.ok && rows.length > 0) tx.write(auditRows(tx.agencyId, rows));
    return outcome;
  });
  if (result.ok && rows.length > 0) house.audited(agencyId);
  return result;
}
