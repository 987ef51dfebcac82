import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, compile, toXml } from '../index.ts';
import { ruleProblem } from './handler-rules.ts';

const process = (rule: unknown, rules: object = {}) =>
  buildProcess({
    id: 'p',
    name: '发文',
    parts: [
      { step: 'draft', name: '拟稿' },
      { step: 'sign', name: '签发', handler: rule as never, ...rules }, // reason: what a file may hold is anything
    ],
  });

async function refusals(rule: unknown, rules: object = {}, more: object = {}): Promise<readonly string[]> {
  const compiled = await compile(await toXml({ ...process(rule, rules), ...more }));
  return compiled.ok ? [] : (compiled.rejection.fields ?? []).map(({ message }) => message);
}

const whole = [
  { kind: 'named', personIds: ['p1'] },
  { kind: 'postInSection', role: 'reviewer', section: { of: 'agency' } },
  { kind: 'postInSection', role: 'reviewer', section: { sectionId: 's1' } },
  { kind: 'post', postId: 'post1' },
  { kind: 'sectionHead', of: { field: 'section' } },
  { kind: 'deputyInCharge', of: 'previous' },
  { kind: 'chief' },
  { kind: 'starter' },
  { kind: 'startersChoice' },
  { kind: 'previousHandlersChoice', from: { kind: 'startersChoice', from: { kind: 'chief' } } },
  { kind: 'formField', field: 'who', holds: 'person' },
  { kind: 'postInSection', role: 'reviewer', section: { of: 'starter', upward: true } },
  { kind: 'sectionHead', of: 'starter', above: 2 },
  { kind: 'sectionMembers', of: 'previous', heads: 'without' },
  { kind: 'superior', of: 'starter', levels: 2 },
  { kind: 'superiors', of: 'starter', upTo: { role: 'chief' } },
  { kind: 'sameAs', node: 'draft' },
  {
    kind: 'union',
    rules: [{ kind: 'chief' }, { kind: 'except', from: { kind: 'chief' }, without: [{ kind: 'starter' }] }],
  },
  { kind: 'intersection', rules: [{ kind: 'chief' }] },
  { kind: 'byCondition', cases: [{ when: 'days > 3', rule: { kind: 'chief' } }], otherwise: { kind: 'starter' } },
  { kind: 'oneOf', from: { kind: 'sectionMembers', of: 'starter' }, by: 'turn' },
];

test('写得完整的办理人规则都能发布', async () => {
  for (const rule of whole) deepEqual(await refusals(rule), [], JSON.stringify(rule));
});

test('办理人规则少一样、错一样、多一样，发布时说明是哪个环节、错在哪里', async () => {
  deepEqual(await refusals({ kind: 'named' }), ['办理环节“签发”的办理人规则（选定的人）的“人员”缺少或无法识别。']);
  deepEqual(await refusals({ kind: 'named', personIds: [] }), [
    '办理环节“签发”的办理人规则（选定的人）的“人员”缺少或无法识别。',
  ]);
  deepEqual(await refusals({ kind: 'postInSection', role: 'king', section: { of: 'agency' } }), [
    '办理环节“签发”的办理人规则（某类岗位）的“岗位类别”缺少或无法识别。',
  ]);
  deepEqual(await refusals({ kind: 'startersChoice', from: { kind: 'named' } }), [
    '办理环节“签发”的办理人规则（发起人选定的人）的“可选范围”缺少或无法识别。',
  ]);
  deepEqual(await refusals({ kind: 'union', rules: [{ kind: 'chief' }, { kind: 'post' }] }), [
    '办理环节“签发”的办理人规则（几种人合起来）的“各种人”缺少或无法识别。',
  ]);
  deepEqual(await refusals({ kind: 'nobodyKnows' }), ['办理环节“签发”的办理人规则无法识别。']);
  for (const rule of whole) {
    ok(ruleProblem({ ...rule, more: 1 }), JSON.stringify(rule));
    const optional = ['kind', 'above', 'heads', 'levels', ...(rule.kind.endsWith('Choice') ? ['from'] : [])];
    for (const part of Object.keys(rule).filter((key) => !optional.includes(key))) {
      const { [part]: _left, ...rest } = rule as Record<string, unknown>; // reason: a part is taken away by name
      ok(ruleProblem(rest), `${part} of ${JSON.stringify(rule)}`);
    }
  }
});

test('环节规则里的人和流程管理员同样要写完整', async () => {
  const chief = { kind: 'chief' };
  deepEqual(await refusals(chief, { transferTo: { kind: 'post' } }), [
    '办理环节“签发”的办理规则 transferTo（办理人规则（指定岗位）的“岗位”缺少或无法识别） 无法识别。',
  ]);
  deepEqual(await refusals(chief, { starterHandles: { instead: [{ kind: 'sectionHead' }] } }), [
    '办理环节“签发”的办理规则 starterHandles（办理人规则（科室负责人）的“哪个科室”缺少或无法识别） 无法识别。',
  ]);
  equal(
    (await refusals(chief, {}, { administrator: { kind: 'named' } }))[0],
    '流程管理员的规则（选定的人）的“人员”缺少或无法识别。',
  );
});
