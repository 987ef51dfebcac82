import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate, Instant, JsonObject } from '@gov/base';
import { applySystemEdit, compileForm, type FieldDefinition } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess } from '@gov/workflow';
import { beginWalk, HandlerBook, knowing, presentOf, turnsOf, walkOn } from '@gov/workflow/walk';
import type { WalkStarter } from '../../contract.ts';
import { decidingFields } from './deciding-fields.ts';
import { endingOf } from './walk-ending.ts';
import { walkForm } from './walk-form.ts';
import { starterOf, walkWorld } from './walk-world.ts';

const more: readonly FieldDefinition[] = [
  {
    ...{ key: 'costs', kind: 'detailTable', label: '明细' },
    columns: [{ key: 'price', kind: 'amount', label: '金额' }],
  },
  {
    ...{ key: 'total', kind: 'formula', label: '合计金额' },
    ...{ formula: 'sum(costs.price)', result: 'amount', capitals: true },
  },
];
const compiled = compileForm({ ...leaveRequest, fields: [...leaveRequest.fields, ...more] });
assert.ok(compiled.ok);
const form = walkForm(compiled.value);

const process = (condition: string) =>
  buildProcess({
    id: 'p',
    name: '报销',
    parts: [
      { step: 'draft', name: '填写', handler: { kind: 'starter' } },
      {
        choice: 'c',
        branches: [
          { when: condition, parts: [{ step: 'head', name: '领导审批', handler: { kind: 'starter' } }] },
          { parts: [] },
        ],
      },
    ],
  });

const starter: WalkStarter = {
  now: '2026-03-02T01:00:00.000Z',
  person: { personId: 'a', name: '张三', post: '科员' },
  ...{ assignmentId: 'b', title: '科员', post: { id: 'c', name: '科员', role: 'staff' }, sections: [] },
  calendar: { holidays: [], makeUpDays: [] },
};
const now = starter.now as Instant; // reason: a literal in the branded format
const today = '2026-03-02' as CalendarDate; // reason: a literal in the branded format

const filled = (edit: JsonObject): JsonObject => {
  const edited = applySystemEdit(form, { before: {}, edit, today });
  assert.ok(edited.ok, JSON.stringify(edited));
  return edited.value;
};

/** Where the trial stands after the first step was handed in. */
async function walked(condition: string, values: JsonObject) {
  const program = process(condition);
  const book = new HandlerBook();
  const world = walkWorld({ form, starter, book });
  const own = starterOf(starter);
  const answer = async (questions: readonly unknown[]) => questions.map(() => ({ handlers: [own], derivation: [] }));
  const begun = await knowing(book, answer, () => beginWalk(program, { starter: own, now, values }, world));
  assert.ok(begun.ok);
  const { state } = presentOf(begun.value);
  const [turn] = await knowing(book, answer, () => turnsOf(program, state, world.facts(now, values)));
  assert.ok(turn?.kind === 'work');
  const complete = { kind: 'complete', item: turn.item, actor: own } as const;
  const on = await knowing(book, answer, () => walkOn(begun.value, complete, world));
  assert.ok(on.ok, JSON.stringify(on));
  return presentOf(on.value);
}

test('按明细合计分路：试走里直接填合计，两条路都走得到', async () => {
  assert.deepEqual(
    decidingFields(process('total > 1000'), form).map(({ key, kind }) => [key, kind]),
    [['total', 'amount']],
  );

  const large = await walked('total > 1000', filled({ total: '2000.5' }));
  const small = await walked('total > 1000', filled({ total: '10' }));

  assert.deepEqual([large.state.status, small.state.status], ['open', 'completed']);
  assert.equal(endingOf(small, form)?.kind, 'success');
});

test('按天数分路：要用的栏都填得了，就照真办时自动算', async () => {
  assert.deepEqual(
    decidingFields(process('leaveDays > 3'), form).map(({ key, kind }) => [key, kind]),
    [
      ['period', 'dateRange'],
      ['leaveDays', 'formula'],
    ],
  );

  const values = filled({ period: { from: '2026-03-02', to: '2026-03-06' } });

  assert.equal(values.leaveDays, '5');
  assert.equal((await walked('leaveDays > 3', values)).state.status, 'open');
});

test('条件判断不了才走“其他情况”的，走到头也不说走通了，并说缺哪一栏', async () => {
  const ending = endingOf(await walked('total > 1000', {}), form);

  assert.equal(ending?.kind, 'warning');
  assert.match(ending?.words ?? '', /“合计金额”没有填，有 1 处分路的条件判断不了/);
});

test('按人分路：试走里选的人照编号认，同名的另一个人走另一条路', async () => {
  const when = 'substitute.id = {id: "p1", name: "王丽"}.id';
  assert.deepEqual(
    decidingFields(process(when), form).map(({ key, kind }) => [key, kind]),
    [['substitute', 'person']],
  );
  const stands = async (condition: string, id: string) =>
    (await walked(condition, filled({ substitute: { id, name: '王丽' } }))).state.status;

  assert.deepEqual([await stands(when, 'p1'), await stands(when, 'p2')], ['open', 'completed']);
});
