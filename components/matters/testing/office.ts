import assert from 'node:assert/strict';
import { ok } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { asJob } from '#platform/testkit/as-job.ts';
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
  /** Signs in anew: who was moved to another section acts under a new assignment. */
  as(key: string): Promise<Visitor>;
  /** Begins a matter of this kind; says its id. */
  begin(key: string, kindCode: string): Promise<string>;
  /** Handles the task this person has, from a page that is read first. */
  complete(key: string, matterId: string, extra?: object): Promise<Answer<Json>>;
  /** The same where it must be accepted; says what the server answered. */
  done(key: string, matterId: string, extra?: object): Promise<Json>;
  /** A leave request that its starter, the officer, has sent to the section head. */
  leaveRequest(): Promise<string>;
  assignment(key: string): string;
  /** Leaves this work behind once more, as a relay that was stopped before it could say that it was done, and does it. */
  again(wakeUpKind: string, key: string): Promise<void>;
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

/** What somebody sees of a matter; fails when it is not shown. */
export async function viewAs(who: Visitor, matterId: string): Promise<Json> {
  const answer = await who.get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** Handles the task somebody has on a page that was read some time ago. */
export const completeFrom = (who: Visitor, page: Json, extra: object = {}): Promise<Answer<Json>> =>
  who.send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/complete`, {
    expectedVersion: page.version,
    decision: 'agree',
    ...extra,
  });

/** Reads the page and handles the task on it. */
export async function completeAs(who: Visitor, matterId: string, extra: object = {}): Promise<Answer<Json>> {
  const page = await viewAs(who, matterId);
  assert.ok(page.myTask, `no task in ${matterId}: ${JSON.stringify(page.openTasks)}`);
  return completeFrom(who, page, extra);
}

/** The same where it must be accepted; says what the server answered. */
export async function doneAs(who: Visitor, matterId: string, extra: object = {}): Promise<Json> {
  return accepted(await completeAs(who, matterId, extra));
}

export async function beginAs(who: Visitor, kindCode: string): Promise<string> {
  return accepted(await who.send('POST', '/api/matters', { kindCode })).matterId;
}

function accepted(answer: Answer<Json>): Json {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

const everybody = ['officer', 'head', 'legal', 'helper', 'director', 'deputy', 'chief', 'clerk'];

export async function openOffice(options: { readonly now?: string } = {}): Promise<Office> {
  const house = await testHouse(registry, options);
  const agency = await smallAgency(house.house, 'jz', '江州市住建局');
  const as = (key: string): Promise<Visitor> => signIn(house.app, `jz.${key}`, testPassword);
  const seats = new Map(await Promise.all(everybody.map(async (key) => [key, await as(key)] as const)));
  const who = (key: string): Visitor => seats.get(key) ?? assert.fail(key);
  return {
    house,
    agency,
    who,
    as,
    view: (key, matterId) => viewAs(who(key), matterId),
    begin: (key, kindCode) => beginAs(who(key), kindCode),
    complete: (key, matterId, extra) => completeAs(who(key), matterId, extra),
    done: (key, matterId, extra) => doneAs(who(key), matterId, extra),
    leaveRequest: async () => {
      const matterId = await beginAs(who('officer'), 'leave-request');
      await doneAs(who('officer'), matterId, { values: leaveValues });
      return matterId;
    },
    assignment: (key) => agency.assignments.get(key) ?? assert.fail(key),
    again: async (kind, key) => {
      await asJob(house, agency.id, async (context) => {
        context.wakeUp(kind, key);
        return ok(undefined);
      });
      await house.relay.settle();
    },
    close: () => house.close(),
  };
}

/** The system administrator of another agency in the same house. */
export async function strangerBeside({ house }: Office): Promise<Visitor> {
  await smallAgency(house.house, 'lp', '临浦区住建局');
  return signIn(house.app, 'lp.system', testPassword);
}
