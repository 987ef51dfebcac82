import assert from 'node:assert/strict';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { draftingSlipValues, winterSafety } from '../examples/winter-safety.ts';

/** Two agencies that write to each other; persons by name: `clerk` of the sender, `lp.clerk` of the receiver. */
export interface DocumentOffice {
  readonly house: TestHouse;
  readonly sender: SmallAgency;
  readonly receiver: SmallAgency;
  /** The rows themselves, as the owner sees them. */
  readonly database: Client;
  close(): Promise<void>;
  who(key: string): Visitor;
  view(visitor: Visitor, matterId: string): Promise<Json>;
  documentOf: DocumentOffice['view'];
  complete(visitor: Visitor, matterId: string, extra?: object): Promise<Answer<Json>>;
  /** Completes the own step; fails where it is refused. */
  done(visitor: Visitor, matterId: string, extra?: object): Promise<Json>;
  /** Sends the caller's step back to the step of that name. */
  sendBack(visitor: Visitor, matterId: string, step: string): Promise<void>;
  /** Takes the caller's last act back. */
  takeBack(visitor: Visitor, matterId: string): Promise<Answer<Json>>;
  /** A draft with a body. */
  draft(): Promise<string>;
  slip(title?: string): ReturnType<typeof draftingSlipValues>;
  /** A document that the chief has signed off; `values` over those of the slip. */
  signedOff(values?: object): Promise<string>;
  /** Signed off and passed by 复核: waits for its number. */
  rechecked: DocumentOffice['signedOff'];
  /** Signed off, numbered, typeset, proofread and sent; answers the receiver's exchange id. */
  sent(values?: object): Promise<{ readonly matterId: string; readonly exchangeId: string }>;
}

/** With other components than those of the product where a test watches what they are asked. */
export async function documentOffice(components = registry): Promise<DocumentOffice> {
  const house = await testHouse(components);
  const database = new Client({ connectionString: house.superuserUrl });
  await database.connect();
  const close = async () => {
    await database.end();
    await house.close();
  };
  const sender = await smallAgency(house.house, 'jz', '江州市住建局');
  const receiver = await smallAgency(house.house, 'lp', '临浦区住建局');
  const people = new Map<string, Visitor>();
  for (const key of ['officer', 'head', 'legal', 'director', 'deputy', 'chief', 'clerk'])
    people.set(key, await signIn(house.app, `jz.${key}`, testPassword));
  for (const key of ['clerk', 'director']) people.set(`lp.${key}`, await signIn(house.app, `lp.${key}`, testPassword));
  const who = (key: string): Visitor => people.get(key) ?? assert.fail(key);

  const bodyOf = async (asked: ReturnType<Visitor['get']>): Promise<Json> => {
    const answer = await asked;
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const view = (visitor: Visitor, matterId: string) => bodyOf(visitor.get(`/api/matters/${matterId}`));
  const documentOf = (visitor: Visitor, matterId: string) => bodyOf(visitor.get(`/api/gongwen/documents/${matterId}`));
  const complete = async (visitor: Visitor, matterId: string, extra: object = {}) => {
    const { myTask, version } = await view(visitor, matterId);
    const body = { expectedVersion: version, decision: 'agree', ...extra };
    return visitor.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, body);
  };
  const done = (visitor: Visitor, matterId: string, extra: object = {}) => bodyOf(complete(visitor, matterId, extra));

  async function sendBack(visitor: Visitor, matterId: string, step: string): Promise<void> {
    const { myTask, version } = await view(visitor, matterId);
    const found = myTask.returnTargets.find((one: { step: string }) => one.step === step) ?? assert.fail(step);
    const body = { expectedVersion: version, target: found.target, mode: 'rewalk', reason: '请再核' };
    await bodyOf(visitor.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/return`, body));
  }

  async function takeBack(visitor: Visitor, matterId: string): Promise<Answer<Json>> {
    const { version } = await view(visitor, matterId);
    return visitor.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
  }

  async function draft(): Promise<string> {
    const { matterId } = await bodyOf(who('officer').send('POST', '/api/matters', { kindCode: 'outgoing-document' }));
    const address = `/api/gongwen/documents/${matterId}`;
    const { body } = await bodyOf(who('officer').send('POST', `${address}/from-text`, { text: winterSafety.text }));
    await bodyOf(who('officer').send('PUT', `${address}/body`, { baseVersion: 0, body }));
    return matterId;
  }
  const slip = (title: string = winterSafety.title) =>
    draftingSlipValues([{ id: receiver.id, name: '临浦区住建局' }, { name: '各建筑企业' }], title);

  async function signedOff(values: object = {}): Promise<string> {
    const matterId = await draft();
    await done(who('officer'), matterId, { values: { ...slip(), ...values } });
    for (const key of ['head', 'director', 'deputy', 'chief']) await done(who(key), matterId);
    return matterId;
  }

  async function rechecked(values: object = {}): Promise<string> {
    const matterId = await signedOff(values);
    await done(who('clerk'), matterId);
    return matterId;
  }

  async function sent(values: object = {}) {
    const matterId = await rechecked(values);
    for (const key of ['clerk', 'officer', 'clerk']) await done(who(key), matterId);
    await house.relay.settle();
    const { rows } = await bodyOf(who('lp.clerk').get('/api/exchange/inbox?box=waiting'));
    return { matterId, exchangeId: rows[0].exchangeId as string };
  }

  const acts = { complete, done, sendBack, takeBack };
  const place = { house, sender, receiver, database, close };
  return { ...place, who, view, documentOf, ...acts, draft, slip, signedOff, rechecked, sent };
}

interface Entry {
  readonly block: string;
  readonly personName: string;
  readonly superseded: boolean;
}

/** Opinions of a block on the slip that still count, by who gave them. */
export function opinionsThatStand(node: unknown, block: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('personName' in node) {
    const entry = node as Entry; // reason: only opinions name a person so
    return entry.block === block && !entry.superseded ? [entry.personName] : [];
  }
  return Object.values(node).flatMap((part) => opinionsThatStand(part, block));
}
