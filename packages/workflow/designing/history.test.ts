import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { toXml } from '../bpmn/to-xml.ts';
import { processOf, step } from '../testing/scenario.ts';
import { act, historyOf, isJustTaken, redo, replaceDesign, takenWhole, undo } from './history.ts';
import { openDesign } from './open-design.ts';

const designOf = async (...names: readonly string[]) => {
  const opened = await openDesign(await toXml(processOf(...names.map((name) => step(name, '甲')))));
  if (!opened) throw new Error('a file of ours opens');
  return opened.design;
};

test('取回以前的一版是一步：撤销回到刚才没有发布的那一稿，重做又是取回的', async () => {
  const [draft, earlier] = [await designOf('核稿', '会签'), await designOf('签发')];
  const drawn = act(historyOf(draft), { kind: 'setProcess', change: { name: '新的名称' } }).history;

  const taken = replaceDesign(drawn, earlier);
  const goneOn = act(taken, { kind: 'setProcess', change: { name: '再改' } }).history;

  equal(taken.design, earlier);
  equal(undo(undo(goneOn)).design, drawn.design);
  equal(undo(undo(undo(goneOn))).design, draft);
  equal(redo(undo(taken)).design, earlier);
});

test('写回哪一份文件，看最后一次取回的是哪一份；撤销以后又是原来那一份', async () => {
  const [draft, earlier] = [await designOf('核稿'), await designOf('签发')];
  const taken = replaceDesign(historyOf(draft), earlier);
  const goneOn = act(taken, { kind: 'setProcess', change: { name: '再改' } }).history;

  equal(takenWhole(historyOf(draft)), undefined);
  equal(takenWhole(goneOn), earlier);
  equal(takenWhole(undo(taken)), undefined);
  equal(isJustTaken(taken), true);
  equal(isJustTaken(goneOn), false);
});
