import { ok, type Result, reject } from '@gov/base';
import type { AdministratorDuty, ReplyOf } from '@gov/base/component';
import { assignmentsOfPerson, dayView, sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DutyLine, HandOver, PastHandOver, routes } from '../../contract.ts';
import { consentUntil, type DutyFacts, dutyOf, holderOf, type OpenHandOver, secondOf } from '../../rules/duty-rules.ts';
import { duties } from '../../rules/duty-words.ts';
import { dutyFacts, isOpen } from './facts.ts';
import { type HandOverRow, listHandOvers } from './store.ts';

type Reply = ReplyOf<(typeof routes)['duties']>;

/** 三员: for the three themselves, nobody else. */
export async function showDuties(context: UseCaseContext): Promise<Result<Reply>> {
  const facts = await dutyFacts(context);
  const own = dutyOf(facts, context.person().personId);
  if (!own) return reject('identity.no-duty');
  const rows = await context.tx.all(listHandOvers(context.tx.agencyId));
  return ok({
    duties: duties.map((duty) => lineOf(facts, rows, duty, own)),
    past: rows.flatMap((row) => pastOf(facts, row)),
  });
}

const nameOf = ({ organisation }: DutyFacts, personId: string): string =>
  [...organisation.persons.values()].find((person) => person.id === personId)?.name ?? '';

function lineOf(
  facts: DutyFacts,
  rows: readonly HandOverRow[],
  duty: AdministratorDuty,
  own: AdministratorDuty,
): DutyLine {
  const holder = holderView(facts, holderOf(facts, duty));
  const open = rows.filter(isOpen).find((row) => row.duty === duty && facts.open.some(({ id }) => id === row.id));
  return {
    duty,
    ...(holder ? { holder } : {}),
    own: duty === own,
    ...(duty === own ? {} : { second: secondOf({ duty, proposedDuty: own }) }),
    ...(open ? { open: openView(facts, open, own) } : {}),
  };
}

function holderView(facts: DutyFacts, personId: string | undefined): DutyLine['holder'] {
  const { organisation, today } = facts;
  const person = [...organisation.persons.values()].find((one) => one.id === personId);
  if (!person) return undefined;
  const [assignment] = assignmentsOfPerson(dayView(organisation, today), person.id);
  return {
    name: person.name,
    sectionName: assignment ? sectionName(organisation, assignment.sectionId) : '',
    title: assignment?.title ?? '',
  };
}

function openView(facts: DutyFacts, row: HandOverRow & OpenHandOver, own: AdministratorDuty): HandOver {
  const waits = row.state === 'WAITING';
  const second = secondOf(row);
  return {
    id: row.id,
    toName: nameOf(facts, row.toPersonId),
    on: row.on,
    reason: row.reason,
    proposedByName: nameOf(facts, row.proposedBy),
    state: row.state,
    ...(waits ? { second } : {}),
    ...(row.state === 'COMING' ? {} : { until: consentUntil(row) }),
    mayAgree: waits && second === own,
    mayWithdraw: row.proposedDuty === own,
  };
}

function pastOf(facts: DutyFacts, row: HandOverRow): readonly PastHandOver[] {
  const { id, duty, on } = row;
  if (facts.open.some((open) => open.id === id)) return [];
  const { state } = row;
  const ended = state === 'WAITING' || state === 'ASKED' || state === 'COMING' ? 'EXPIRED' : state;
  const [fromName, toName] = [nameOf(facts, row.fromPersonId), nameOf(facts, row.toPersonId)];
  return [{ id, duty, on, state: ended, fromName, toName }];
}
