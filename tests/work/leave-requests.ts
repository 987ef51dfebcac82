import assert from 'node:assert/strict';
import { actsOf, complete, type People, view } from './people.ts';

type LeavePeople = People<'officer' | 'head' | 'chief'>;

/** One leave request from draft to end, each step acknowledged. */
export async function oneLeaveRequest({ officer, head, chief }: LeavePeople): Promise<string> {
  const { matterId } = await officer.done('/api/matters', { kindCode: 'leave-request' });
  await complete(officer, matterId, {
    values: { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-02' }, reason: '探亲' },
  });
  await complete(head, matterId);
  await complete(chief, matterId);
  return matterId;
}

/** Each request that a client saw finished is finished, each of its steps was done once. */
export async function checkLeaveRequests(people: LeavePeople, finished: readonly string[]): Promise<void> {
  assert.ok(finished.length > 0, 'the clients finished requests while the server was being killed');
  for (const matterId of finished) {
    assert.equal((await view(people.officer, matterId)).state, 'DONE');
    const acts = await actsOf(people.officer, matterId);
    assert.deepEqual([acts.get('发起'), acts.get('办理完毕')], [1, 2], `${matterId}: each step was done once`);
  }
}
