import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildProcess } from '../bpmn/build-process.ts';
import { toXml } from '../bpmn/to-xml.ts';
import { foreignSettings } from './foreign-settings.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

/** Made up after what engines of this family write; no file of theirs. */
const foreign = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c="http://camunda.org/schema/1.0/bpmn"
  xmlns:flowable="http://flowable.org/bpmn" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" xmlns:gov="urn:gov-office-cloud:bpmn:1" id="d">
  <!-- <userTask c:assignee="in a comment"/> -->
  <process id="leave" name="请假" c:historyTimeToLive="180">
    <userTask id="a" name="部门&quot;审批&quot;" c:assignee="\${boss &gt; 1}" gov:countersign="true">
      <extensionElements>
        <c:taskListener event="create" class="com.example.Notify"/>
        <flowable:formProperty id="days" name='天数'><flowable:value>三&lt;天</flowable:value></flowable:formProperty>
        <c:script><![CDATA[ if (a < b) { <no:tag/> } ]]></c:script>
      </extensionElements>
    </userTask>
    <exclusiveGateway id="g" c:asyncBefore="true"/>
  </process>
  <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="leave">
    <bpmndi:BPMNShape id="s" bpmnElement="a" color:background-color="#fff"/>
    <bpmndi:BPMNEdge id="e" bpmnElement="f" color:border-color="#000"/>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;

test('别的软件的每一项设置都说得出：哪一项、在哪一步、写的什么；注释里的和我们自己的不算', () => {
  const boss = ['$', '{boss > 1}'].join('');
  assert.deepEqual(
    foreignSettings(foreign).map(({ where, name, value }) => [where, name, value]),
    [
      ['流程“请假”', 'c:historyTimeToLive', '180'],
      ['环节“部门"审批"”', 'c:assignee', boss],
      ['环节“部门"审批"”', 'c:taskListener', 'event=create，class=com.example.Notify'],
      ['环节“部门"审批"”', 'flowable:formProperty', 'id=days，name=天数'],
      ['环节“部门"审批"”', 'flowable:value', '三<天'],
      ['环节“部门"审批"”', 'c:script', 'if (a < b) { <no:tag/> }'],
      ['没有名称的网关', 'c:asyncBefore', 'true'],
      ['图上的“部门"审批"”', 'color:background-color', '#fff'],
      ['图上没有名称的线', 'color:border-color', '#000'],
    ],
  );
});

test('按命名空间认，不按前缀认：BPMN 写成什么前缀都是标准，借用我们前缀的别家设置照样说出来', () => {
  const renamed = `<x:definitions xmlns:x="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="urn:somebody-else">
    <x:process id="p" name="甲"><x:task id="t" name="乙" gov:who="李四"/></x:process></x:definitions>`;
  assert.deepEqual(foreignSettings(renamed), [{ where: '环节“乙”', name: 'gov:who', value: '李四' }]);
});

test('我们自己写的流程里一项也没有；很长的值截短', async () => {
  const parts = [
    { step: 'apply', name: '填写' },
    { step: 'check', name: '审批', handler: { kind: 'chief' }, due: { workingDays: 3 }, countersign: true },
  ] as const;
  const own = await toXml(buildProcess({ id: 'p', name: '流程', parts }));
  assert.deepEqual(foreignSettings(own), []);
  const long = own.replace('name="审批"', `name="审批" xmlns:z="urn:z" z:note="${'长'.repeat(500)}"`);
  assert.deepEqual(foreignSettings(long), [{ where: '环节“审批”', name: 'z:note', value: `${'长'.repeat(80)}…` }]);
});

test('MIWG 的 16 个文件：每个前缀别家的属性和元素一个也不漏，没有的说没有', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
  assert.equal(files.length, 16);
  const standard = /^(?:bpmn2?|semantic|model|bpmndi|di|di_1|dc|omgdc|omgdi|xsi|xmlns|xml)$/;
  const told = files.map((file) => {
    const xml = read(file);
    const found = foreignSettings(xml);
    // counted another way: by prefixes, over tags without comments and text
    const tags = xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '').match(/<[^/?!][^>]*>/g) ?? [];
    const elements = tags.filter((tag) => {
      const prefix = /^<([\w.-]+):/.exec(tag)?.[1];
      return prefix !== undefined && !standard.test(prefix);
    });
    const attributes = tags
      .filter((tag) => !elements.includes(tag))
      .flatMap((tag) => [...tag.replace(/"[^"]*"/g, '""').matchAll(/\s([\w.-]+):[\w.-]+\s*=/g)])
      .filter(([, prefix = '']) => !standard.test(prefix));
    const prefixed = found.filter(({ name }) => name.includes(':'));
    assert.equal(prefixed.length, elements.length + attributes.length, file);
    return found.length;
  });
  assert.ok(told.some((count) => count > 0) && told.some((count) => count === 0), told.join());
});
