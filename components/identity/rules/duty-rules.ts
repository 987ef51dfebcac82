import { addMillis, type CalendarDate, type Instant, ok, type Result, reject } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import type { OrganisationSnapshot } from '@gov/organisation';
import { dutyWords } from './duty-words.ts';

interface Administrator {
  readonly personId: string;
  readonly duty: AdministratorDuty;
}

/** A hand-over that is not over yet. */
export interface OpenHandOver {
  readonly id: string;
  readonly duty: AdministratorDuty;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly on: CalendarDate;
  readonly proposedBy: string;
  /** Of who proposed it, at that time. */
  readonly proposedDuty: AdministratorDuty;
  readonly proposedAt: Instant;
  /** For the second administrator, for the person's own consent, for its day. */
  readonly state: 'WAITING' | 'ASKED' | 'COMING';
}

const weekMillis = 7 * 86_400_000;

/** Until when all whose consent it needs must have given it, from the moment it was proposed. */
export const consentUntil = ({ proposedAt }: Pick<OpenHandOver, 'proposedAt'>): Instant =>
  addMillis(proposedAt, weekMillis);

/** Nobody blocks a duty with a proposal that is left lying: without all consents it is over after a week. */
export const isExpired = (handOver: Pick<OpenHandOver, 'proposedAt' | 'state'>, now: Instant): boolean =>
  handOver.state !== 'COMING' && consentUntil(handOver) <= now;

export interface DutyFacts {
  readonly organisation: OrganisationSnapshot;
  readonly administrators: readonly Administrator[];
  readonly open: readonly OpenHandOver[];
  readonly today: CalendarDate;
}

/** Who shall have the duty, and whether there is a way in. */
export interface Recipient {
  readonly personId: string;
  readonly hasAccount: boolean;
  readonly access: 'OPEN' | 'STOPPED';
}

interface Wanted {
  readonly by: string;
  readonly duty: AdministratorDuty;
  readonly recipient: Recipient;
  readonly on: CalendarDate;
}

export const dutyOf = ({ administrators }: Pick<DutyFacts, 'administrators'>, personId: string) =>
  administrators.find((one) => one.personId === personId)?.duty;

export const holderOf = ({ administrators }: Pick<DutyFacts, 'administrators'>, duty: AdministratorDuty) =>
  administrators.find((one) => one.duty === duty)?.personId;

/**
 * A duty passes on by its holder alone (`alone`), or, when he cannot, by the two others together: one proposes, the other
 * agrees. So nobody comes into a second duty, by himself or through somebody he invented, without two people. Then the
 * person is asked: a duty falls to nobody without his consent.
 */
export function mayHandOver(
  facts: DutyFacts,
  wanted: Wanted,
): Result<{ readonly from: string; readonly alone: boolean }> {
  const own = dutyOf(facts, wanted.by);
  const from = holderOf(facts, wanted.duty);
  if (!own || !from) return reject('identity.no-duty');
  if (wanted.on < facts.today) return reject('identity.hand-over-day');
  if (facts.open.some((one) => one.duty === wanted.duty))
    return reject('identity.hand-over-pending', { duty: dutyWords[wanted.duty] });
  if (wanted.recipient.personId === wanted.by) return reject('identity.own-duty');
  const may = mayReceive(facts, wanted.recipient, wanted.on);
  return may.ok ? ok({ from, alone: own === wanted.duty }) : may;
}

/** May this administrator be the second of the two? Never who proposed it, whom it is about or who shall have it. */
export function mayAgree(
  facts: DutyFacts,
  handOver: OpenHandOver | undefined,
  { by, recipient }: Pick<Wanted, 'by' | 'recipient'>,
): Result<undefined> {
  const own = dutyOf(facts, by);
  if (!own) return reject('identity.no-duty');
  if (handOver?.state !== 'WAITING') return reject('identity.unknown-hand-over');
  if (!isSecond(handOver, own)) return reject('identity.not-the-second', { duty: dutyWords[secondOf(handOver)] });
  if (dutyOf(facts, handOver.proposedBy) !== handOver.proposedDuty) return reject('identity.hand-over-stale');
  return mayTakeEffect(facts, handOver, recipient);
}

/** May the caller accept? Only the person who shall have the duty, once all others have agreed. */
export function mayAccept(
  facts: DutyFacts,
  handOver: OpenHandOver | undefined,
  { by, recipient }: Pick<Wanted, 'by' | 'recipient'>,
): Result<undefined> {
  if (handOver?.state !== 'ASKED' || handOver.toPersonId !== by) return reject('identity.unknown-hand-over');
  return mayTakeEffect(facts, handOver, recipient);
}

/** May the caller decline? Who is asked for his consent; the person who shall have the duty also until its day. */
export function mayDecline(facts: DutyFacts, handOver: OpenHandOver | undefined, by: string): Result<undefined> {
  const own = dutyOf(facts, by);
  if (handOver && handOver.state !== 'WAITING' && handOver.toPersonId === by) return ok(undefined);
  if (!handOver || !own) return reject('identity.unknown-hand-over');
  return handOver.state === 'WAITING' && isSecond(handOver, own)
    ? ok(undefined)
    : reject('identity.not-yours-to-decline');
}

/** Looked at again on the day itself: whatever has changed since, nobody holds two duties and none is left empty. */
export function mayTakeEffect(facts: DutyFacts, handOver: OpenHandOver, recipient: Recipient): Result<undefined> {
  if (holderOf(facts, handOver.duty) !== handOver.fromPersonId) return reject('identity.hand-over-stale');
  const others = { ...facts, open: facts.open.filter((one) => one.id !== handOver.id) };
  return mayReceive(others, recipient, firstDayOf(handOver, facts.today));
}

/** What should have begun before today begins today. */
export function firstDayOf({ on }: Pick<OpenHandOver, 'on'>, today: CalendarDate): CalendarDate {
  if (on < today) return today;
  return on;
}

/** Whoever holds the duty that proposed it takes it back until its day. */
export function mayWithdraw(facts: DutyFacts, handOver: OpenHandOver | undefined, by: string): Result<undefined> {
  const own = dutyOf(facts, by);
  if (!own) return reject('identity.no-duty');
  if (!handOver) return reject('identity.unknown-hand-over');
  return own === handOver.proposedDuty
    ? ok(undefined)
    : reject('identity.not-yours-to-withdraw', { duty: dutyWords[handOver.proposedDuty] });
}

/** The third of the three, beside the one handed over and the one that proposed. */
export const secondOf = ({ duty, proposedDuty }: Pick<OpenHandOver, 'duty' | 'proposedDuty'>): AdministratorDuty =>
  (['SYSTEM', 'SECURITY', 'AUDIT'] as const).find((one) => one !== duty && one !== proposedDuty) ?? duty;

const isSecond = (handOver: OpenHandOver, own: AdministratorDuty): boolean => secondOf(handOver) === own;

function mayReceive(
  facts: DutyFacts,
  { personId, hasAccount, access }: Recipient,
  on: CalendarDate,
): Result<undefined> {
  const person = [...facts.organisation.persons.values()].find((one) => one.id === personId);
  if (!person) return reject('identity.unknown-person');
  const { name } = person;
  if (dutyOf(facts, personId) || facts.open.some((one) => one.toPersonId === personId))
    return reject('identity.two-duties', { name });
  if (!staysInOffice(facts.organisation, personId, on)) return reject('identity.duty-without-office', { name });
  return hasAccount && access === 'OPEN' ? ok(undefined) : reject('identity.duty-without-account', { name });
}

/** In office on the day and with no end in sight: a duty never falls to somebody who is about to leave. */
function staysInOffice({ persons, assignments }: OrganisationSnapshot, personId: string, on: CalendarDate): boolean {
  const lasts = (span: { readonly from: CalendarDate; readonly to?: CalendarDate }) =>
    span.from <= on && span.to === undefined;
  return (
    [...persons.values()].some((person) => person.id === personId && lasts(person)) &&
    [...assignments.values()].some((assignment) => assignment.personId === personId && lasts(assignment))
  );
}
