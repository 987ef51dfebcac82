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
  await publishKind(office, 'in-confidence', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      step: 'head',
      name: '科室审核',
      handler: person('head'),
      opinion: { block: 'sectionHeadOpinion', required: true },
    },
    { step: 'legal', name: '法规审核', handler: person('legal'), fields: { sectionHeadOpinion: 'hidden' } },
    { step: 'deputy', name: '审批', handler: person('deputy') },
  ]);
});
after(() => office.close());

const pen = { strokes: [{ width: 12, points: [100, 100, 300, 100, 300, 300] }] };

test('an opinion in a block that the step hides is neither in the trace nor in the preview; the act is', async () => {
  const matterId = await office.begin('officer', 'in-confidence');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId, { opinion: '此事另有隐情', pen });

  for (const key of ['legal', 'officer', 'head']) {
    const view = await office.view(key, matterId);
    const preview = (await office.who(key).get(`/api/matters/${matterId}/preview`)).body;
    assert.doesNotMatch(JSON.stringify([view, preview]), /隐情|"pen"/, key);
    assert.ok(
      view.trace.some(({ who, step }: Json) => who === '陈国栋' && step === '科室审核'),
      key,
    );
  }

  await office.done('legal', matterId);
  const shown = await office.view('deputy', matterId);
  const line = shown.trace.find(({ who }: Json) => who === '陈国栋');
  assert.deepEqual([line.opinion, line.pen], ['此事另有隐情', pen], 'the step that hides nothing sees it');
});
