import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { buildProcess, toXml } from '@gov/workflow';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser/browser.ts';
import { everyElement } from './every-element.ts';

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-navigated-viewer.production.min.js');
const folder = new URL('../../apps/server/demo/processes/', import.meta.url);

describe('our drawings in a tool of others', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await page.setContent('<div id="canvas" style="width: 1200px; height: 700px"></div>');
    await page.addScriptTag({ path: viewer });
  });
  after(() => browser?.close());

  /** Warnings of `importXML`, and the ids of what it has drawn. */
  const opened = (xml: string): Promise<{ warnings: string[]; drawn: string[] }> =>
    page.evaluate(async (text) => {
      // @ts-expect-error the viewer is a script of the page
      const shown = new BpmnJS({ container: '#canvas' });
      const { warnings } = await shown.importXML(text);
      const drawn: string[] = shown
        .get('elementRegistry')
        .getAll()
        .map((element: { id: string }) => element.id);
      shown.destroy();
      return { warnings: warnings.map(({ message }: { message: string }) => message), drawn };
    }, xml);

  test('every kind of element that we write is drawn without a warning', async () => {
    const { warnings, drawn } = await opened(await toXml(buildProcess(everyElement)));

    assert.deepEqual(warnings, []);
    for (const id of [
      'draft',
      'big',
      'some',
      'some_join',
      'wait',
      'answered',
      'late',
      'tardy',
      'looked',
      'look',
      'over',
      'section',
      'loose',
      'call',
    ])
      assert.ok(drawn.includes(id), `${id} is not drawn`);
  });

  test('a drawing with a shape missing is noticed', async () => {
    const xml = await toXml(buildProcess(everyElement));

    const { drawn } = await opened(xml.replace(/<bpmndi:BPMNShape id="shape_draft"[\s\S]*?<\/bpmndi:BPMNShape>/, ''));

    assert.ok(!drawn.includes('draft'));
  });

  test('the processes that come with the product open without a warning', async () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
    assert.ok(files.length > 0);

    for (const name of files) {
      const { warnings } = await opened(readFileSync(new URL(name, folder), 'utf8'));
      assert.deepEqual(warnings, [], name);
    }
  });
});
