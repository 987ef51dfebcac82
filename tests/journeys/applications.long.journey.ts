import assert from 'node:assert/strict';
import readXlsx from 'read-excel-file/node';
import { act, bar, goTo } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { field, saved, settings } from './forms/designing.ts';
import { takeFromApplication } from './forms/related-record.ts';
import { upgradeUnderWay } from './forms/upgrading.ts';

const paper = ({ page }: Desk) => page.getByRole('article', { name: '外出报备单' });
const name = `外出报备${process.pid}`;

/** 零代码应用: from a template to a kind that colleagues start, decide, look up, count and take out. */
journey('applications', async (scene) => {
  const administrator = await install(scene);
  await adjust(administrator);
  await changeField(administrator);
  await inThreeSteps(administrator);
  const officer = await start(scene);
  await upgradeUnderWay(administrator, name);
  await decide(scene);
  await lookUp(officer);
  await takeFromApplication(administrator, officer, name);
  await switchOff(administrator);
});

async function install(scene: Scene): Promise<Desk> {
  const administrator = await scene.seat('zjj.system');
  const { page } = administrator;
  await goTo(administrator, '应用设置');
  await page.getByRole('heading', { name: '从模板新建' }).waitFor();
  await page.getByRole('button', { name: '装上外出报备' }).click();
  await page.getByText(/已经装好，同事现在就能在“发起”里找到/).waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('installed');
  return administrator;
}

/** One more column, another name, a step that the office only takes note of. */
async function adjust(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await page.getByRole('link', { name: '看看设置，按本单位的习惯改' }).click();
  await page.getByLabel('名称', { exact: true }).waitFor();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByRole('checkbox', { name: '同行人员' }).check();
  await page.getByRole('button', { name: '加一步' }).click();
  const step = page.getByRole('listitem').filter({ hasText: '第 4 步' });
  await step.getByLabel('步骤名称').fill('办公室备案');
  await step.getByRole('combobox', { name: '谁来办' }).click();
  await page.getByTitle('办公室主任', { exact: true }).click();
  await administrator.checkAccessibility();
  await administrator.picture('settings');
  await page.getByRole('button', { name: '保存，用表单和流程的最新版' }).click();
  await page.getByText('已保存。').waitFor();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await goTo(administrator, '应用设置');
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByText('分管领导审批 → 办公室备案').waitFor();
}

/** In the designer a field gets another name; once that is published, the application has it. The second version came with the new column. */
async function changeField(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('link', { name: '改这张表单' }).click();
  await field(administrator, '同行人员').click();
  await settings(administrator).getByRole('textbox', { name: '名称' }).fill('同行的同事');
  await field(administrator, '同行的同事').waitFor();
  await saved(administrator);
  await administrator.picture('designing');
  await page.getByRole('button', { name: '发布第 3 版…' }).click();
  const dialog = page.getByRole('dialog', { name: '发布第 3 版' });
  await dialog.getByRole('button', { name: '发布第 3 版' }).click();
  await page.getByText('现在用的是第 3 版，没有未发布的修改').waitFor();
}

/** 新建应用 by hand, and away with it again: nobody has used it. */
async function inThreeSteps(administrator: Desk): Promise<void> {
  const { page } = administrator;
  const own = `${name}三步`;
  await administrator.visit('/application-settings/new');
  await page.getByRole('combobox', { name: '用哪张表单' }).click();
  await page.getByTitle('请假申请单', { exact: true }).click();
  await page.getByText(/这张表单有 \d+ 项内容/).waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('new-form');
  await page.getByRole('button', { name: '下一步：流程' }).click();
  await page.getByRole('listitem').filter({ hasText: '第 2 步：科室负责人审批' }).waitFor();
  await administrator.picture('new-process');
  await page.getByRole('button', { name: '下一步：名称和列表' }).click();
  await page.getByLabel('名称', { exact: true }).fill(own);
  await administrator.checkAccessibility();
  await administrator.picture('new-list');
  await page.getByRole('button', { name: `建好“${own}”，同事马上能用` }).click();
  await page.getByRole('link', { name: own }).click();
  await page.getByRole('button', { name: '删除…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除这个应用' }).click();
  await page.getByRole('link', { name, exact: true }).waitFor();
  await page.getByRole('link', { name: own }).waitFor({ state: 'detached' });
}

async function start(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await goTo(officer, '办事应用');
  await officer.checkAccessibility();
  await officer.picture('applications');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  await paper(officer).waitFor();
  await page.getByLabel('外出类别').selectOption({ label: '学习培训' });
  await page.getByLabel('开始日期').fill('2026-12-01');
  await page.getByLabel('结束日期').fill('2026-12-01');
  await page.getByLabel('外出地点').fill('省城培训中心');
  await page.getByLabel('外出事由').fill('参加业务培训');
  await page.getByLabel('同行的同事').fill('马晓东');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await officer.picture('filled');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  return officer;
}

/** The head agrees; one day only, so the leader in charge is passed over; the office takes note. */
async function decide(scene: Scene): Promise<void> {
  for (const [who, words, said] of [
    ['chenguodong', /^同意，送赵立新/, /已送赵立新/],
    ['zhaolixin', /办结/, /已办结/],
  ] as const) {
    const desk = await scene.seat(who);
    await goTo(desk, /待我办/);
    await desk.page
      .getByRole('link', { name: /刘思远外出报备（省城培训中心）/ })
      .first()
      .click();
    await paper(desk).waitFor();
    await bar(desk).waitFor();
    if (who === 'chenguodong') await desk.picture('deciding');
    await act(desk, words, said);
  }
}

async function lookUp(officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('link', { name }).click();
  const row = page.getByRole('row').filter({ hasText: '省城培训中心' });
  await row.getByText('已办结').waitFor();
  await row.getByRole('cell', { name: '马晓东' }).waitFor();
  await page.getByRole('button', { name: '天数（天）' }).click();
  await page.getByRole('columnheader', { name: /天数/ }).and(page.locator('[aria-sort]')).waitFor();
  await officer.checkAccessibility();
  await officer.picture('records');
  await page.getByRole('combobox', { name: '外出类别' }).click();
  await page.getByTitle('因私外出', { exact: true }).click();
  await page.getByText('没有符合条件的记录。').waitFor();
  await officer.picture('nothing-fits');
  await page.getByRole('button', { name: '看全部' }).click();
  await row.waitFor();
  await page.getByText('统计', { exact: true }).click();
  await page.getByRole('row').filter({ hasText: '学习培训' }).waitFor();
  await officer.checkAccessibility();
  await officer.picture('statistics');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const [sheet] = await readXlsx(Buffer.concat(chunks));
  assert.ok(JSON.stringify(sheet).includes('省城培训中心'), download.suggestedFilename());
}

/** Nobody starts one any more; the record stays. Leaves nothing on. */
async function switchOff(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await administrator.visit('/application-settings');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByRole('button', { name: '重新启用' }).waitFor();
  await administrator.picture('switched-off');
}
