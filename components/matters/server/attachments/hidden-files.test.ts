import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId } from '@gov/base';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const person = (key: string) => ({
    kind: 'named' as const,
    personIds: [(office.agency.people.get(key) ?? '') as PersonId],
  });
  const fields = { leaveKind: 'required', period: 'required', reason: 'required', proof: 'edit' } as const;
  await publishKind(office, 'with-proof', [
    { step: 'apply', name: '填写申请', fields },
    { step: 'head', name: '科室审核', handler: person('head') },
    { step: 'legal', name: '法规审核', handler: person('legal'), fields: { proof: 'hidden' } },
    { step: 'deputy', name: '审批', handler: person('deputy') },
  ]);
});
after(() => office.close());

test('a file in a field that the step hides is not listed, not previewed and not downloaded; others are', async () => {
  const officer = office.who('officer');
  const matterId = await office.begin('officer', 'with-proof');
  const files = ['医院证明.txt', '说明.txt'].map((name) => ({ name, content: Buffer.from(`${name}的内容`) }));
  const added = await officer.upload(`/api/matters/${matterId}/attachments`, files);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const [proof, other] = added.body.attachments;
  const values = { ...leaveValues, proof: [{ fileId: proof.id, name: proof.name, size: proof.bytes }] };
  await office.done('officer', matterId, { values });
  const seenBy = async (key: string) => {
    const names = (rows: Json[]) => rows.map(({ name }: Json) => name);
    const listed = names((await office.view(key, matterId)).attachments);
    const preview = await office.who(key).get(`/api/matters/${matterId}/preview`);
    assert.deepEqual(names(preview.body.attachments), listed);
    const download = ({ id }: Json) => office.who(key).get(`/api/matters/${matterId}/attachments/${id}`);
    return { listed: [...listed].sort(), statuses: [(await download(proof)).status, (await download(other)).status] };
  };
  const both = { listed: ['医院证明.txt', '说明.txt'].sort(), statuses: [200, 200] };

  assert.deepEqual(await seenBy('head'), both, 'his step hides nothing');
  await office.done('head', matterId);
  assert.deepEqual(await seenBy('legal'), { listed: ['说明.txt'], statuses: [404, 200] });
  assert.deepEqual(await seenBy('officer'), both, 'whose own they are');
  assert.deepEqual(await seenBy('head'), { listed: ['说明.txt'], statuses: [404, 200] }, 'a mere reader by now');
  await office.done('legal', matterId);
  assert.deepEqual(await seenBy('deputy'), both);
  assert.deepEqual(office.house.problems, []);
});
