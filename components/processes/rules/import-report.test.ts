import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDesign, saveDesign } from '@gov/workflow/designing';
import { foreignCount, importReport, reportText } from './import-report.ts';
import { newProcess } from './templates.ts';

const folder = fileURLToPath(new URL('../../../packages/workflow/examples/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const expected: Readonly<Record<string, readonly string[]>> = JSON.parse(read('expected.json'));

/** Made up after what an engine of this family writes. */
const made = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="made">
  <process id="seal" name="用印" isExecutable="true">
    <startEvent id="s" flowable:initiator="who" flowable:formKey="seal.form"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
    <userTask id="a" name="科长审批" flowable:assignee="zhang" flowable:candidateGroups="heads">
      <extensionElements><flowable:taskListener event="create" class="x.Y"/></extensionElements>
    </userTask>
    <sequenceFlow id="f2" sourceRef="a" targetRef="e"/>
    <endEvent id="e"/>
  </process>
</definitions>`;

test('每个参考文件都有报告：发布时要说的每一句都在，别家的设置不留在句子里', async () => {
  assert.equal(files.length, 16);
  for (const name of files) {
    const report = await importReport(read(name));
    assert.ok(report, name);
    for (const sentence of expected[name] ?? []) assert.ok(report.remarks.includes(sentence), `${name}: ${sentence}`);
    assert.equal(new Set(report.remarks).size, report.remarks.length, `${name}: nothing is said twice`);
  }
});

test('别家引擎的设置逐项列出：哪一步、哪一项、写的什么', async () => {
  const report = await importReport(made);

  assert.ok(report);
  assert.equal(report.name, '用印');
  assert.deepEqual(report.foreign, [
    {
      where: '没有名称的开始',
      settings: [
        { name: 'flowable:initiator', value: 'who' },
        { name: 'flowable:formKey', value: 'seal.form' },
      ],
    },
    {
      where: '环节“科长审批”',
      settings: [
        { name: 'flowable:assignee', value: 'zhang' },
        { name: 'flowable:candidateGroups', value: 'heads' },
        { name: 'flowable:taskListener', value: 'event=create，class=x.Y' },
      ],
    },
  ]);
  assert.equal(foreignCount(report.foreign), 5);
  const text = reportText(report);
  assert.match(text, /其他软件的 5 项设置/);
  assert.match(text, /环节“科长审批”\r\n {4}flowable:assignee：zhang/);
  for (const remark of report.remarks) assert.ok(text.includes(remark));
});

test('设计过、存过以后还说得出：没有用上的设置都还在文件里', async () => {
  const before = await importReport(made);
  const opened = await openDesign(made);
  assert.ok(before && opened);

  const again = await importReport(await saveDesign(made, opened.design, opened.design));

  assert.deepEqual(again?.foreign, before.foreign);
});

test('自己画的流程没有丢下的；不是 BPMN 的文件说读不了', async () => {
  const own = await newProcess('用印', [
    { step: 'apply', name: '填写' },
    { step: 'check', name: '审批', handler: { kind: 'chief' } },
  ]);
  assert.deepEqual(await importReport(own), { name: '用印', remarks: [], foreign: [] });
  assert.equal(await importReport('<html></html>'), undefined);
});
