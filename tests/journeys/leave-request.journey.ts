import assert from 'node:assert/strict';
import { act, bar, goTo, happened } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';

const reason = '回乡探望父母';
const wanted = '请写明去往地点。';
const paper = ({ page }: Desk) => page.getByRole('article', { name: '请假申请单' });
/** The row of this request among everything else that waits or was started. */
const row = ({ page }: Desk) =>
  page.getByRole('listitem').filter({ hasText: '探亲假' }).filter({ hasText: '刘思远' }).getByRole('link').first();

async function openRequest(desk: Desk): Promise<void> {
  await goTo(desk, /待我办/);
  await row(desk).click();
  await paper(desk).waitFor();
}

journey(
  'leave-request',
  async (scene) => {
    const officer = await begin(scene);
    const address = new URL(officer.page.url()).pathname;
    const head = await giveBack(scene);
    await correct(officer);
    await agree(head);
    await passLeaders(scene);
    await seeTheEnd(officer);
    await onlyTheRightPeopleSee(scene, officer, address);
  },
  10,
);

/** 发起: an empty form is refused field by field, what is filled in saves itself. */
async function begin(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await page.getByRole('heading', { name: '发起', exact: true }).waitFor();
  await page.getByRole('button', { name: '请假申请' }).waitFor();
  await page.getByRole('note').filter({ hasText: '演示账号可用，谁都能登录' }).waitFor();
  await officer.picture('home');
  await goTo(officer, '发起');
  await page.getByRole('heading', { name: '发起', level: 1 }).waitFor();
  await page.getByRole('button', { name: '请假申请' }).click();
  await paper(officer).waitFor();

  officer.watch.expect(/422/);
  await bar(officer).getByRole('button', { name: /^提交/ }).click();
  await page.getByText('还差 3 处，没有送出。写好的内容都在。').waitFor();
  await officer.picture('refused');

  await page.getByLabel('请假类别').selectOption({ label: '探亲假' });
  await page.getByLabel('开始日期').fill('2026-12-01');
  await page.getByLabel('结束日期').fill('2026-12-10');
  await page.getByLabel('请假事由').fill(reason);
  await paper(officer).getByText('10 天').waitFor();
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await officer.checkAccessibility();
  await officer.picture('filled');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  await officer.picture('submitted');
  return officer;
}

/** The section head gives it back: corrected, it comes straight to him again. */
async function giveBack(scene: Scene): Promise<Desk> {
  const head = await scene.seat('chenguodong');
  const { page } = head;
  await goTo(head, /待我办/);
  await row(head).waitFor();
  await head.checkAccessibility();
  await head.picture('inbox');
  await row(head).click();
  await page.getByRole('heading', { name: '为什么到我这里' }).waitFor();
  await head.picture('handling');

  await bar(head).getByRole('button', { name: '退回修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '退回修改' });
  await dialog.getByRole('radio', { name: '直接送回我这里' }).check();
  await dialog.getByRole('textbox', { name: /要改什么/ }).fill(wanted);
  await dialog.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await head.checkAccessibility();
  await head.picture('return-dialog');
  await dialog.getByRole('button', { name: '退回给刘思远修改' }).click();
  await happened(head).getByText('已退回给刘思远修改').waitFor();
  await happened(head).getByRole('button', { name: '取回' }).waitFor();
  await head.picture('returned');
  return head;
}

async function correct(officer: Desk): Promise<void> {
  await openRequest(officer);
  await officer.page.getByText(`陈国栋退回修改：${wanted}`).waitFor();
  await officer.page.getByLabel('去往地点').fill('江西南昌');
  await officer.picture('corrected');
  await act(officer, /送陈国栋/, /已送陈国栋/);
}

async function agree(head: Desk): Promise<void> {
  await openRequest(head);
  await paper(head).getByText('江西南昌').waitFor();
  await bar(head).getByRole('textbox', { name: '科室负责人意见' }).fill('同意，注意交接工作。');
  await act(head, /^同意，送/, /^已送/);
}

/** From eight days on: the leader in charge, the chief on his phone; the office takes note. */
async function passLeaders(scene: Scene): Promise<void> {
  const deputy = await scene.seat('lintao');
  await openRequest(deputy);
  await act(deputy, /^同意，送王建华/, /已送王建华/);

  const chief = await scene.seat('wangjianhua', { viewport: phoneScreen });
  await chief.visit('/inbox');
  await row(chief).waitFor();
  await chief.picture('phone-inbox');
  await row(chief).click();
  await paper(chief).getByText('同意，注意交接工作。').waitFor();
  await chief.checkAccessibility();
  await chief.picture('phone-handling');
  await chief.page.getByRole('tab', { name: '过程' }).click();
  await chief.picture('phone-trace');
  await act(chief, /^同意，送赵立新/, /已送赵立新/);
  await chief.picture('phone-done');

  const office = await scene.seat('zhaolixin');
  await openRequest(office);
  await act(office, /办结/, /已办结/);
}

async function seeTheEnd(officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, '在办跟踪');
  await page.getByRole('listitem').filter({ hasText: '探亲假' }).filter({ hasText: '已办结' }).first().waitFor();
  await officer.picture('tracking');
  await row(officer).click();
  await paper(officer).getByText('同意，注意交接工作。').waitFor();
  await page.getByText('办结', { exact: true }).first().waitFor();
  await page.getByText('流程图', { exact: true }).click();
  await officer.picture('closed');
}

/** A colleague of another section of the same agency has no part in it, an agency elsewhere still less. */
async function onlyTheRightPeopleSee(scene: Scene, officer: Desk, address: string): Promise<void> {
  assert.equal(await foundBySearch(officer, address), 1, 'whoever asked finds it');
  for (const who of ['qiulan', 'linpu.wenshu']) await findsNothing(await scene.seat(who), address);
}

async function findsNothing(stranger: Desk, address: string): Promise<void> {
  assert.equal(await foundBySearch(stranger, address), 0, `${stranger.who} does not find it`);
  stranger.watch.expect(/404/);
  await stranger.visit(address);
  await stranger.page.getByText('没有找到这件事项，或者您不能看它。').waitFor();
  assert.equal(await stranger.page.getByText(reason).count(), 0, `${stranger.who} is shown nothing of it`);
  await stranger.picture(`stranger-${stranger.who}`);
}

/** How many links to this matter 查找 shows for its title. */
async function foundBySearch({ page, ...desk }: Desk, address: string): Promise<number> {
  await desk.visit('/search?q=探亲假');
  const results = page.getByRole('region', { name: '查找结果' });
  await results.getByRole('link').or(results.getByText('没有找到带“探亲假”的公文或办件。')).first().waitFor();
  return results.locator(`a[href="${address}"]`).count();
}
