import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { saveDesign } from '../drawing/save-design.ts';
import { sceneOf } from '../drawing/scene.ts';
import { buildProcess, compile, toXml } from '../index.ts';
import { opened, shown } from '../testing/design-laws.ts';
import { sentencesOf, type TwinWords } from '../twin/twin.ts';
import { apply } from './apply.ts';
import type { DesignCommand } from './command.ts';
import type { Design } from './design.ts';
import { act, historyOf, undo } from './history.ts';
import { timersAt } from './timers.ts';

const words: TwinWords = {
  ...{ handler: () => '主要负责人', step: (id) => id, field: (key) => key, process: (key) => key },
  ...{ condition: (source) => source, block: (key) => key },
};

const leave = {
  id: 'leave',
  name: '请假',
  parts: [
    { step: 'draft', name: '填写' },
    { step: 'head', name: '处长审批', handler: { kind: 'chief' }, operations: { disagree: true } },
    {
      choice: 'result',
      branches: [
        { on: 'yes', parts: [] },
        { on: 'no', parts: [{ end: 'refused', result: 'refused' }] },
      ],
    },
    { section: 'talks', name: '征求意见', parts: [{ step: 'ask', name: '各处提意见', handler: { kind: 'chief' } }] },
    { step: 'file', name: '存档', handler: { kind: 'starter' } },
  ],
} as const;
const days = (workingDays: number) => ({ workingDays });

async function begun(): Promise<{ readonly xml: string; readonly design: Design }> {
  const xml = await toXml(buildProcess(leave));
  return { xml, design: await opened(xml) };
}

const after = (design: Design, ...commands: readonly DesignCommand[]): Design =>
  commands.reduce((current, command) => {
    const applied = apply(current, command);
    ok(applied.ok, applied.ok ? '' : applied.why);
    return applied.design;
  }, design);

test('步骤和一段上设定时：能发布，存进文件再打开一样，画布上有定时，说明里有句子', async () => {
  const { xml, design } = await begun();
  const changed = after(
    design,
    { kind: 'addTimer', at: { path: [], at: 1 }, act: 'leave', limit: days(5) },
    { kind: 'addTimer', at: { path: [], at: 1 }, act: 'beside', limit: days(3) },
    { kind: 'addTimer', at: { path: [], at: 3 }, act: 'beside', limit: days(10) },
    { kind: 'addTimer', at: { path: [], at: 3 }, act: 'leave', limit: days(20) },
    { kind: 'insert', at: { path: [[4, 1]], at: 0 }, card: 'step' },
  );

  const saved = await saveDesign(xml, design, changed);
  const compiled = await compile(saved);

  ok(compiled.ok, compiled.ok ? '' : JSON.stringify(compiled.rejection));
  deepEqual(shown(compiled.value), shown(changed.program));
  deepEqual(shown((await opened(saved)).program), shown(changed.program));
  deepEqual((await opened(saved)).locked, {});
  const drawn = sceneOf(changed).nodes.map(({ kind }) => kind);
  equal(drawn.filter((kind) => kind === 'boundary').length, 2);
  equal(drawn.filter((kind) => kind === 'beside').length, 2);
  const sentences = sentencesOf(changed, words).map(({ number, text }) => `${number} ${text}`);
  const timed = sentences.filter((text) => text.includes('满 '));
  deepEqual(timed, [
    '2.1 满 3 个工作日还没办完，另开一路，原来的照样办：',
    '3.2 满 5 个工作日还没办完：直接往下走。',
    '4.2 满 10 个工作日还没办完，另开一路，原来的照样办：',
    '5.2 满 20 个工作日还没办完：',
  ]);
});

test('改定时的时间和名称，去掉定时：文件跟着变，时限还是原来的；撤销回到原样', async () => {
  const { xml, design } = await begun();
  const at = { path: [], at: 1 };
  const first = after(design, { kind: 'addTimer', at, act: 'leave', limit: days(5) });
  const file = await saveDesign(xml, design, first);
  const open = await opened(file);
  const [timer] = timersAt(open, at);
  ok(timer);

  let history = historyOf(open);
  const commands: readonly DesignCommand[] = [
    { kind: 'setLimit', node: 'head', due: days(2), overdue: [{ afterDue: 0, act: { kind: 'remind' } }] },
    { kind: 'setTimer', at, event: timer.event, limit: days(8), name: '久拖不办' },
  ];
  for (const command of commands) history = act(history, command).history;

  const again = await opened(await saveDesign(file, open, history.design));
  deepEqual(timersAt(again, at), [{ event: timer.event, name: '久拖不办', act: 'leave', limit: days(8) }]);
  deepEqual(again.program.nodes.head?.due, days(2));
  const without = after(again, { kind: 'removeTimer', at, event: timer.event });
  deepEqual(
    without.program.root.blocks.map(({ kind }) => kind),
    ['step', 'step', 'choice', 'section', 'step', 'end'],
  );
  deepEqual(without.program.nodes.head?.overdue, [{ afterDue: 0, act: { kind: 'remind' } }]);
  equal(undo(undo(history)).design, open);
});

test('不能设定时的地方说明为什么：单位不同、太多、等待的步骤、自由办理的一段里', async () => {
  const { design } = await begun();
  const at = { path: [], at: 1 };
  const full = after(
    design,
    { kind: 'addTimer', at, act: 'leave', limit: days(1) },
    { kind: 'addTimer', at, act: 'leave', limit: days(2) },
    { kind: 'addTimer', at, act: 'beside', limit: days(3) },
  );
  const waiting = after(design, { kind: 'insert', at: { path: [], at: 1 }, card: 'wait' });

  const why = (from: Design, command: DesignCommand): string => {
    const applied = apply(from, command);
    return applied.ok ? 'ok' : applied.why;
  };

  equal(why(full, { kind: 'addTimer', at, act: 'leave', limit: days(4) }), '一个步骤最多设 3 个定时。');
  const event = timersAt(full, at)[0]?.event ?? '';
  const hours = { workingHours: 4 };
  equal(why(full, { kind: 'setTimer', at, event, limit: hours }), '时限和定时要么都按工作日，要么都按小时。');
  equal(why(waiting, { kind: 'addTimer', at, act: 'leave', limit: days(4) }), '这一步不由人办理，不能设定时。');
  equal(
    why(full, { kind: 'setLimit', node: 'head', due: null, overdue: [] }),
    '这一步设有定时，要留着时限。先去掉定时。',
  );
});
