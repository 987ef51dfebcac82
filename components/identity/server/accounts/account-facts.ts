import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import type { OrganisationSnapshot } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type AccessRow, lockAccess } from '#platform/server/identity/access-store.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import type { AccountFacts } from '../../rules/account-rules.ts';

/** What the rules ask about one person, with the person's row held until the end of the transaction. */
export async function accountFacts(
  context: UseCaseContext,
  personId: string,
): Promise<Result<{ readonly facts: AccountFacts; readonly row: AccessRow }>> {
  const { tx, agency, now } = context;
  const person = [...agency.organisation.persons.values()].find((one) => one.id === personId);
  const row =
    person && isInOffice(agency.organisation, person.id, dateInChina(now))
      ? await tx.first(lockAccess(tx.agencyId, personId, now))
      : undefined;
  if (!person || !row) return reject('identity.unknown-person');
  const duties = new Map(
    (await tx.all(listAdministrators(tx.agencyId))).map((one) => [one.personId, one.duty] as const),
  );
  const self = context.person().personId;
  return ok({ row, facts: factsOf({ row, personName: person.name, self, duty: duties.get(person.id) }) });
}

interface Known {
  readonly row: AccessRow;
  readonly personName: string;
  /** Who asks. */
  readonly self: string;
  readonly duty: AdministratorDuty | undefined;
}

export const factsOf = ({ row, personName, self, duty }: Known): AccountFacts => ({
  personName,
  isSelf: row.personId === self,
  duty,
  hasAccount: row.accountId !== null,
  secondFactor: row.secondFactor,
  access: row.access,
  waitingCodeId: row.waitingCodeId ?? undefined,
});

/** An assignment today or later: somebody who begins next week gets the account before. */
export function isInOffice(organisation: OrganisationSnapshot, personId: string, day: string): boolean {
  for (const assignment of organisation.assignments.values())
    if (assignment.personId === personId && (assignment.to === undefined || assignment.to > day)) return true;
  return false;
}
