import assert from 'node:assert/strict';
import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';

/** Every line of every menu belongs to one of these. Who shares a row sees the same pages alike: each is looked at once. */
const handlers = [['liusiyuan', 'zhoumin']];
const administrators = [['zjj.system'], ['zjj.security'], ['zjj.audit'], ['yunwei.system']];
/** Pages to which no line of a menu leads. */
const besides = ['/account', '/help'];
/** Some of what must be among the pages, so that a menu that was not there yet does not pass. */
const known = [
  ...['/', '/account', '/inbox', '/matters/…', '/exchange', '/exchange/sent', '/gongwen/outgoing'],
  ...['/organisation', '/organisation/persons/…', '/permissions', '/audit', '/agencies'],
];

/** Every page of every menu and one of each kind it leads on to: readable at a desk and on a phone, and by a screen reader. */
journey(
  'every-page',
  async (scene) => {
    const walks = (await Promise.all([inTurn(scene, handlers), inTurn(scene, administrators)])).flat();

    const found = walks.flatMap((walk) => walk.found);
    const seen = new Set(walks.flatMap((walk) => [...walk.seen]));
    assert.deepEqual(found, []);
    const missing = known.filter((page) => !seen.has(page));
    assert.deepEqual(missing, [], `not among ${[...seen].toSorted().join(' ')}`);
  },
  10,
);

interface Walk {
  readonly seen: ReadonlySet<string>;
  readonly found: readonly string[];
}

async function inTurn(scene: Scene, rows: readonly (readonly string[])[]): Promise<readonly Walk[]> {
  const walks: Walk[] = [];
  for (const people of rows) walks.push(await walkFor(scene, people));
  return walks;
}

async function walkFor(scene: Scene, people: readonly string[]): Promise<Walk> {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const who of people) {
    const desk = await scene.seat(who);
    const menu = [...(await linksIn(desk, 'nav')), ...besides];
    const ledTo: string[] = [];
    for (const path of fresh(menu, seen)) {
      found.push(...(await look(desk, path)));
      ledTo.push(...(await linksIn(desk, 'main')));
    }
    for (const path of fresh(ledTo, seen)) found.push(...(await look(desk, path)));
    await desk.page.close();
  }
  return { seen, found };
}

/** One path of each page that was not looked at yet; from then on it was. */
function* fresh(paths: readonly string[], seen: Set<string>): Generator<string> {
  for (const path of paths) {
    if (seen.has(pageOf(path))) continue;
    seen.add(pageOf(path));
    yield path;
  }
}

/** `/matters/019a…` and its neighbours are one page. */
const pageOf = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').split('?')[0] ?? '';

/** Asked in words that the browser understands: lists of links are not worth a round trip each. */
const linksIn = ({ page }: Desk, place: string): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${place} a[href^="/"]:not([download])')]
    .map((link) => link.getAttribute('href')).filter((path) => !path.startsWith('/api/') && !path.includes('#'))`);

async function look(desk: Desk, path: string): Promise<readonly string[]> {
  const { page, who } = desk;
  await enter(desk, path);
  const found: string[] = [];
  for (const viewport of [phoneScreen, officeScreen]) {
    await page.setViewportSize(viewport);
    await desk.picture(`${who}${pageOf(path).replaceAll(/[/…]/g, '-')}-${viewport.width}`);
    const problems = await page.evaluate<string[]>(problemsOfLayout);
    await desk.checkAccessibility().catch((error: Error) => problems.push(error.message));
    found.push(...problems.map((what) => `${who} ${viewport.width} ${path}: ${what}`));
  }
  return found;
}

/** Until the page has words and nothing of it is still coming. */
async function enter({ page, visit }: Desk, path: string): Promise<void> {
  await visit(path);
  await page.getByRole('main').getByText(/./).first().waitFor();
  await page.evaluate(allArrived);
  for (const waiting of ['.grey-lines', '.ant-spin-spinning'])
    await page.locator(waiting).first().waitFor({ state: 'detached' });
}

/** No further answer has arrived while some pictures were drawn: grey lines come a moment later than the page. */
const allArrived = `new Promise((resolve) => {
  let [before, quiet] = [-1, 0];
  const look = () => {
    const now = performance.getEntriesByType('resource').length;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
    if (quiet >= 20) resolve(); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/** The page never scrolls sideways, and nothing stands in smaller letters than 13 px; paper and raised letters have sizes of their own. */
const problemsOfLayout = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const small = [...document.querySelectorAll('body *')].filter((one) => one.children.length === 0
    && one.textContent.trim() !== '' && one.getClientRects().length > 0 && one.closest('svg, .paper, sup, sub') === null
    && parseFloat(getComputedStyle(one).fontSize) < 13);
  return [
    ...(scrollWidth > clientWidth ? ['scrolls sideways by ' + (scrollWidth - clientWidth) + ' px'] : []),
    ...small.map((one) => 'smaller than 13 px: ' + one.textContent.trim().slice(0, 20)),
  ];
})()`;
