import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { seriousFindings } from './accessibility.ts';
import { oldBrowser, openBrowser } from './browser.ts';
import { watchPage } from './watch-page.ts';

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><title>办公</title></head><body><main><h1>政务办公云</h1>${body}</main></body></html>`;
const pages: Readonly<Record<string, string>> = {
  '/favicon.ico': '',
  '/': page('<button>登录</button>'),
  '/nameless': page('<button></button>'),
  '/broken': page('<script src="/missing.js"></script>'),
  '/leaving': page('<img alt="图" src="http://192.0.2.1/a.png">'),
};

// Hooks stand inside a suite: at the top they would run for every file of the batch.
describe('the browser of the journeys', () => {
  let browser: Browser;
  let server: Server;
  let address: string;

  before(async () => {
    server = createServer((request, response) => {
      const html = pages[request.url ?? ''];
      response.writeHead(html === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'self'",
      });
      response.end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // reason: a listening TCP server has an address of this form
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  async function problemsOn(path: string): Promise<readonly string[]> {
    const tab = await browser.newPage();
    const watch = watchPage(tab, address, '访客');
    await tab.goto(address + path);
    await tab.close();
    return watch.problems;
  }

  test('a page that behaves leaves no problem behind', async () => {
    assert.deepEqual(await problemsOn('/'), []);
  });

  test('a console error on a page is noticed', async () => {
    assert.match((await problemsOn('/broken')).join(), /console: .*404/);
  });

  test('a request to the outside world is noticed', async () => {
    assert.match((await problemsOn('/leaving')).join(), /left the building: http:\/\/192\.0\.2\.1/);
  });

  test('axe speaks up about a button without a name, under a strict content security policy', async () => {
    const tab = await browser.newPage();

    await tab.goto(`${address}/`);
    const sound = await seriousFindings(tab);
    await tab.goto(`${address}/nameless`);
    const nameless = await seriousFindings(tab);

    assert.deepEqual(sound, []);
    assert.match(nameless.join(), /button-name/);
  });

  for (const [name, open] of [
    ['the current browser', openBrowser],
    ['Chromium 103', oldBrowser],
  ] as const) {
    test(`${name} draws Chinese with the vendored fonts`, async () => {
      const opened = await open();
      const tab = await opened.newPage();
      await tab.setContent(page('<p style="font-family: sans-serif">关于印发通知</p>'));

      const debuggerSession = await tab.context().newCDPSession(tab);
      await debuggerSession.send('DOM.enable');
      await debuggerSession.send('CSS.enable');
      const { root } = await debuggerSession.send('DOM.getDocument');
      const { nodeId } = await debuggerSession.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
      const { fonts } = await debuggerSession.send('CSS.getPlatformFontsForNode', { nodeId });
      const version = opened.version();
      await opened.close();

      assert.deepEqual(
        fonts.map((font) => font.familyName),
        ['FandolHei'],
      );
      assert.equal(version.startsWith('103.'), open === oldBrowser);
    });
  }
});
