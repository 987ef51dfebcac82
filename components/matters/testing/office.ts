import assert from 'node:assert/strict';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

/** One small agency at work: its people by key, and what they do most. */
export interface Office {
  readonly house: TestHouse;
  readonly agency: SmallAgency;
  who(key: string): Visitor;
  /** What somebody sees of a matter; fails when it is not shown. */
  view(key: string, matterId: string): Promise<Json>;
  /** Handles the task this person has, from a page that is read first. */
  complete(key: string, matterId: string, extra?: object): Promise<Answer<Json>>;
  /** A leave request that its starter, the officer, has sent to the section head. */
  leaveRequest(): Promise<string>;
  assignment(key: string): string;
  close(): Promise<void>;
}

export const leaveValues = {
  leaveKind: 'ANNUAL',
  period: { from: '2026-12-01', to: '2026-12-03' },
  reason: '回乡探亲',
} as const;

/** What the drafting slip of an outgoing document must hold. */
export const draftingSlip = (title: string) => ({
  title,
  documentKind: 'NOTICE',
  disclosure: 'ACTIVE',
  mainRecipients: [{ name: '各区住建局' }],
});

const everybody = ['officer', 'head', 'legal', 'helper', 'director', 'deputy', 'chief', 'clerk'];

export async function openOffice(code = 'jz'): Promise<Office> {
  const house = await testHouse(registry);
  const agency = await smallAgency(house.house, code, '江州市住建局');
  const seats = new Map<string, Visitor>();
  for (const key of everybody) seats.set(key, await signIn(house.app, `${code}.${key}`, testPassword));
  const who = (key: string): Visitor => seats.get(key) ?? assert.fail(key);
  const view = async (key: string, matterId: string) => {
    const answer = await who(key).get(`/api/matters/${matterId}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const complete = async (key: string, matterId: string, extra: object = {}) => {
    const { version, myTask } = await view(key, matterId);
    assert.ok(myTask, `${key} has no task in ${matterId}`);
    return who(key).send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, {
      expectedVersion: version,
      decision: 'agree',
      ...extra,
    });
  };
  return {
    house,
    agency,
    who,
    view,
    complete,
    leaveRequest: async () => {
      const { matterId } = (await who('officer').send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
      const sent = await complete('officer', matterId, { values: leaveValues });
      assert.equal(sent.status, 200, JSON.stringify(sent.body));
      return matterId;
    },
    assignment: (key) => agency.assignments.get(key) ?? assert.fail(key),
    close: () => house.close(),
  };
}
