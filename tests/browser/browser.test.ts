import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { seriousFindings } from './accessibility.ts';
import { oldBrowser, openBrowser } from './browser.ts';
import { picturesAreDrawn } from './drawn-pictures.ts';
import { listenToPolicy } from './policy-reports.ts';
import { untilTrue } from './until-true.ts';
import { watchPage } from './watch-page.ts';

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><title>办公</title></head><body><main><h1>政务办公云</h1>${body}</main></body></html>`;
const picture = (marks: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="280"><rect width="200" height="280" fill="#fff"/>${marks}</svg>`;
const pages: Readonly<Record<string, string>> = {
  '/favicon.ico': '',
  '/': page('<button>登录</button>'),
  '/nameless': page('<button></button>'),
  '/broken': page('<script src="/missing.js"></script>'),
  '/drawn': page(`${'<p>一行</p>'.repeat(200)}<img alt="一页" loading="lazy" src="/print.svg">`),
  '/white': page('<img alt="一页" src="/white.svg">'),
  '/missing': page('<img alt="一页" src="/missing.svg">'),
  '/print.svg': picture('<rect x="20" y="20" width="100" height="20"/>'),
  '/white.svg': picture(''),
  '/later': page('<script src="/later.js"></script>'),
  '/later.js': `setTimeout(() => document.querySelector('main').append('到了'), 700)`,
  '/inline': page('<img alt="图" src="x.svg" onerror="document.title = 1"><script>document.title = 2</script>'),
  '/leaving': page('<img alt="图" src="http://192.0.2.1/a.png">'),
};

const mediaTypeOf = (path: string): string => {
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return path.endsWith('.svg') ? 'image/svg+xml' : 'text/html; charset=utf-8';
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
        'content-type': mediaTypeOf(request.url ?? ''),
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

  test('what the content security policy keeps a page from is reported, and nothing where there is nothing', async () => {
    const tab = await browser.newPage();
    const violations = await listenToPolicy(tab);

    await tab.goto(`${address}/`);
    const sound = [...violations];
    await tab.goto(`${address}/inline`);
    await untilTrue(tab, `document.readyState === 'complete'`, 'it loads');
    await tab.close();

    assert.deepEqual(sound, []);
    assert.match(violations.join('\n'), /script-src-elem inline/);
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

  test('what comes later is waited for in Chromium 103 too, under a strict content security policy', async () => {
    const old = await oldBrowser();
    const tab = await old.newPage();
    await tab.goto(`${address}/later`);

    await untilTrue(tab, `document.querySelector('main').innerText.includes('到了')`, 'nothing came');

    await assert.rejects(untilTrue(tab, 'false', 'never', 500), /never/);
    await old.close();
  });

  test('a picture that has come but is white is told from a drawn one, and so is one that never comes', async () => {
    const old = await oldBrowser();
    const tab = await old.newPage();
    const shown = async (path: string) => {
      await tab.goto(address + path);
      await picturesAreDrawn(tab, 2_000);
    };

    await shown('/drawn');
    await assert.rejects(shown('/white'), /white pictures/);
    await assert.rejects(shown('/missing'), /has not come/);
    await old.close();
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
