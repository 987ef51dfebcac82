import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'away', [
    {
      step: 'apply',
      name: '填写申请',
      fields: { leaveKind: 'required', period: 'required', reason: 'required', section: 'edit', substitute: 'edit' },
    },
    { step: 'decide', name: '审批', handler: { kind: 'sectionHead', of: 'starter' } },
  ]);
});
after(() => office.close());

async function save(matterId: string, values: object): Promise<Answer<Json>> {
  const { version } = await office.view('officer', matterId);
  return office.who('officer').send('PUT', `/api/matters/${matterId}/values`, { expectedVersion: version, values });
}

test('whoever is chosen in a form of any kind bears the name of the directory, saved and sent', async () => {
  const matterId = await office.begin('officer', 'away');
  const substitute = { id: office.agency.people.get('legal') ?? '', name: '江州市市长' };
  const section = { id: office.agency.sections.get('legal') ?? '', name: '中央办公厅' };

  const saved = await save(matterId, { substitute });
  const inDraft = (await office.view('officer', matterId)).values.substitute.name;
  await office.done('officer', matterId, { values: { ...leaveValues, section } });

  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal(inDraft, '孙倩');
  const { values } = await office.view('head', matterId);
  assert.deepEqual([values.substitute.name, values.section.name], ['孙倩', '法规科']);
});

test('an id nobody knows is refused at its field, in a draft and when it is sent; nothing of it is kept', async () => {
  const matterId = await office.begin('officer', 'away');
  const made = { id: '01900001-0000-7000-8000-000000000001', name: '某人' };

  const saved = await save(matterId, { substitute: made });
  const sent = await office.complete('officer', matterId, { values: { ...leaveValues, section: made } });

  assert.deepEqual(
    [saved, sent].map(({ status, body }) => [status, body.code, body.fields]),
    [
      [422, 'forms.edit-refused', [{ path: 'substitute', message: '本单位名单里没有“某人”，请重新选人' }]],
      [422, 'forms.edit-refused', [{ path: 'section', message: '本单位没有“某人”这个科室，请重新选' }]],
    ],
  );
  assert.equal((await office.view('officer', matterId)).values.substitute, undefined);
  assert.deepEqual(office.house.problems, []);
});
