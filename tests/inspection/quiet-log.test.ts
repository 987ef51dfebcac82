/** The log is read by operators, who may not read documents: nothing anybody typed stands in it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveValues, type Office, openOffice } from '#components/matters/testing/office.ts';
import { visitor } from '#platform/testkit/sign-in.ts';
import { servedAs } from './probes.ts';

const secret = '机密的字样';
let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

test('each request is one line with its number, route and status; no title, form value, opinion or search is logged, also of what is refused or broken', async () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const app = await servedAs(office.house.house, { log: (entry) => lines.push(entry) });
  const officer = visitor(app, office.who('officer').cookie);
  const matterId = await office.begin('officer', 'leave-request');
  const { version, myTask } = await office.view('officer', matterId);
  const complete = (body: object) =>
    officer.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, body);

  const answers = [
    await complete({ expectedVersion: version, decision: secret }),
    await complete({ expectedVersion: version, decision: 'agree', values: { reason: secret } }),
    await officer.send('PUT', `/api/matters/${matterId}/values`, { [secret]: secret }),
    await complete({
      expectedVersion: version,
      decision: 'agree',
      values: { ...leaveValues, reason: secret },
      opinion: secret,
    }),
    await officer.get(`/api/matters/search?q=${encodeURIComponent(secret)}`),
    await officer.get(`/api/nothing/${encodeURIComponent(secret)}`),
    await officer.send('POST', '/api/session', { signInName: secret, password: secret }),
  ];
  await app.close();

  assert.deepEqual(
    answers.map(({ status }) => status),
    [400, 422, 400, 200, 200, 404, 401],
    JSON.stringify(answers.map(({ body }) => body)),
  );
  const requests = lines.filter((line) => line.route !== undefined);
  assert.equal(requests.length, answers.length, 'one line each');
  for (const line of requests)
    assert.deepEqual(Object.keys(line), ['level', 'request', 'method', 'route', 'status', 'millis']);
  const text = JSON.stringify(lines);
  assert.ok(!text.includes(secret) && !text.includes(encodeURIComponent(secret)) && !text.includes(matterId), text);
});
