import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const step = (id: string, name: string, key: string, extra: Partial<StepPart> = {}): StepPart => ({
    step: id,
    name,
    handler: { kind: 'named', personIds: [office.agency.people.get(key)] } as never, // reason: ids of the opened agency
    opinion: { block: 'leaderOpinion', required: false, defaultText: '同意。' },
    ...extra,
  });
  await publishKind(office, 'across', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      parallel: 'countersigning',
      countersign: true,
      branches: [
        [step('a', '甲科会签', 'legal', { operations: { chooseAcrossFork: true } })],
        [step('b', '乙科会签', 'head')],
        [step('c', '丙科会签', 'helper', { acrossFork: 'borrow' })],
      ],
    },
    step('decide', '审批', 'chief'),
  ]);
});
after(() => office.close());

async function begin(): Promise<string> {
  const matterId = await office.begin('officer', 'across');
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}
const firstTarget = ({ myTask }: Json): Json =>
  myTask.returnTargets.find(({ step }: Json) => step === '填写申请') ?? assert.fail('no target');

const sends = (key: string, matterId: string, page: Json, path: string, body: object) =>
  office.who(key).send('POST', `/api/matters/${matterId}/${path}`, { expectedVersion: page.version, ...body });

test('where the step lets the returner choose, the choice of waiting or stopping the others is shown and done', async () => {
  const matterId = await begin();
  const page = await office.view('legal', matterId);
  const { target, modes, across } = firstTarget(page);
  assert.deepEqual(
    [modes, across],
    [
      ['rewalk', 'direct'],
      ['wait', 'cancel'],
    ],
    'the usual one stands first',
  );
  const act = { kind: 'return', taskId: page.myTask.taskId, target, mode: 'rewalk' };
  const told = async (choice: string): Promise<string> =>
    (await sends('legal', matterId, page, 'preview-act', { act: { ...act, across: choice } })).body.effects
      .map(({ words }: Json) => words)
      .join('');
  assert.match(await told('wait'), /要等同时在办的其他人办完，才退回/);
  assert.match(await told('cancel'), /陈国栋的乙科会签.*停下/);

  const { taskId } = page.myTask;
  const body = { target, mode: 'rewalk', across: 'cancel', reason: '依据不足' };
  const back = await sends('legal', matterId, page, `tasks/${taskId}/return`, body);

  assert.equal(back.body.said, '已退回给刘思远修改', JSON.stringify(back.body));
  assert.equal((await office.view('head', matterId)).myTask, undefined);
});

test('where the step leaves no choice none is offered, and taking one is refused', async () => {
  const matterId = await begin();
  const page = await office.view('head', matterId);
  const { target, across } = firstTarget(page);
  assert.deepEqual(across, []);
  const body = { target, mode: 'rewalk', across: 'cancel', reason: '依据不足' };
  const refused = await sends('head', matterId, page, `tasks/${page.myTask.taskId}/return`, body);
  assert.equal(refused.body.code, 'workflow.across-not-offered');
});

test('a way back that the engine would refuse is not offered: from this step it only comes straight back', async () => {
  const matterId = await begin();
  const page = await office.view('helper', matterId);
  const { target, modes } = firstTarget(page);
  assert.deepEqual(modes, ['direct']);
  const body = { target, mode: 'direct', reason: '依据不足' };
  const back = await sends('helper', matterId, page, `tasks/${page.myTask.taskId}/return`, body);
  assert.equal(back.status, 200, JSON.stringify(back.body));
});
