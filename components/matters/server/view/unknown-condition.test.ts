import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ProcessPart, StepPart } from '@gov/workflow';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
const chief = { kind: 'chief' } as const;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'far', parts({}));
  await publishKind(office, 'far-unseen', parts({ substitute: 'hidden' }));
});
after(() => office.close());

/** The way depends on where to and on who stands in; `fields`: the rights of whoever decides. */
const parts = (fields: NonNullable<StepPart['fields']>): readonly ProcessPart[] => [
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
      { label: '其他', parts: [{ step: 'decide', name: '审批', handler: chief, fields }] },
    ],
  },
];

async function firstLine(values: object, kind = 'far', reader = 'officer'): Promise<string> {
  const matterId = await beginAs(office.who('officer'), kind);
  await doneAs(office.who('officer'), matterId, { values: { ...leaveValues, ...values } });
  return (await office.view(reader, matterId)).trace[0].detail;
}

test('a condition that cannot be told says which fields were empty, by their names on the form', async () => {
  assert.equal(await firstLine({}), '条件无法判断（没有填去往地点、工作代理人），按默认方向走；送王建华审批');
  assert.equal(
    await firstLine({ destination: '国外' }),
    '条件无法判断（没有填工作代理人），按默认方向走；送王建华审批',
  );
  assert.equal(await firstLine({ destination: '省内' }), '送王建华审批');
});

test('who may not see a field does not read in the trace that it was empty', async () => {
  assert.equal(
    await firstLine({ destination: '国外' }, 'far', 'chief'),
    '条件无法判断（没有填工作代理人），按默认方向走；送王建华审批',
  );
  assert.equal(
    await firstLine({ destination: '国外' }, 'far-unseen', 'chief'),
    '条件无法判断，按默认方向走；送王建华审批',
  );
});
