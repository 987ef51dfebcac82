import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ModdleElement } from 'bpmn-moddle';
import { compile } from '../index.ts';
import { govModdle } from './gov-moddle.ts';

/** The reference models of BPMN MIWG; what we say to each stands in `expected.json`. */
const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const expected: Readonly<Record<string, readonly string[]>> = JSON.parse(read('expected.json'));

/** Every element with its id, name and what it points at, in the order of the file. */
function elementsOf(root: ModdleElement): readonly string[] {
  const seen = new Set<ModdleElement>();
  const told: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('$type' in value)) return;
    const element = value as ModdleElement; // reason: moddle elements carry $type
    if (seen.has(element)) return;
    seen.add(element);
    const points = Object.entries(element).flatMap(([key, one]) =>
      key !== '$parent' && typeof one === 'object' && one !== null && 'id' in one ? `${key}=${one.id}` : [],
    );
    told.push(`${element.$type} ${element.id ?? ''} ${element.name ?? ''} ${points.sort().join(' ')}`);
    for (const [key, one] of Object.entries(element)) if (key !== '$parent') visit(one);
  };
  visit(root);
  return told.sort();
}

test('业界的参考流程图都读得进来，写出去再读回来一个元素也不少', async () => {
  equal(files.length, 16);
  for (const name of files) {
    const first = (await govModdle().fromXML(read(name))).rootElement;
    const { xml } = await govModdle().toXML(first, { format: true });
    const second = (await govModdle().fromXML(xml)).rootElement;

    deepEqual(elementsOf(second), elementsOf(first), name);
    equal((await govModdle().toXML(second, { format: true })).xml, xml, name);
  }
});

test('每张参考流程图，要么能发布，要么逐个点名说明哪里不能用、为什么', async () => {
  const told: Record<string, readonly string[]> = {};
  for (const name of files) {
    const compiled = await compile(read(name));
    told[name] = compiled.ok ? ['可以发布'] : (compiled.rejection.fields ?? []).map((field) => field.message);
  }

  deepEqual(told, expected);
  for (const [name, sentences] of Object.entries(told)) ok(sentences.length > 0, name);
});

test('没写由谁办理的参考流程图，补上办理人就能发布', async () => {
  const handler =
    '<gov:step xmlns:gov="urn:gov-office-cloud:bpmn:1"><gov:handler>{"kind":"chief"}</gov:handler></gov:step>';
  const settings = `<extensionElements>${handler}</extensionElements>`;
  const xml = read('A.1.0.bpmn').replace(
    /<(semantic:|bpmn:)?task ([^>]*)>/g,
    (whole, prefix = '') => `${whole}${settings.replace(/extensionElements>/g, `${prefix}extensionElements>`)}`,
  );

  const compiled = await compile(xml);

  deepEqual(compiled.ok ? Object.values(compiled.value.nodes).map((node) => node.name) : compiled.rejection, [
    'Task 1',
    'Task 2',
    'Task 3',
  ]);
});
