import assert from 'node:assert/strict';
import { dateInChina, type Instant } from '@gov/base';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from './leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, viewAs } from './office.ts';
import { publishKind } from './publish-kind.ts';

export const dayMillis = 86_400_000;

/** Kinds on which 代理 is tried: `plain` (head, then chief), `signed` (the head signs in person), `round` (head and legal beside each other). */
export async function standInKinds(office: Office): Promise<void> {
  const { handler: head, opinion } = headsCheck;
  const named = (...keys: readonly string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  await publishKind(office, 'plain', [
    leaveApplication,
    { ...headsCheck, operations: { transfer: true, circulate: true } },
    { step: 'decide', name: '审批', handler: { kind: 'chief' } },
  ]);
  await publishKind(office, 'signed', [
    leaveApplication,
    { step: 'sign', name: '签批', handler: head, opinion, signing: true },
  ]);
  await publishKind(office, 'round', [
    leaveApplication,
    {
      step: 'both',
      name: '会签',
      handler: named('head', 'legal', 'director'),
      opinion,
      multi: { mode: 'parallel', rule: 'all' },
    },
    { step: 'decide', name: '审批', handler: { kind: 'chief' } },
  ]);
}

/** What people do about 代理, through the routes. */
export function standInOffice(office: Office) {
  const set: [of: string, id: string][] = [];
  const today = (): string => dateInChina(office.house.clock.now());
  const inDays = (days: number): string =>
    dateInChina(new Date(Date.parse(office.house.clock.now()) + days * dayMillis).toISOString() as Instant); // reason: the branded format
  const rows = async (key: string, box: string): Promise<Json[]> =>
    (await (await office.as(key)).get(`/api/matters?box=${box}&limit=50`)).body.rows;
  async function entrust(of: string, to: string, body: object = {}): Promise<Answer<Json>> {
    const window = { from: today(), last: today(), assignmentId: office.assignment(to) };
    const answer = await (await office.as(of)).send('POST', '/api/matters/stand-ins', { ...window, ...body });
    if (answer.status === 200) set.push([of, answer.body.id]);
    return answer;
  }
  const end = async (of: string, id: string): Promise<Answer<Json>> =>
    (await office.as(of)).send('POST', `/api/matters/stand-ins/${id}/end`, {});
  return {
    end,
    /** What a test has set is over when the next one begins. */
    async endAll(): Promise<void> {
      for (const [of, id] of set.splice(0)) await end(of, id);
    },
    /** Nobody is left to end them. */
    forget: () => void set.splice(0),
    /** What somebody sees of a matter, signed in anew. */
    view: async (key: string, matterId: string): Promise<Json> => viewAs(await office.as(key), matterId),
    today,
    inDays,
    rows,
    entrust,
    /** The same where it must be accepted; answers the window's id. */
    async entrusted(of: string, to: string, body: object = {}): Promise<string> {
      const answer = await entrust(of, to, body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body.id;
    },
    async listed(key: string): Promise<Json> {
      return (await (await office.as(key)).get('/api/matters/stand-ins')).body;
    },
    /** Sent to the head of the officer's section. */
    async sent(kindCode = 'plain', from = 'officer'): Promise<string> {
      const starter = await office.as(from);
      const matterId = await beginAs(starter, kindCode);
      await doneAs(starter, matterId, { values: leaveValues });
      return matterId;
    },
    todoIds: async (key: string): Promise<string[]> => (await rows(key, 'todo')).map(({ matterId }) => matterId),
    sees: async (key: string, matterId: string): Promise<number> =>
      (await (await office.as(key)).get(`/api/matters/${matterId}`)).status,
  };
}

export const say = (answer: Answer<Json>): string => `${answer.status} ${answer.body.code ?? ''}`.trim();
