import { type CalendarDate, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import {
  consentUntil,
  dutyOf,
  mayAgree,
  mayDecline,
  mayHandOver,
  mayWithdraw,
  type OpenHandOver,
} from '../../rules/duty-rules.ts';
import { auditHandOver, heldDutyFacts, recipientOf } from './facts.ts';
import { endHandOver, insertHandOver, markAgreed } from './store.ts';
import { handOverDeadlineKind } from './take-effect.ts';

type Routes = typeof routes;
type Proposed = Result<ReplyOf<Routes['handOverDuty']>>;
type Done = Result<ReplyOf<Routes['withdrawHandOver']>>;

/** Topic of the open pages of somebody who is asked. */
const offerTopic = 'duty-offer';

/**
 * Proposes a hand-over; the holder's own needs no second administrator, the person is asked at once. Nothing else changes yet.
 * Twice = already under way the second time.
 */
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
  const handOver: OpenHandOver = {
    id: context.newId<string>(),
    duty: params.duty,
    fromPersonId: may.value.from,
    toPersonId: body.personId,
    on,
    proposedBy: by,
    proposedDuty: dutyOf(facts.value, by) ?? params.duty,
    proposedAt: now,
    state: may.value.alone ? 'ASKED' : 'WAITING',
  };
  await tx.all(insertHandOver(tx.agencyId, { ...handOver, reason: body.reason.normalize('NFC').trim() }));
  context.wakeUp(handOverDeadlineKind, handOver.id, consentUntil(handOver));
  auditHandOver(context, 'identity.hand-over-proposed', handOver);
  if (may.value.alone) tell(context, handOver);
  return ok({ id: handOver.id, effect: may.value.alone ? 'ASKED' : 'WAITING' });
}

/** The second of the two; now the person is asked. Twice = not found the second time. */
export async function agreeHandOver(
  context: UseCaseContext,
  { params }: InputOf<Routes['agreeHandOver']>,
): Promise<Proposed> {
  const { tx } = context;
  const { personId: by } = context.person();
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const found = facts.value.open.find((one) => one.id === params.handOverId);
  const recipient = await recipientOf(context, found?.toPersonId ?? by);
  const may = mayAgree(facts.value, found, { by, recipient });
  if (!may.ok) return may;
  if (!found) return reject('identity.unknown-hand-over');
  tx.write(markAgreed(tx.agencyId, found.id, by));
  auditHandOver(context, 'identity.hand-over-agreed', found);
  tell(context, found);
  return ok({ id: found.id, effect: 'ASKED' });
}

/** Taken back by who proposed it. Twice = not found the second time; so with declining. */
export const withdrawHandOver = (context: UseCaseContext, input: InputOf<Routes['withdrawHandOver']>): Promise<Done> =>
  endBefore(context, input.params.handOverId, {
    may: mayWithdraw,
    state: 'WITHDRAWN',
    event: 'identity.hand-over-withdrawn',
  });

/** Declined by the second administrator, or by the person who shall have the duty. */
export const declineHandOver = (context: UseCaseContext, input: InputOf<Routes['declineHandOver']>): Promise<Done> =>
  endBefore(context, input.params.handOverId, {
    may: mayDecline,
    state: 'DECLINED',
    event: 'identity.hand-over-declined',
  });

interface Ending {
  readonly may: typeof mayWithdraw;
  readonly state: 'WITHDRAWN' | 'DECLINED';
  readonly event: 'identity.hand-over-withdrawn' | 'identity.hand-over-declined';
}

async function endBefore(context: UseCaseContext, id: string, { may, state, event }: Ending): Promise<Done> {
  const { tx, now } = context;
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const found = facts.value.open.find((one) => one.id === id);
  const allowed = may(facts.value, found, context.person().personId);
  if (!allowed.ok) return allowed;
  if (!found) return reject('identity.unknown-hand-over');
  tx.write(endHandOver(tx.agencyId, found.id, { state, now }));
  auditHandOver(context, event, found);
  tell(context, found);
  return ok({ done: true as const });
}

const tell = (context: UseCaseContext, { toPersonId }: OpenHandOver): void =>
  context.notify([toPersonId as PersonId], offerTopic); // reason: a person's id from the hand-over's own row
