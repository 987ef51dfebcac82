import assert from 'node:assert/strict';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from './leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, viewAs } from './office.ts';
import { publishKind } from './publish-kind.ts';

/** Kinds that come before the head: `unseen` straight from the officer, `laid` by way of the clerk, who is his secretary. */
export async function leaderKinds(office: Office): Promise<void> {
  const clerk = office.agency.people.get('clerk') ?? assert.fail('clerk');
  const decide = { step: 'decide', name: '审批', handler: { kind: 'chief' } } as const;
  const heads = { ...headsCheck, operations: { transfer: true, circulate: true } };
  await publishKind(office, 'unseen', [leaveApplication, heads, decide]);
  await publishKind(office, 'laid', [
    leaveApplication,
    { step: 'propose', name: '拟办', handler: { kind: 'named', personIds: [clerk] } } as never, // reason: an id of the opened agency
    heads,
    decide,
  ]);
}

/** What a leader, his secretary and who lays something before him do, through the routes. */
export function leaderOffice(office: Office) {
  const api = '/api/matters';
  let secretaryId = '';
  const taskOf = async (key: string, matterId: string): Promise<string> =>
    (await viewAs(await office.as(key), matterId)).myTask.taskId;
  return {
    taskOf,
    /** The clerk arranges for the head. */
    async named(): Promise<string> {
      const answer = await office
        .who('head')
        .send('POST', `${api}/secretaries`, { assignmentId: office.assignment('clerk') });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      secretaryId = answer.body.id;
      return secretaryId;
    },
    end: (key: string): Promise<Answer<Json>> =>
      office.who(key).send('POST', `${api}/secretaries/${secretaryId}/end`, {}),
    /** A matter that waits for the head; his task of it. */
    async sent(kindCode: 'unseen' | 'laid'): Promise<{ readonly matterId: string; readonly taskId: string }> {
      const officer = office.who('officer');
      const matterId = await beginAs(officer, kindCode);
      await doneAs(officer, matterId, { values: leaveValues });
      if (kindCode === 'laid') await doneAs(office.who('clerk'), matterId);
      return { matterId, taskId: await taskOf('head', matterId) };
    },
    orderAs: (key: string): Promise<Answer<Json>> => office.who(key).get(`${api}/secretaries/${secretaryId}/order`),
    async order(): Promise<Json> {
      const answer = await office.who('clerk').get(`${api}/secretaries/${secretaryId}/order`);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body;
    },
    arrange: (key: string, body: object): Promise<Answer<Json>> =>
      office.who(key).send('PUT', `${api}/secretaries/${secretaryId}/order`, body),
    async ownOrder(key = 'head'): Promise<Json> {
      return (await office.who(key).get(`${api}/own-order`)).body.order;
    },
    follow: (followed: boolean): Promise<Answer<Json>> =>
      office.who('head').send('PUT', `${api}/own-order`, { followed }),
    note: (key: string, { matterId, taskId }: { readonly matterId: string; readonly taskId: string }, text: string) =>
      office.who(key).send<Json>('PUT', `${api}/${matterId}/tasks/${taskId}/cover-note`, { text }),
    /** The notes somebody reads of a matter. */
    async notes(key: string, matterId: string): Promise<string[]> {
      return (await office.view(key, matterId)).coverNotes.map(({ text }: Json) => text);
    },
  };
}

export const say = (answer: Answer<Json>): string => `${answer.status} ${answer.body.code ?? ''}`.trim();
