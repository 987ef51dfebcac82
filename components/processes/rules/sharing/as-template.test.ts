import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, compile, type ProcessPart, toXml } from '@gov/workflow';
import { asTemplate, type KnownHere } from './as-template.ts';
import { startedFrom, toAskAnew } from './ask-anew.ts';

const id = (last: number): string => `0198c0de-0000-7000-8000-${String(last).padStart(12, '0')}`;
const kinds: Readonly<Record<string, '人员' | '科室' | '岗位' | '分组'>> = {
  [id(1)]: '人员',
  [id(2)]: '科室',
  [id(3)]: '岗位',
  [id(4)]: '分组',
};
const known: KnownHere = {
  kindOf: (one) => kinds[one],
  personOf: (one) => (one === id(1) ? '高峰' : undefined),
  persons: ['高峰', '文明', '王建国', '王建国强', 'name', 'two', 'John'],
  agency: ['江州市住房和城乡建设局', '市住建局'],
  parts: ['规划科', '科长', '没有写到的科'],
};

const parts = [
  { step: 'apply', name: '填写' },
  { step: 'one', name: '高峰审批', handler: { kind: 'named', personIds: [id(1)] } },
  { step: 'two', name: '王建国强、王建国会签', handler: { kind: 'post', postId: id(3) } },
  { step: 'again', name: '文明创建复核', handler: { kind: 'post', postId: id(3) } },
  {
    step: 'in-group',
    name: '小组',
    handler: {
      kind: 'union',
      rules: [
        { kind: 'group', groupId: id(4) },
        { kind: 'sectionHead', of: { sectionId: id(2) } },
      ],
    },
  },
  { step: 'where', name: '条件', handler: { kind: 'personsWhere', where: `Person.section.id = "${id(2)}"` } },
] as unknown as readonly ProcessPart[]; // reason: ids in their plain form

const xmlOf = (all: readonly ProcessPart[] = parts): Promise<string> =>
  toXml(buildProcess({ id: 'seal', name: '用印', parts: all }));
async function shared(xml: string) {
  return (await asTemplate(xml, known)) ?? assert.fail('it can be read');
}
async function programOf(xml: string) {
  const compiled = await compile(xml);
  return compiled.ok ? compiled.value : assert.fail(JSON.stringify(compiled.rejection));
}

test('作为模板分享：文件里一个本单位的编号、一个姓名也没有，哪些要重新指定说得出', async () => {
  const { bpmnXml, toChoose, dropped } = await shared(await xmlOf());

  assert.doesNotMatch(bpmnXml, /0198c0de|高峰|王建国/);
  assert.match(bpmnXml, /需要重新指定的人员1/);
  assert.match(bpmnXml, /文明创建/, 'a word of two letters that no rule names a person by stays');
  assert.deepEqual([...dropped].sort(), ['王建国', '王建国强', '高峰'].sort());
  assert.deepEqual(toChoose, [
    '环节“某某审批”的“办理人”需要重新指定。',
    '环节“某某、某某会签”的“办理人”需要重新指定。',
    '环节“文明创建复核”的“办理人”需要重新指定。',
    '环节“小组”的“办理人”需要重新指定。',
    '环节“条件”的“办理人”需要重新指定。',
  ]);
  const { nodes } = await programOf(bpmnXml);
  assert.deepEqual(nodes.two?.handler, nodes.again?.handler, 'the same post is the same one again');
});

test('没有指定谁的流程，分享出去一个字不差，也没有要重新指定的', async () => {
  const xml = await xmlOf([
    { step: 'apply', name: '填写' },
    { step: 'sign', name: '签批', handler: { kind: 'chief' } },
  ]);

  assert.deepEqual(await shared(xml), { bpmnXml: xml, toChoose: [], dropped: [], staying: [] });
});

test('编号写成实体、大写，图形自己的编号像编号：该换的都换，图还是那张图', async () => {
  const drawn = '0198c0de-1111-7000-8000-000000000009';
  const xml = (
    await xmlOf([
      { step: 'apply', name: '填写' },
      { step: 'sid', name: '审', handler: { kind: 'post', postId: id(3) } } as unknown as ProcessPart,
    ])
  ) // reason: an id in its plain form
    .replaceAll('"sid"', `"sid-${drawn}"`)
    .replace(id(3), `&#48;${id(3).slice(1).toUpperCase()}`);

  const { bpmnXml, toChoose } = await shared(xml);

  assert.match(bpmnXml, new RegExp(`id="sid-${drawn}"`));
  assert.doesNotMatch(bpmnXml, /0198C0DE/);
  assert.equal(toChoose.length, 1);
});

test('单位自己的名称也换掉，还写着的科室、岗位名称说得出来；名字像标记的人不弄坏文件', async () => {
  const { bpmnXml, dropped, staying } = await shared(
    (
      await xmlOf([
        { step: 'apply', name: '填写' },
        { step: 'two', name: '江州市住房和城乡建设局规划科 John 审', handler: { kind: 'chief' } },
        { step: 'three', name: '市住建局 Johnson 审 two', handler: { kind: 'chief' } },
      ])
    )
      .replace('市住建局 Johnson', '市住建局 > Johnson')
      .replace(/高|审/g, (sign) => `&#${sign.codePointAt(0)};`),
  );

  const { nodes } = await programOf(bpmnXml);
  assert.deepEqual([nodes.two?.name, nodes.three?.name], ['某单位规划科 某某 审', '某单位 > Johnson 审 某某']);
  assert.deepEqual([...dropped].sort(), ['John', 'two', '市住建局', '江州市住房和城乡建设局'].sort());
  assert.deepEqual(staying, ['规划科']);
});

test('条件里写着的编号，本单位已经查不到的也不带走；写成 \\u 的一样', async () => {
  const gone = '0198c0de-2222-7000-8000-000000000007';
  const where = `Person.section.id = "${gone}"`;
  const xml = await xmlOf([
    { step: 'apply', name: '填写' },
    { step: 'where', name: '条件', handler: { kind: 'personsWhere', where } },
    { step: 'post', name: '岗位', handler: { kind: 'post', postId: id(3) } } as unknown as ProcessPart, // reason: an id in its plain form
  ]);

  const { bpmnXml, toChoose } = await shared(xml.replace(id(3), `\\u0030${id(3).slice(1)}`));

  assert.doesNotMatch(bpmnXml, /198c0de/);
  assert.equal(toChoose.length, 2);
});

test('分支条件里按编号选的人，编号和写在旁边的姓名都不带走，要重新指定的说得出是哪条路', async () => {
  const xml = await xmlOf([
    { step: 'apply', name: '填写' },
    {
      choice: 'who',
      name: '按人',
      branches: [
        {
          when: `(handler.id in ({id: "${id(1)}", name: "从前的姓名"}.id, {id: "${id(9)}", name: "李 \\"四"}.id))`,
          label: '指定的人',
          parts: [{ step: 'sign', name: '签批', handler: { kind: 'chief' } }],
        },
        { parts: [] },
      ],
    },
  ]);

  const { bpmnXml, toChoose } = await shared(xml);

  assert.doesNotMatch(bpmnXml, /0198c0de|从前的姓名|李|四/);
  assert.match(bpmnXml, /需要重新指定的人员1/);
  assert.deepEqual(toChoose, ['网关“按人”流向“指定的人”的条件需要重新指定。']);
});

test('“看条件”的办理人里，条件写在 JSON 里面，从前的姓名照样不带走', async () => {
  const when = `handler.id in ({id: "${id(1)}", name: "从前的姓名"}.id, {id: "${id(9)}", name: "李 \\"四\\\\"}.id)`;
  const rule = { kind: 'byCondition', cases: [{ when, rule: { kind: 'chief' } }], otherwise: { kind: 'chief' } };
  const xml = await xmlOf([
    { step: 'apply', name: '填写' },
    { step: 'by', name: '按条件', handler: rule as never }, // reason: a rule in its plain form
  ]);

  const { bpmnXml } = await shared(xml);

  assert.doesNotMatch(bpmnXml, /0198c0de|从前的姓名|李|四/);
  const [first] = Object.values((await programOf(bpmnXml)).nodes).flatMap(({ handler }) =>
    handler?.kind === 'byCondition' ? handler.cases : [],
  );
  assert.equal(
    first?.when,
    'handler.id in ({id: "需要重新指定的人员1", name: "需要重新指定的人员1"}.id, {id: "需要重新指定的对象1", name: "需要重新指定的对象1"}.id)',
  );
});

test('读不懂的文件不分享', async () => {
  assert.equal(await asTemplate('<x/>', known), undefined);
});

test('照着模板开始：找不到的办理人先由发起人选，条件里的说出来；本单位自己的原样', async () => {
  const { bpmnXml } = await shared(await xmlOf());

  const begun = await startedFrom(bpmnXml);

  const { nodes } = await programOf(begun.bpmnXml);
  for (const step of ['one', 'two', 'again', 'in-group', 'where'])
    assert.deepEqual(nodes[step]?.handler, { kind: 'startersChoice' });
  assert.equal(begun.remarks.length, 5);
  assert.deepEqual(toAskAnew(await programOf(begun.bpmnXml)), []);
  const own = await xmlOf();
  assert.deepEqual(await startedFrom(own), { bpmnXml: own, remarks: [] });
  assert.deepEqual(await startedFrom('<x/>'), { bpmnXml: '<x/>', remarks: [] });
});
