import assert from 'node:assert/strict';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { dialog } from './everyday/at-the-desk.ts';

const leaver = '邱岚';

/** 离任 of an only head: it is told what stops, his open page says why it ends, he is found again, and the leaving is taken back. */
journey('leaving', async (scene) => {
  await enterByKeyboard(scene);
  const gone = await scene.seat('qiulan');
  await goTo(gone, '待我办');
  const keeper = await scene.seat('zjj.system');
  await movingTellsToo(keeper);
  await endHead(keeper);
  await readWhy(gone);
  await findAndTakeBack(keeper);
  await gone.page.reload();
  await gone.page.getByRole('navigation', { name: '主菜单' }).first().waitFor();
});

/** The cursor stands in 用户名; what is missing is said at its field; the demo accounts come after the form. */
async function enterByKeyboard(scene: Scene): Promise<void> {
  const visitor = await scene.visitor();
  const { page } = visitor;
  await visitor.visit('/');
  await page.locator('#sign-in-name:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.locator('#password:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('用户名还没有填。').waitFor();
  await page.getByText('密码还没有填。').waitFor();
  await page.locator('#sign-in-name:focus').waitFor();
  await picturesOf(visitor, 'sign-in-empty');
}

async function picturesOf(desk: Desk, name: string): Promise<void> {
  await desk.picture(name);
  await desk.checkAccessibility();
  await desk.page.setViewportSize(phoneScreen);
  await desk.picture(`${name}-phone`);
  await desk.page.setViewportSize(officeScreen);
}

/** 移人进来 says of the only head the same as 办理离任, and is left. */
async function movingTellsToo(keeper: Desk): Promise<void> {
  const { page } = keeper;
  await goTo(keeper, '组织机构');
  await page
    .getByRole('navigation', { name: '科室' })
    .getByRole('link', { name: /^办公室/ })
    .click();
  await page.getByRole('region', { name: '办公室', exact: true }).waitFor();
  await page.getByRole('button', { name: '移人进来…' }).click();
  const moving = dialog(keeper, '移人到办公室');
  await moving.getByRole('combobox', { name: '移谁' }).fill(leaver);
  await moving.getByRole('option', { name: new RegExp(leaver) }).click();
  await moving.getByText('财务科以后没有负责人').waitFor();
  await picturesOf(keeper, 'moves-only-head');
  await moving.getByRole('button', { name: '先不移' }).click();
  await moving.waitFor({ state: 'hidden' });
}

async function endHead(keeper: Desk): Promise<void> {
  const { page } = keeper;
  await goTo(keeper, '组织机构');
  await find(keeper, leaver);
  await page.getByRole('button', { name: '办理离任…' }).click();
  const leaving = dialog(keeper, `${leaver}离任`);
  await leaving.getByText('财务科以后没有负责人').waitFor();
  await leaving.getByLabel(/最后一天/).fill(dayBefore());
  await picturesOf(keeper, 'ends-only-head');
  await leaving.getByRole('button', { name: `办理${leaver}离任` }).click();
  await leaving.waitFor({ state: 'hidden' });
  await page
    .getByText(/已经?离任|现在没有任职/)
    .or(page.getByRole('button', { name: '撤回离任…' }))
    .first()
    .waitFor();
}

/** Yesterday in the city, as the last day: he has left now. */
const dayBefore = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - 86_400_000);

async function find({ page }: Desk, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '找人' }).fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function readWhy(gone: Desk): Promise<void> {
  gone.watch.expect(/401/);
  await gone.page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '在办跟踪' }).click();
  const notice = dialog(gone, '您的这项任职已经结束');
  await notice.getByText('“财务科科长”已经结束').waitFor();
  await picturesOf(gone, 'place-ended');
  await notice.getByRole('button', { name: /Close|关闭/ }).click();
  await gone.page.getByText('您在这里的这项任职已经结束，看不到内容了。').first().waitFor();
  assert.equal(await gone.page.getByRole('button', { name: '现在再试' }).count(), 0, 'trying again is no use');
  await gone.picture('place-ended-list');
}

async function findAndTakeBack(keeper: Desk): Promise<void> {
  const { page } = keeper;
  await goTo(keeper, '组织机构');
  await page.getByRole('combobox', { name: '找人' }).fill('ql');
  const found = page.getByRole('option', { name: new RegExp(leaver) });
  await found.getByText('已离任').waitFor();
  await page.getByText('点开可以撤回离任或者办理复职').waitFor();
  await picturesOf(keeper, 'who-left-is-found');
  await found.click();
  await page.getByRole('button', { name: '撤回离任…' }).click();
  await picturesOf(keeper, 'take-leaving-back');
  await dialog(keeper, `撤回${leaver}的离任`)
    .getByRole('button', { name: `撤回${leaver}的离任` })
    .click();
  await page.getByRole('button', { name: '办理离任…' }).waitFor();
}
