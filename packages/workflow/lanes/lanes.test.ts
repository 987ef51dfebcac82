import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { apply } from '../designing/apply.ts';
import type { DesignCommand } from '../designing/command.ts';
import type { Design } from '../designing/design.ts';
import { saveDesign } from '../drawing/save-design.ts';
import { type Scene, type SceneNode, sceneOf } from '../drawing/scene.ts';
import { compile, diagram } from '../index.ts';
import { opened } from '../testing/design-laws.ts';
import { laneOf, shortName } from './lanes.ts';

const example = (name: string): string => readFileSync(new URL(`../examples/${name}.bpmn`, import.meta.url), 'utf8');

/** `Lane 1 ↓` is a band whose flow runs downwards. */
const bandsIn = (scene: Scene): readonly string[] =>
  scene.nodes.flatMap(({ kind, name, isUpright }) => (kind === 'band' ? `${name}${isUpright ? ' ↓' : ''}` : []));

const two = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:gov="urn:gov-office-cloud:bpmn:1" id="definitions" targetNamespace="urn:x">
  <collaboration id="all"><participant id="pool" name="市政府办公室" processRef="lend" /></collaboration>
  <process id="lend" name="借用会议室">
    <laneSet id="set">
      <lane id="upper" name="综合处"><flowNodeRef>start</flowNodeRef><flowNodeRef>draft</flowNodeRef>
        <childLaneSet id="inner"><lane id="desk" name="文书科"><flowNodeRef>draft</flowNodeRef></lane></childLaneSet>
      </lane>
      <lane id="lower" name="机关事务管理局公务用车和会议保障科"><flowNodeRef>check</flowNodeRef><flowNodeRef>end</flowNodeRef></lane>
    </laneSet>
    <startEvent id="start" />
    <userTask id="draft" name="申请"><extensionElements><gov:step><gov:handler>{"kind":"starter"}</gov:handler></gov:step></extensionElements></userTask>
    <userTask id="check" name="安排"><extensionElements><gov:step><gov:handler>{"kind":"chief"}</gov:handler></gov:step></extensionElements></userTask>
    <endEvent id="end" />
    <sequenceFlow id="a" sourceRef="start" targetRef="draft" /><sequenceFlow id="b" sourceRef="draft" targetRef="check" /><sequenceFlow id="c" sourceRef="check" targetRef="end" />
  </process>
  PICTURE
</definitions>`;
const shape = (id: string, x: number, y: number, w: number, h: number): string =>
  `<bpmndi:BPMNShape id="s-${id}" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" /></bpmndi:BPMNShape>`;
const drawn = two.replace(
  'PICTURE',
  `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="all">
    ${shape('pool', 0, 0, 700, 300)}${shape('upper', 30, 0, 670, 150)}${shape('lower', 30, 150, 670, 150)}
    ${shape('start', 80, 57, 36, 36)}${shape('draft', 160, 43, 128, 64)}${shape('check', 360, 193, 128, 64)}${shape('end', 560, 207, 36, 36)}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
);

test('参考流程图里的泳道和泳池都画出来，名称和方向照文件', async () => {
  const told: Record<string, readonly string[]> = {};
  for (const name of ['A.4.1', 'B.2.0', 'C.1.0', 'C.2.0', 'C.4.0', 'C.5.0', 'C.7.0']) {
    const scene = sceneOf(await opened(example(name)));
    told[name] = bandsIn(scene);
    deepEqual(scene.bandsLeftOut, [], name);
  }

  deepEqual(told, {
    'A.4.1': ['Pool 1 ↓', 'Pool 2 ↓', 'Lane 1 ↓', 'Lane 2 ↓', 'Lane 3 ↓'],
    'B.2.0': ['Participant', 'Pool', 'Lane 1', 'Lane 2'],
    'C.1.0': ['Team-Assistant', 'Process Engine - Invoice Receipt', '', 'Approver', 'Team Assistant', 'Accountant'],
    'C.2.0': ['Carrier', 'Credit Card Company', 'Customer', 'Amazon', 'Picker', 'Packager'],
    'C.4.0': ['Money Bank', 'HR Department', 'Responsible Department'],
    'C.5.0': ['Bank', 'Private Customer Account Manager', 'Corporate Account Manager', 'Head of Market Service'],
    'C.7.0': ['EU Bank', 'Hiring manager', 'Recruitment'],
  });
});

test('步骤说得出自己在哪条泳道，里层的连外层一起说；办理中的流程图上也有', async () => {
  const compiled = await compile(two.replace('PICTURE', ''));
  ok(compiled.ok);

  equal(laneOf(compiled.value, 'draft'), '综合处 / 文书科');
  equal(laneOf(compiled.value, 'constructor'), undefined);
  const lanes = diagram(compiled.value).nodes.flatMap(({ name, lane }) => (lane ? [[name, lane.short]] : []));
  deepEqual(lanes, [
    ['申请', '综合处 / 文书科'],
    ['安排', '机关事务管理局公务…'],
  ]);
  equal(shortName('Responsible Department'), 'Responsible Depa…');
  const { program } = await opened(example('C.7.0'));
  deepEqual([...new Set(Object.values(program.lanes ?? {}))], ['Hiring manager', 'Recruitment']);
});

test('插入一步，同一泳池里的泳道一样长；存进文件再打开也一样', async () => {
  const before = await opened(drawn);
  deepEqual(bandsIn(sceneOf(before)), ['市政府办公室', '综合处', '机关事务管理局公务用车和会议保障科']);

  const after = done(before, { kind: 'insert', at: { path: [], at: 1 }, card: 'step' });

  const scene = sceneOf(after);
  deepEqual(scene.bandsLeftOut, []);
  const ends = bandBoxes(scene).map(({ box }) => box.x + box.w);
  equal(new Set(ends).size, 1);
  ok((ends[0] ?? 0) > 700);
  const again = sceneOf(await opened(await saveDesign(drawn, before, after)));
  deepEqual(bandBoxes(again), bandBoxes(scene));
});

test('步骤拖到别的泳道里，两条泳道都不画，也不写错；步骤属于哪条泳道照旧说，撤回去又画出来', async () => {
  const before = await opened(drawn);

  const after = done(before, { kind: 'place', element: 'draft', to: { x: 160, y: 193 } });

  const scene = sceneOf(after);
  deepEqual(bandsIn(scene), ['市政府办公室']);
  deepEqual(scene.bandsLeftOut, ['综合处', '机关事务管理局公务用车和会议保障科']);
  equal(laneOf(after.program, 'draft'), '综合处 / 文书科');
  const back = done(after, { kind: 'place', element: 'draft', to: { x: 160, y: 43 } });
  equal(bandsIn(sceneOf(back)).length, 3);
});

test('去掉的步骤不再占着泳道，撤销以后又在', async () => {
  const before = await opened(drawn);

  const after = done(before, { kind: 'remove', at: { path: [], at: 1 } });

  equal(laneOf(after.program, 'check'), undefined);
  equal(laneOf(after.program, 'draft'), '综合处 / 文书科');
  equal(laneOf(before.program, 'check'), '机关事务管理局公务用车和会议保障科');
});

const bandBoxes = ({ nodes }: Scene): readonly Pick<SceneNode, 'id' | 'box'>[] =>
  nodes.flatMap(({ kind, id, box }) => (kind === 'band' ? [{ id, box }] : []));

function done(design: Design, command: DesignCommand): Design {
  const applied = apply(design, command);
  ok(applied.ok, JSON.stringify(applied));
  return applied.design;
}
