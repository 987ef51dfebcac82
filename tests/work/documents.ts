import assert from 'node:assert/strict';
import { draftingSlipValues, winterSafety } from '#components/gongwen/examples/winter-safety.ts';
import { actsOf, complete, type People, view, type Worker } from './people.ts';

export const senderKeys = ['officer', 'head', 'director', 'deputy', 'chief', 'clerk'] as const;
export const receiverKeys = ['clerk', 'director', 'chief', 'head'] as const;

/** The sending agency's people and those of the receiving one. */
export interface DocumentPeople {
  readonly sender: People<(typeof senderKeys)[number]>;
  readonly receiver: People<(typeof receiverKeys)[number]>;
  readonly receiverAgency: { readonly id: string; readonly name: string };
}

export interface SentDocument {
  readonly matterId: string;
  readonly title: string;
  readonly number: string;
  readonly exchangeId: string;
  readonly receivedMatterId: string;
}

/** The main job: drafted, reviewed, signed off, numbered, sent, signed for, registered, handled. */
export async function oneDocument(people: DocumentPeople, title: string): Promise<SentDocument> {
  const { sender, receiver } = people;
  const matterId = await draft(people, title);
  await complete(sender.head, matterId);
  await complete(sender.director, matterId);
  await complete(sender.deputy, matterId);
  await complete(sender.chief, matterId, { opinion: '同意，请印发。' });
  await complete(sender.clerk, matterId);
  await complete(sender.clerk, matterId);
  const { number } = (await sender.clerk.get(`/api/gongwen/documents/${matterId}`)).body;
  assert.ok(number, 'the document got its number');
  await complete(sender.officer, matterId);
  await complete(sender.clerk, matterId);

  const exchangeId = await arrival(receiver.clerk, title);
  const signed = await receiver.clerk.done(`/api/exchange/inbox/${exchangeId}/sign-for`, {});
  await handle(people, signed.matterId);
  return { matterId, title, number, exchangeId, receivedMatterId: signed.matterId };
}

async function draft({ sender, receiverAgency }: DocumentPeople, title: string): Promise<string> {
  const { officer } = sender;
  const { matterId } = await officer.done('/api/matters', { kindCode: 'outgoing-document' });
  const address = `/api/gongwen/documents/${matterId}`;
  const { body } = await officer.done(`${address}/from-text`, { text: winterSafety.text });
  await officer.done(`${address}/body`, { baseVersion: 0, body }, 'PUT');
  await complete(officer, matterId, { values: draftingSlipValues([receiverAgency], title) });
  return matterId;
}

async function arrival(clerk: Worker, title: string): Promise<string> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const { rows } = (await clerk.get('/api/exchange/inbox?box=waiting&limit=100')).body;
    const row = rows.find((one: { title: string }) => one.title === title);
    if (row) return row.exchangeId;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${title} did not arrive within two minutes`);
}

async function handle({ receiver }: DocumentPeople, matterId: string): Promise<void> {
  await complete(receiver.clerk, matterId);
  await complete(receiver.director, matterId, { opinion: '拟请建管科办理，请局长批示。' });
  const [choice] = (await view(receiver.chief, matterId)).myTask.choices;
  const head = choice.candidates.find((one: { name: string }) => one.name === '陈国栋');
  await complete(receiver.chief, matterId, {
    opinion: '请建管科阅办。',
    chosen: { [choice.node]: [head.assignmentId] },
  });
  await complete(receiver.head, matterId, { opinion: '已布置检查。' });
}

/**
 * Each document that a client saw finished stands finished on both sides, once; the numbers of the year leave no gap;
 * the sender's page has come to the last stage.
 */
export async function checkDocuments(people: DocumentPeople, sent: readonly SentDocument[]): Promise<void> {
  assert.ok(sent.length > 0, 'documents were sent while the server was being killed');
  for (const document of sent) await checkDocument(people, document);
  const registered = await registerNumbers(people.receiver.clerk);
  assert.equal(registered.length, sent.length, 'each document was registered once');
  assertNoGap(sent.map(({ number }) => number));
  assertNoGap(registered);
}

/** The numbers of the whole incoming register, page by page. */
async function registerNumbers(clerk: Worker): Promise<readonly string[]> {
  const numbers: string[] = [];
  let address = '/api/gongwen/registers/incoming';
  for (;;) {
    const { status, body } = await clerk.get(address);
    assert.equal(status, 200, JSON.stringify(body));
    numbers.push(...body.rows.map(({ number }: { number: string }) => number));
    if (!body.next) return numbers;
    address = `/api/gongwen/registers/incoming?cursor=${encodeURIComponent(body.next)}`;
  }
}

async function checkDocument({ sender, receiver }: DocumentPeople, document: SentDocument): Promise<void> {
  const { matterId, receivedMatterId, exchangeId } = document;
  assert.equal((await view(sender.officer, matterId)).state, 'DONE');
  assert.equal((await view(receiver.clerk, receivedMatterId)).state, 'DONE');
  await untilSenderKnows(sender.clerk, matterId, '已办结');
  const { dispatches } = (await sender.clerk.get(`/api/exchange/matters/${matterId}/dispatches`)).body;
  assert.equal(dispatches.length, 1, 'sent once');
  assert.deepEqual(
    dispatches[0].lines.map((line: { exchangeId: string; identical: boolean }) => [line.exchangeId, line.identical]),
    [[exchangeId, true]],
  );
  const acts = await actsOf(sender.clerk, matterId);
  for (const [act, times] of acts) if (/签收|办结|发送/.test(act)) assert.equal(times, 1, `${act} of ${matterId}`);
}

async function untilSenderKnows(clerk: Worker, matterId: string, words: string): Promise<void> {
  let seen = '';
  for (let tries = 0; tries < 600; tries += 1) {
    const { dispatches } = (await clerk.get(`/api/exchange/matters/${matterId}/dispatches`)).body;
    seen = dispatches[0]?.lines[0]?.words ?? '';
    if (seen === words) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(seen, words, `the sender of ${matterId} never learned the last stage`);
}

/** `江政发〔2026〕3号` → 3; taken together they are 1…n. */
function assertNoGap(numbers: readonly string[]): void {
  const taken = numbers.map((number) => Number(/〕(\d+)号/.exec(number)?.[1])).toSorted((a, b) => a - b);
  assert.deepEqual(
    taken,
    taken.map((_, index) => index + 1),
  );
}
