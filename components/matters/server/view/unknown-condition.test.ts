import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
const chief = { kind: 'chief' } as const;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'far', [
    {
      step: 'apply',
      name: '填写申请',
      fields: { leaveKind: 'required', period: 'required', reason: 'required', destination: 'edit' },
    },
    {
      choice: 'where',
      branches: [
        {
          label: '出国',
          when: 'destination = "国外" and substitute.id != "1"',
          parts: [{ step: 'abroad', name: '外事审批', handler: chief }],
        },
        { label: '其他', parts: [{ step: 'decide', name: '审批', handler: chief }] },
      ],
    },
  ]);
});
after(() => office.close());

async function firstLine(values: object): Promise<string> {
  const matterId = await beginAs(office.who('officer'), 'far');
  await doneAs(office.who('officer'), matterId, { values: { ...leaveValues, ...values } });
  return (await office.view('officer', matterId)).trace[0].detail;
}

test('a condition that cannot be told says which fields were empty, by their names on the form', async () => {
  assert.equal(await firstLine({}), '条件无法判断（没有填去往地点、工作代理人），按默认方向走；送王建华审批');
  assert.equal(
    await firstLine({ destination: '国外' }),
    '条件无法判断（没有填工作代理人），按默认方向走；送王建华审批',
  );
  assert.equal(await firstLine({ destination: '省内' }), '送王建华审批');
});
