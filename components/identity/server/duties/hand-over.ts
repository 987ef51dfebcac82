import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { dutyOf, firstDayOf, mayAgree, mayHandOver, mayWithdraw, type OpenHandOver } from '../../rules/duty-rules.ts';
import { heldDutyFacts, recipientOf } from './facts.ts';
import { endHandOver, insertHandOver, markAgreed } from './store.ts';
import { passOn, waitForItsDay } from './take-effect.ts';

type Routes = typeof routes;
type Proposed = Result<ReplyOf<Routes['handOverDuty']>>;

/** Proposes a hand-over; the holder's own needs nobody else. Twice = already under way the second time. */
export async function handOverDuty(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['handOverDuty']>,
): Promise<Proposed> {
  const { tx, now } = context;
  const { personId: by } = context.person();
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const on = body.on as CalendarDate; // reason: the route's schema has checked the format
  const recipient = await recipientOf(context, body.personId);
  const may = mayHandOver(facts.value, { by, duty: params.duty, recipient, on });
  if (!may.ok) return may;
  const handOver = {
    id: context.newId<string>(),
    duty: params.duty,
    fromPersonId: may.value.from,
    toPersonId: body.personId,
    on,
    proposedBy: by,
    proposedDuty: dutyOf(facts.value, by) ?? params.duty,
    state: may.value.alone ? ('COMING' as const) : ('WAITING' as const),
  };
  await tx.all(insertHandOver(tx.agencyId, { ...handOver, reason: body.reason.normalize('NFC').trim(), now }));
  audited(context, 'identity.hand-over-proposed', handOver);
  return may.value.alone
    ? comingOrDone(context, handOver, facts.value.today)
    : ok({ id: handOver.id, effect: 'WAITING' });
}

/** The second of the two. What should have begun before today begins today. Twice = not found the second time. */
export async function agreeHandOver(
  context: UseCaseContext,
  { params }: InputOf<Routes['agreeHandOver']>,
): Promise<Proposed> {
  const { tx } = context;
  const { personId: by } = context.person();
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const { open, today } = facts.value;
  const found = open.find((one) => one.id === params.handOverId);
  const recipient = await recipientOf(context, found?.toPersonId ?? by);
  const may = mayAgree(facts.value, found, { by, recipient });
  if (!may.ok) return may;
  if (!found) return reject('identity.unknown-hand-over');
  const handOver = { ...found, on: firstDayOf(found, today) };
  tx.write(markAgreed(tx.agencyId, handOver.id, by, handOver.on));
  audited(context, 'identity.hand-over-agreed', handOver);
  return comingOrDone(context, handOver, today);
}

export async function withdrawHandOver(
  context: UseCaseContext,
  { params }: InputOf<Routes['withdrawHandOver']>,
): Promise<Result<ReplyOf<Routes['withdrawHandOver']>>> {
  const { tx, now } = context;
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const found = facts.value.open.find((one) => one.id === params.handOverId);
  const may = mayWithdraw(facts.value, found, context.person().personId);
  if (!may.ok) return may;
  if (!found) return reject('identity.unknown-hand-over');
  tx.write(endHandOver(tx.agencyId, found.id, { state: 'WITHDRAWN', now }));
  audited(context, 'identity.hand-over-withdrawn', found);
  return ok({ done: true as const });
}

async function comingOrDone(context: UseCaseContext, handOver: OpenHandOver, today: CalendarDate): Promise<Proposed> {
  const { id, on } = handOver;
  if (on > today) {
    waitForItsDay(context, handOver);
    return ok({ id, effect: 'COMING' });
  }
  const passed = await passOn(context, handOver);
  return passed.ok ? ok({ id, effect: 'DONE' }) : passed;
}

const audited = (context: UseCaseContext, event: string, { duty, fromPersonId, toPersonId, on }: OpenHandOver): void =>
  context.audit({ event, objectKind: 'person', objectId: toPersonId, details: { duty, fromPersonId, on } });
