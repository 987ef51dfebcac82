import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HandlerRule } from '@gov/organisation';
import type { Json } from '#platform/testkit/sign-in.ts';
import { openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;

test('子流程的限期：里面办的人在待办和页面上都看得到；到了不打断的时候旁边另开一路，里面照办', async () => {
  const office = await openOffice();
  try {
    const named = (key: string): { readonly handler: HandlerRule } => ({
      handler: { kind: 'named', personIds: [(office.agency.people.get(key) ?? assert.fail(key)) as never] }, // reason: an id of the small agency
    });
    await publishKind(office, 'checked', [
      { step: 'write', name: '填写' },
      {
        section: 'check',
        name: '现场核查',
        timers: [
          { id: 'over', name: '五天没完', workingDays: 5 },
          { id: 'slow', name: '两天没完', workingDays: 2, beside: true },
        ],
        beside: [
          { event: { id: 'slow', name: '两天没完' }, parts: [{ step: 'ask', name: '督促', ...named('helper') }] },
        ],
        parts: [
          { step: 'visit', name: '到现场', ...named('head'), due: { workingDays: 1 } },
          { step: 'report', name: '写核查报告', ...named('legal') },
        ],
      },
      {
        choice: 'check_timers',
        branches: [
          { parts: [] },
          { event: { id: 'over', name: '五天没完' }, parts: [{ step: 'take', name: '接办', ...named('deputy') }] },
        ],
      },
      { step: 'sign', name: '签发', ...named('chief') },
    ]);
    const matterId = await office.begin('officer', 'checked');
    await office.done('officer', matterId);
    const row = async (key: string): Promise<Json> =>
      (await (await office.as(key)).get('/api/matters?box=todo&limit=50')).body.rows.find(
        (one: Json) => one.matterId === matterId,
      );
    const view = async (key: string): Promise<Json> =>
      (await (await office.as(key)).get(`/api/matters/${matterId}`)).body;

    const [task] = (await view('head')).openTasks;
    assert.deepEqual(
      task.within.map(({ name }: Json) => name),
      ['现场核查'],
    );
    assert.ok(task.dueAt < task.within[0].dueAt);
    assert.equal((await row('head')).dueAt, task.dueAt, 'his own limit comes first');
    const done = await office.complete('head', matterId);
    assert.equal(done.status, 200);
    const [report] = (await view('legal')).openTasks;
    assert.equal(report.dueAt, undefined);
    assert.equal(
      (await row('legal')).dueAt,
      report.within[0].dueAt,
      'the list says when the whole part is to be through',
    );

    office.house.clock.advance(2 * day);
    await office.house.relay.settle();
    const later = await view('helper');
    assert.deepEqual(later.openTasks.map(({ step }: Json) => step).sort(), ['写核查报告', '督促']);
    assert.equal(later.trace[0].act, '到时限，旁边同时开始“督促”');
    assert.deepEqual(later.openTasks.find(({ step }: Json) => step === '督促').within, []);
    assert.equal((await row('legal')).dueAt, report.within[0].dueAt);
    assert.deepEqual(office.house.problems, []);
  } finally {
    await office.close();
  }
});
