import { type Instant, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { personName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { consentUntil, firstDayOf, isExpired, mayAccept } from '../../rules/duty-rules.ts';
import { auditHandOver, heldDutyFacts, isOpen, recipientOf } from './facts.ts';
import { listHandOvers, markAccepted } from './store.ts';
import { passOn, waitForItsDay } from './take-effect.ts';

type Routes = typeof routes;

/** The duty the caller is asked to take over, or has accepted and that has not begun. */
export async function showDutyOffer(context: UseCaseContext): Promise<Result<ReplyOf<Routes['dutyOffer']>>> {
  const { tx, agency, now } = context;
  const { personId } = context.person();
  const found = (await tx.all(listHandOvers(tx.agencyId)))
    .filter(isOpen)
    .find((one) => one.toPersonId === personId && one.state !== 'WAITING' && !isExpired(one, now));
  if (!found) return ok({});
  const { id, duty, on, reason, state } = found;
  const name = (person: string): string => personName(agency.organisation, person);
  const until: { readonly until?: Instant } = state === 'ASKED' ? { until: consentUntil(found) } : {};
  return ok({
    offer: {
      id,
      duty,
      on,
      reason,
      accepted: state === 'COMING',
      fromName: name(found.fromPersonId),
      proposedByName: name(found.proposedBy),
      ...until,
    },
  });
}

/** The person accepts. What should have begun before today begins today. Twice = not found the second time. */
export async function acceptHandOver(
  context: UseCaseContext,
  { params }: InputOf<Routes['acceptHandOver']>,
): Promise<Result<ReplyOf<Routes['acceptHandOver']>>> {
  const { tx, now } = context;
  const { personId: by } = context.person();
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const { open, today } = facts.value;
  const found = open.find((one) => one.id === params.handOverId);
  const may = mayAccept(facts.value, found, { by, recipient: await recipientOf(context, by) });
  if (!may.ok) return may;
  if (!found) return reject('identity.unknown-hand-over');
  const handOver = { ...found, on: firstDayOf(found, today) };
  tx.write(markAccepted(tx.agencyId, found.id, handOver.on, now));
  auditHandOver(context, 'identity.hand-over-accepted', handOver);
  if (handOver.on > today) {
    waitForItsDay(context, handOver);
    return ok({ id: found.id, effect: 'COMING' });
  }
  const passed = await passOn(context, handOver);
  return passed.ok ? ok({ id: found.id, effect: 'DONE' }) : passed;
}
