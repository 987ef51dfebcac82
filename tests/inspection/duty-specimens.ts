import assert from 'node:assert/strict';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Ids } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';

/** A permission that the security administrator gave to one person. */
export async function grant(house: TestHouse, ours: SmallAgency): Promise<string> {
  const security = await signIn(house.app, `${ours.code}.security`, testPassword);
  const granteeId = ours.people.get('helper');
  assert.ok(granteeId);
  const answer = await security.send('POST', '/api/permissions/grants', {
    permission: 'exchange.track',
    granteeKind: 'PERSON',
    granteeId,
    reason: '验房用',
    from: house.clock.now().slice(0, 10),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

/** One administrator proposes that another's duty goes to somebody else; the third has not agreed yet. */
export const proposedHandOver = (house: TestHouse, ours: SmallAgency): Promise<string> =>
  handOverBy(house, ours, ['security', 'SYSTEM', 'mail']);

/** What has been agreed to or withdrawn can no longer be declined or accepted: one more for each of these. */
export async function otherHandOvers(house: TestHouse, ours: SmallAgency): Promise<Record<string, Ids>> {
  return {
    'identity.declineHandOver': { handOverId: await handOverBy(house, ours, ['system', 'AUDIT', 'clerk']) },
    'identity.acceptHandOver': { handOverId: await handOverBy(house, ours, ['security', 'SECURITY', 'officer']) },
  };
}

async function handOverBy(
  house: TestHouse,
  ours: SmallAgency,
  [by, duty, to]: readonly [string, string, string],
): Promise<string> {
  const who = await signIn(house.app, `${ours.code}.${by}`, testPassword);
  const personId = ours.people.get(to);
  assert.ok(personId, to);
  const body = { personId, on: '2027-01-01', reason: '岗位调整' };
  const proposed = await who.send('POST', `/api/duties/${duty}/hand-over`, body);
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
  return proposed.body.id;
}
