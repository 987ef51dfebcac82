import { type AgencyId, ok, type Result } from '@gov/base';
import { type AuditRow, auditRows } from '#platform/server/audit/audit-rows.ts';
import { auditRowOf } from '#platform/server/components/audit-row.ts';
import type { AuditEntry, AuditedPerson, RunInAgency } from '#platform/server/components/component-server.ts';
import type { Concealed } from '#platform/server/components/context.ts';
import { findPlatformAgency } from '#platform/server/identity/account-store.ts';
import type { House } from './house.ts';
import { actorOf, type Incoming, type Pass } from './input/pass.ts';

/** Whose act it is, as far as the steps have found out. */
interface Whose {
  readonly agencyId?: AgencyId | undefined;
  readonly person?: AuditedPerson | undefined;
}

function whoseOf(pass: Pass): Whose {
  const actor = actorOf(pass);
  if (!actor) return {};
  const { id, agencyId, personId, assignmentId } = actor;
  const name = pass.agency?.organisation.persons.get(personId)?.name ?? '';
  const keyId = pass.key?.id;
  return { agencyId, person: { id: personId, name, assignmentId, sessionId: id, ...(keyId ? { keyId } : {}) } };
}

const rowOf = (house: House, incoming: Incoming, entry: AuditEntry, person?: AuditedPerson): AuditRow =>
  auditRowOf({ id: house.ids.next(), at: house.clock.now(), requestId: incoming.requestId }, entry, {
    personId: person?.id,
    personName: person?.name,
    assignmentId: person?.assignmentId,
    sessionId: person?.sessionId,
    keyId: person?.keyId,
    address: incoming.address,
  });

/** One audit row in its own transaction; before an agency is known, in the platform's stream. */
export const auditAlone = (house: House, incoming: Incoming, entry: AuditEntry, whose: Whose): Promise<void> =>
  auditApart(house, incoming, [entry], whose);

async function auditApart(house: House, incoming: Incoming, entries: readonly AuditEntry[], whose: Whose) {
  const stream = whose.agencyId ?? (await house.database.read(findPlatformAgency()))[0]?.id;
  if (!stream) return; // before the first-run ceremony there is no stream, and nobody to refuse
  await house.database.agency(stream, async (tx) =>
    ok(
      tx.write(
        auditRows(
          tx.agencyId,
          entries.map((entry) => rowOf(house, incoming, entry, whose.person)),
        ),
      ),
    ),
  );
  house.audited(stream);
}

/** A refusal goes into the audit before the answer is sent: what was asked for, and why it was refused. */
export const auditRefusal = (house: House, pass: Pass, code: string): Promise<void> => {
  const entry = { event: 'platform.refused', objectKind: 'route', objectId: pass.mounted.name, details: { code } };
  return auditAlone(house, pass.incoming, entry, whoseOf(pass));
};

/** Each use of an application key: by which row, and the refusal where there was one. */
export const keyUse = ({ mounted, key }: Pass, code?: string): AuditEntry => ({
  event: 'platform.key-used',
  objectKind: 'application-key',
  objectId: key?.id ?? '',
  details: { route: `${mounted.component.manifest.id}.${mounted.name}`, ...(code ? { code } : {}) },
});

/** What came of it is not kept with the act: it was refused, or answered from what was kept before. */
export const auditKeyUse = (house: House, pass: Pass, code?: string): Promise<void> =>
  auditAlone(house, pass.incoming, keyUse(pass, code), whoseOf(pass));

/** The same for what a refused request asked for and may not read. */
export const auditConcealed = (house: House, pass: Pass, concealed: readonly Concealed[]): Promise<void> =>
  auditApart(
    house,
    pass.incoming,
    concealed.map((one) => concealedEntry(pass, one)),
    whoseOf(pass),
  );

/** How the audit keeps that somebody asked for what he may not read. */
export const concealedEntry = ({ mounted }: Pass, { objectKind, objectId, code }: Concealed): AuditEntry => ({
  event: 'platform.refused',
  objectKind,
  objectId,
  details: { code, route: mounted.name },
});

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
