import assert from 'node:assert/strict';
import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { readReminders } from '../browser/read-reminders.ts';
import { dialog } from './everyday/at-the-desk.ts';

/** 归口管理: granted for a section, used there and nowhere else, and taken back while a draft is open. */
journey('graded', async (scene) => {
  const security = await scene.seat('zjj.security');
  await grant(security);
  const system = await scene.seat('zjj.system');
  await begin(system, '城建巡查');
  await begin(system, '法规备案');
  await assign(system);
  const officer = await scene.seat('liusiyuan');
  await manage(officer);
  await design(officer);
  await audited(await scene.seat('zjj.audit'));
  await takeBack(security);
  await refused(officer);
});

async function grant(security: Desk): Promise<void> {
  const { page } = security;
  await security.visit('/permissions');
  await page.getByRole('button', { name: '授予“流程管理员：管归口科室的流程”' }).click();
  const granting = dialog(security, '授予“流程管理员：管归口科室的流程”');
  await granting.getByRole('combobox', { name: '授予给谁' }).pressSequentially('刘思远');
  await granting.getByRole('option', { name: /刘思远/ }).waitFor();
  await page.keyboard.press('Enter');
  await granting.getByRole('button', { name: '去掉刘思远' }).waitFor();
  await granting.getByRole('combobox', { name: '管哪些科室' }).click();
  await page.keyboard.type('建管');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await granting.getByRole('textbox', { name: '理由' }).fill('科室流程自己改');
  await security.checkAccessibility();
  await security.picture('granting');
  await granting.getByRole('button', { name: '授予这项权限' }).click();
  await page.getByText(/归口科室：建管科/).waitFor();
  await page.getByText(/归口科室：建管科/).scrollIntoViewIfNeeded();
  await security.picture('granted');
}

async function begin(system: Desk, name: string): Promise<void> {
  const { page } = system;
  await system.visit('/processes');
  await page.getByRole('button', { name: '新建流程…' }).click();
  const making = dialog(system, '新建流程');
  await making.getByRole('textbox', { name: '名称' }).fill(name);
  await making.getByRole('button', { name: `新建“${name}”` }).click();
  await page.getByRole('heading', { name }).first().waitFor();
}

async function assign(system: Desk): Promise<void> {
  const { page } = system;
  await system.visit('/processes');
  await page.getByRole('button', { name: '“城建巡查”归口给哪些科室' }).click();
  const assigning = dialog(system, '归口管理：“城建巡查”');
  await assigning.getByRole('combobox', { name: '归口科室' }).click();
  await page.keyboard.type('建管');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await assigning.getByText('建管科的流程管理员：刘思远').waitFor();
  await system.checkAccessibility();
  await system.picture('assigning');
  await assigning.getByRole('button', { name: '归口给这些科室' }).click();
  await assigning.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /城建巡查/ })
    .getByText('建管科')
    .waitFor();
  await system.checkAccessibility();
  await system.picture('all-processes');
  await page.setViewportSize(phoneScreen);
  await system.picture('all-processes-phone');
  await page.setViewportSize(officeScreen);
}

async function manage(officer: Desk): Promise<void> {
  const { page } = officer;
  await officer.visit('/processes');
  await page.getByText(/您管理：建管科的流程/).waitFor();
  await page.getByRole('link', { name: '城建巡查' }).waitFor();
  assert.equal(await page.getByText('法规备案').count(), 0);
  assert.equal(await page.getByRole('button', { name: /归口给哪些科室/ }).count(), 0);
  await officer.checkAccessibility();
  await officer.picture('own-processes');
  await page.setViewportSize(phoneScreen);
  await officer.picture('own-processes-phone');
  await page.setViewportSize(officeScreen);
}

async function design(officer: Desk): Promise<void> {
  const { page } = officer;
  await page.getByRole('link', { name: '城建巡查' }).click();
  await page.getByRole('heading', { name: '城建巡查' }).first().waitFor();
  await page.getByRole('button', { name: /发布第 1 版/ }).waitFor();
  await officer.picture('designing');
  // the names on the cards are those of his own section
  await page.getByText(/假如由\s*刘思远/).waitFor();
  await page.locator('[data-card]').first().click();
  await page.getByRole('textbox', { name: '步骤名称' }).fill('现场登记');
  await page.getByText(/草稿 \d+:\d\d 已存/).waitFor();
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  const publishing = dialog(officer, '发布第 1 版');
  await readReminders(publishing);
  await publishing.getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await officer.picture('published');
}

/** What a section publishes by itself, the auditor reads. */
async function audited(auditor: Desk): Promise<void> {
  const { page } = auditor;
  await auditor.visit('/audit');
  await page
    .getByRole('row', { name: /刘思远.*发布流程/ })
    .first()
    .waitFor();
  await page
    .getByRole('row', { name: /刘思远.*保存流程草稿/ })
    .getByRole('button', { name: '只看这一流程的记录' })
    .first()
    .waitFor();
  await auditor.picture('audited');
}

async function takeBack(security: Desk): Promise<void> {
  const { page } = security;
  await security.visit('/permissions');
  await page.getByRole('button', { name: '收回刘思远的“流程管理员：管归口科室的流程”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /收回/ }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** What was drawn after the right was taken away is refused with a sentence, and stays on the page. */
async function refused(officer: Desk): Promise<void> {
  const { page } = officer;
  officer.watch.expect(/403/);
  await page.locator('[data-card]').first().click();
  await page.getByRole('textbox', { name: '步骤名称' }).fill('现场登记情况');
  await page.getByText('没有存上：这里需要“设计流程”权限。').waitFor();
  await officer.picture('withdrawn');
  assert.equal(await page.getByRole('textbox', { name: '步骤名称' }).inputValue(), '现场登记情况');
  await page.reload();
  await page
    .getByText(/设计流程/)
    .first()
    .waitFor();
  await officer.picture('withdrawn-opened-again');
}
