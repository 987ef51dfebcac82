import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { MultiMode, ProcessPart, Program, StepPart } from '../index.ts';
import { buildProcess, compile, diagram, toXml } from '../index.ts';

const step = (id: string, name: string) => ({ step: id, name, handler: { kind: 'chief' } }) as const;
/** A choice with a flow for 不同意. */
const noFlow = (choice: string): ProcessPart => ({
  choice,
  branches: [{ on: 'no', parts: [{ end: `${choice}_end`, name: '不同意', result: 'refused' }] }, { parts: [] }],
});
const draft = { step: 'draft', name: '拟稿' } as const;
const built = (...parts: readonly ProcessPart[]) => buildProcess({ id: 'p', name: '发文', parts: [draft, ...parts] });

/** The sentences that refuse a file, or an empty list. */
async function problemsOf(xml: string): Promise<readonly string[]> {
  const compiled = await compile(xml);
  if (compiled.ok) return [];
  equal(compiled.rejection.code, 'workflow.process-not-publishable');
  return compiled.rejection.fields?.map((field) => field.message) ?? [];
}

const file = (elements: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="urn:gov-office-cloud:bpmn:1" id="definitions" targetNamespace="t">
<bpmn:process id="p" name="流程" isExecutable="true">${elements}</bpmn:process></bpmn:definitions>`;
const flow = (id: string, from: string, to: string) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const task = (id: string, name = id) =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><gov:step><gov:handler>{"kind":"chief"}</gov:handler></gov:step></bpmn:extensionElements></bpmn:userTask>`;

test('环节的四部分和流向都写进 BPMN 文件，读回来一样', async () => {
  const program = built(
    {
      ...step('sign', '签发'),
      fields: { title: 'read', body: 'edit', number: 'hidden', date: 'required' },
      opinion: { block: 'signBlock', required: true, defaultText: '同意“印发”<1份>。' },
      actions: ['sign-off', 'assign-number'],
      due: { workingDays: 3 },
      multi: { mode: 'sequential', rule: 'any' },
      countersign: true,
      acrossFork: 'wait',
      flowLabel: '送印制',
      operations: { disagree: true, transfer: false, returnTo: ['chosen'], resume: ['direct'] },
    },
    {
      choice: 'c',
      name: '结果',
      branches: [
        { on: 'no', label: '不同意', parts: [{ end: 'no', name: '不发', result: 'refused' }] },
        { label: '同意', parts: [] },
      ],
    },
    {
      choice: 'amount',
      branches: [{ when: 'amount > 3 and kind = "x"', parts: [{ goBack: 'draft' }] }, { parts: [] }],
    },
  );

  const xml = await toXml(program);
  const compiled = await compile(xml);

  ok(compiled.ok);
  deepEqual(compiled.value, program);
  match(xml, /bpmndi:BPMNShape/);
  ok(!/camunda|flowable/.test(xml));
});

test('every rule of a step and of a process stands in the file and comes back from it', async () => {
  const chief = { kind: 'chief' } as const;
  const program: Program = {
    ...built(
      {
        ...step('vote', '表决'),
        multi: { mode: 'parallel', rule: { percent: 67 }, abstain: 'asNo', rest: 'continue', weights: { a: 2, b: 1 } },
        operations: { addBefore: true, addParallel: true, delegate: true, jumpTo: ['draft', 'lead'] },
        groupReturn: 'vote',
        reopen: 'refusers',
        resubmit: 'returner',
        overdue: [
          { afterDue: -1, act: { kind: 'remind' } },
          { afterDue: 2, act: { kind: 'transfer', to: chief } },
        ],
        whenNobody: [{ kind: 'rule', rule: chief }, { kind: 'administrator' }],
      },
      noFlow('vote_no'),
      { ...step('queue', '依次'), multi: { mode: 'sequential', rule: { votes: 2 } }, operations: { reorder: true } },
      noFlow('turn_no'),
      { ...step('share', '三分之二'), multi: { mode: 'parallel', rule: { of: [2, 3] } } },
      noFlow('queue_no'),
      { ...step('pool', '签收'), multi: { mode: 'pool' }, starterHandles: { instead: [chief] }, repeated: 'earlier' },
      {
        ...step('lead', '主办'),
        multi: { mode: 'lead', assistants: chief, wait: 'untilDue' },
        beforeRefusal: 'refuse',
        signing: true,
        transferTo: chief,
        keyFields: ['amount'],
        free: { persons: true, nodes: ['draft'], limit: 3 },
      },
      {
        ...step('send', '分办'),
        call: {
          process: 'handle',
          mode: 'sync',
          each: { field: 'units', limit: 20, rule: 'all' },
          whenParentEnds: 'cancel',
        },
      },
      noFlow('send_no'),
    ),
    undoMinutes: 5,
    reviveWithin: { workingDays: 30 },
    endWithin: { workingHours: 60 },
    administrator: chief,
  };

  const compiled = await compile(await toXml(program));

  ok(compiled.ok, JSON.stringify(compiled));
  deepEqual(compiled.value, program);
});

test('a rule that nobody knows, or with a wrong value, refuses the file by its name', async () => {
  const withRules = (attributes: string, rules: string) =>
    file(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="拟稿"/><bpmn:userTask id="b" name="审核"><bpmn:extensionElements><gov:step ${attributes}><gov:handler>{"kind":"chief"}</gov:handler><gov:rules>${rules}</gov:rules></gov:step></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="e"/>${flow('f1', 's', 'a')}${flow('f2', 'a', 'b')}${flow('f3', 'b', 'e')}`,
    );

  deepEqual(await problemsOf(withRules('', '{"signing":true}')), []);
  deepEqual(await problemsOf(withRules('', '{"signing":false,"magic":1,"repeated":"earlier"}')), [
    '办理环节“审核”的办理规则 signing、magic 无法识别。',
  ]);
  deepEqual(await problemsOf(withRules('', '[1')), ['办理环节“审核”的办理规则不是可读的 JSON。']);
  deepEqual(await problemsOf(withRules('multi="parallel" rule="101%" abstain="maybe"', '')), [
    '办理环节“审核”的表决规则“101%”无法识别。',
    '办理环节“审核”的弃权规则“maybe”无法识别。',
  ]);
  deepEqual(await problemsOf(withRules('', '{"free":{"persons":false,"nodes":["a","gone"],"limit":1}}')), [
    '环节“审核”指向的环节“gone”不在流程里。',
  ]);
});

test('别处画的 BPMN 文件，要么能用，要么逐条说明哪里不能用', async () => {
  const read = (name: string) => readFileSync(new URL(`../examples/${name}.bpmn`, import.meta.url), 'utf8');

  deepEqual(await problemsOf(read('A.1.0')), [
    '办理环节“Task 2”没有规定由谁办理。',
    '办理环节“Task 3”没有规定由谁办理。',
  ]);
  match((await problemsOf(read('A.2.0'))).join(''), /条件分支“Gateway \(Split Flow\)”没有默认流向/);
  match((await problemsOf(read('A.3.0'))).join(''), /嵌入式子流程“Collapsed Sub-Process”没有可用的开始/);
});

test('不是 BPMN 的内容被拒绝而不出错', async () => {
  for (const junk of ['', '你好', '<a/>', '{"x":1}', file('').slice(0, 200)])
    ok((await problemsOf(junk)).length > 0, junk);
});

test('走到一半断掉的环节，指名说明', async () => {
  const xml = file(`<bpmn:startEvent id="s"/>${task('a', '核稿')}${flow('f', 's', 'a')}`);

  deepEqual(await problemsOf(xml), ['办理环节“核稿”没有引出的流向，走到这里就断了。']);
});

test('并行分开却没有汇合，指名说明；分支里不能结束流程', async () => {
  const open = file(
    `<bpmn:startEvent id="s"/>${task('a')}<bpmn:parallelGateway id="g" name="分送"/>${task('b')}${task('c')}<bpmn:endEvent id="e"/>` +
      flow('f1', 's', 'a') +
      flow('f2', 'a', 'g') +
      flow('f3', 'g', 'b') +
      flow('f4', 'g', 'c') +
      flow('f5', 'b', 'e') +
      flow('f6', 'c', 'e'),
  );
  const ended = await toXml(
    built({
      parallel: 'g',
      branches: [
        [
          step('b', '甲'),
          { choice: 'x', branches: [{ when: 'stop', parts: [{ end: 'early', name: '中止' }] }, { parts: [] }] },
        ],
        [step('c', '乙')],
      ],
    }),
  );

  deepEqual(await problemsOf(open), ['并行分支“分送”分开的分支没有自己的并行分支来汇合。']);
  deepEqual(await problemsOf(ended), ['结束事件“中止”在并行分支里面，流程不能在一个分支里结束。']);
});

test('可以不同意的环节必须画出不同意时的流向', async () => {
  const program = built({ ...step('review', '核稿'), operations: { disagree: true } }, step('sign', '签发'));

  deepEqual(await problemsOf(await toXml(program)), ['环节“核稿”可以“不同意”，但没有画出不同意时的流向。']);
});

test('不通过无论怎么来的，都必须画出流向', async () => {
  const vote = (multi: Extract<MultiMode, { rule: unknown }>) => ({ ...step('vote', '表决'), multi });
  const cases: readonly (readonly [StepPart, string])[] = [
    [vote({ mode: 'parallel', rule: 'all', abstain: 'asNo' }), '的弃权按不同意计'],
    [vote({ mode: 'parallel', rule: 'veto', abstain: 'excluded' }), '可能人人弃权'],
    [vote({ mode: 'sequential', rule: { votes: 3 } }), '可能不足 3 票同意'],
    [{ ...step('vote', '表决'), overdue: [{ afterDue: 1, act: { kind: 'disagree' } }] }, '到时会自动“不同意”'],
    [
      { ...step('vote', '表决'), beforeRefusal: 'refuse', operations: { addBefore: true } },
      '的前加签人不同意就算不同意',
    ],
    [{ ...step('vote', '表决'), call: { process: 'child', mode: 'sync' } }, '等的子流程可能不通过'],
  ];
  for (const [part, source] of cases) {
    const wrong = built(part, step('sign', '签发'));
    const right = built(part, noFlow('vote_no'), step('sign', '签发'));

    deepEqual(await problemsOf(await toXml(wrong)), [`环节“表决”${source}，但没有画出不同意时的流向。`]);
    ok((await compile(await toXml(right))).ok, source);
  }
});

test('人人只能同意的表决不用画不同意的流向', async () => {
  const multis: readonly MultiMode[] = [
    { mode: 'parallel', rule: 'all' },
    { mode: 'parallel', rule: { percent: 67 } },
    { mode: 'sequential', rule: { votes: 1 } },
    { mode: 'any' },
  ];
  for (const multi of multis) ok((await compile(await toXml(built({ ...step('vote', '表决'), multi })))).ok);
});

test('交叉的分支、往回跨过并行边界的流向被拒绝', async () => {
  const crossing = file(
    `<bpmn:startEvent id="s"/>${task('a')}<bpmn:parallelGateway id="g"/>${task('b')}${task('c')}${task('d')}<bpmn:parallelGateway id="j"/><bpmn:endEvent id="e"/>` +
      flow('f1', 's', 'a') +
      flow('f2', 'a', 'g') +
      flow('f3', 'g', 'b') +
      flow('f4', 'g', 'c') +
      flow('f5', 'b', 'd') +
      flow('f6', 'c', 'd') +
      flow('f7', 'd', 'j') +
      flow('f8', 'j', 'e'),
  );
  const back = await toXml(
    built({
      parallel: 'g',
      branches: [
        [step('b', '甲'), { choice: 'x', branches: [{ when: 'redo', parts: [{ goBack: 'draft' }] }, { parts: [] }] }],
        [step('c', '乙')],
      ],
    }),
  );

  deepEqual(await problemsOf(crossing), ['并行分支“g”分开的分支没有自己的并行分支来汇合。']);
  deepEqual(await problemsOf(back), ['往回到环节“拟稿”的流向跨越了并行分支的边界。']);
});

test('流程图上每个元素都有位置，互不重叠，箭头两端接在元素边上', () => {
  const drawing = diagram(
    built(
      { parallel: 'g', branches: [[step('a', '甲')], [step('b', '乙'), step('c', '丙')], []] },
      { choice: 'x', branches: [{ when: 'redo', parts: [{ goBack: 'draft' }] }, { parts: [] }] },
      step('d', '签发'),
    ),
  );

  for (const one of drawing.nodes) {
    ok(one.x >= 0 && one.y >= 0 && one.x + one.w <= drawing.width && one.y + one.h <= drawing.height, one.id);
    for (const other of drawing.nodes) {
      if (one === other) continue;
      const apart =
        one.x + one.w <= other.x ||
        other.x + other.w <= one.x ||
        one.y + one.h <= other.y ||
        other.y + other.h <= one.y;
      ok(apart, `${one.id} overlaps ${other.id}`);
    }
  }
  for (const edge of drawing.edges) {
    const [from, to] = [
      drawing.nodes.find((node) => node.id === edge.from),
      drawing.nodes.find((node) => node.id === edge.to),
    ];
    ok(from && to && touches(from, edge.points[0]) && touches(to, edge.points.at(-1)), edge.id);
    for (const point of edge.points) ok(point.y <= drawing.height && point.x <= drawing.width);
  }
});

const touches = (
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  point: { readonly x: number; readonly y: number } | undefined,
): boolean =>
  point !== undefined && point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h;

test('有几个结束时，文件指明的主要结束在最外层，其余的路各自结束', async () => {
  const xml = (main: string) =>
    file(
      `<bpmn:startEvent id="start"/>${task('draft')}<bpmn:exclusiveGateway id="c" default="f3"/>${task('a')}${task('b')}` +
        `<bpmn:endEvent id="far"/><bpmn:endEvent id="near" ${main}/>` +
        `${flow('f1', 'start', 'draft')}${flow('f2', 'draft', 'c')}${flow('f3', 'c', 'near')}` +
        `<bpmn:sequenceFlow id="f4" sourceRef="c" targetRef="a"><bpmn:conditionExpression>x = 1</bpmn:conditionExpression></bpmn:sequenceFlow>` +
        `${flow('f5', 'a', 'b')}${flow('f6', 'b', 'far')}`,
    );
  const outermost = async (main: string) => {
    const compiled = await compile(xml(main));
    return compiled.ok ? compiled.value.root.blocks.map((block) => ('id' in block ? block.id : block.kind)) : compiled;
  };

  deepEqual(await outermost(''), ['step', 'c', 'step', 'step', 'far']);
  deepEqual(await outermost('gov:main="true"'), ['step', 'c', 'near']);
});

test('事件网关和边界定时的一路到结束、另一路接着走：读得进来，再写再读还是一样', async () => {
  const answered = { id: 'answered', name: '答复' };
  const declined = { id: 'declined', name: '不同意' };
  const message = { kind: 'message' } as const;
  const waits = [answered, declined].map((event) => ({ ...event, on: message }));
  const refused: ProcessPart = { end: 'refused', result: 'refused' };
  const waiting = (parts: readonly ProcessPart[]): readonly ProcessPart[] => [
    { step: 'wait', name: '等答复', waits },
    {
      choice: 'wait_events',
      branches: [
        { event: answered, parts },
        { event: declined, parts: [refused] },
      ],
    },
  ];
  const late = { id: 'late', name: '三天没办' };
  const timed: readonly ProcessPart[] = [
    {
      ...step('check', '张三'),
      due: { workingDays: 3 },
      overdue: [{ afterDue: 0, act: { kind: 'leave', event: 'late' } }],
    },
    { choice: 'check_timers', branches: [{ parts: [refused] }, { event: late, parts: [] }] },
  ];

  for (const parts of [waiting([]), waiting([step('use', '甲')]), timed]) {
    const read = await compile(await toXml(built(...parts, step('sign', '签发'))));
    ok(read.ok, JSON.stringify(read));
    const behind = read.value.root.blocks.slice(-2).map((block) => (block.kind === 'step' ? block.node : block.kind));
    deepEqual(behind, ['sign', 'end']);
    deepEqual(await compile(await toXml(read.value)), read);
  }
});

test('没有写条件的路，按它的名称说出来，不说画图的行话', async () => {
  const xml = await toXml(
    buildProcess({
      id: 'p',
      name: '报销',
      parts: [
        { step: 'a', name: '填写' },
        {
          choice: 'c',
          branches: [{ when: 'x > 1', label: '大额', parts: [] }, { when: 'x > 0', parts: [] }, { parts: [] }],
        },
      ],
    }),
  );

  const compiled = await compile(xml.replace(/<[^>]*conditionExpression[^>]*>x &gt; 1<[^>]*>/, ''));

  deepEqual(compiled.ok ? [] : compiled.rejection.fields?.map(({ message }) => message), [
    '“大额”这条路还没有写条件。',
  ]);
});

test('几路办完就往下走写在分开的网关上，读回来一样；写错的、和会签冲突的、读不了的都点名', async () => {
  const branches = ['a', 'b', 'c'].map((id) => [step(id, id)]);
  for (const rest of ['cancel', 'continue'] as const) {
    const program = built({ parallel: 'fork', name: '征求意见', enough: { branches: 2, rest }, branches });
    const xml = await toXml(program);
    match(xml, new RegExp(`<bpmn:parallelGateway id="fork" name="征求意见" gov:enough="2" gov:rest="${rest}"`));
    const compiled = await compile(xml);
    ok(compiled.ok);
    deepEqual(compiled.value, program);
  }
  const xml = await toXml(built({ parallel: 'fork', enough: { branches: 2, rest: 'cancel' }, branches }));
  const written = (attributes: string) => problemsOf(xml.replace('gov:enough="2" gov:rest="cancel"', attributes));

  deepEqual(await written('gov:enough="2"'), []);
  deepEqual(await written('gov:enough="3"'), [
    '并行分支“fork”写了 3 路办完就往下走，可是它只分 3 路，请改成 1 到 2，或者等全部办完。',
  ]);
  deepEqual(await written('gov:enough="两"'), ['并行分支“fork”写了“两路办完就往下走”，这个数无法识别，请写整数。']);
  deepEqual(await written('gov:enough="1" gov:rest="wait"'), [
    '并行分支“fork”写的其余各支“wait”无法识别，只能写 cancel 或 continue。',
  ]);
  deepEqual(await written('gov:enough="1" gov:countersign="true"'), [
    '并行分支“fork”是会签，要等几路都办完，不能又写几路办完就往下走，请去掉一样。',
  ]);
  deepEqual(await problemsOf(xml.replace('id="fork_join"', 'id="fork_join" gov:enough="1"')), [
    '并行分支“fork_join”的“几路办完就往下走”要写在分开的那个网关上。',
  ]);
  const waits = built({
    parallel: 'fork',
    enough: { branches: 1, rest: 'cancel' },
    branches: [[{ ...step('a', '法规'), acrossFork: 'wait' }], [step('b', '财务')]],
  });
  deepEqual(await problemsOf(await toXml(waits)), [
    '环节“法规”写了退回时等别的分支，可是这里有几路办完就往下走，等不到，请改成停掉别的几路。',
  ]);
  deepEqual(await problemsOf(xml.replace(/parallelGateway/g, 'complexGateway')), [
    '复杂网关“fork”本系统暂不支持，请改用并行分支；不用等全部办完的，写明几路办完就往下走。',
    '复杂网关“fork_join”本系统暂不支持，请改用并行分支；不用等全部办完的，写明几路办完就往下走。',
  ]);
});
