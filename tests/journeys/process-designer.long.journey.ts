import assert from 'node:assert/strict';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { readReminders } from '../browser/read-reminders.ts';
import { change, migrate, publishChange, rehearse, rollBack } from './process-designer/afterwards.ts';
import {
  add,
  backToCard,
  cards,
  choose,
  openSettings,
  pick,
  saved,
  settings,
  stepCard,
  tabTo,
  type,
  walkTo,
} from './process-designer/by-keys.ts';
import {
  asAnyOther,
  pastTheChief,
  sameStanding,
  seatDeciders,
  send,
  standingOf,
  withoutTheChief,
} from './process-designer/in-use.ts';
import { walkThrough } from './process-designer/walking.ts';

const name = `专项请假${process.pid}`;

/**
 * 流程: an administrator draws a process by keys alone, walks it through both ways and publishes it; colleagues use it, and
 * decide by two thirds; it is changed, rehearsed with what was decided and published, a running matter is moved to it and back as
 * it was, and the first version is used again.
 */
journey(
  'process-designer',
  async (scene) => {
    const administrator = await scene.seat('zjj.system');
    await begin(administrator);
    await firstStep(administrator);
    await countersign(administrator);
    await outcome(administrator);
    await condition(administrator);
    await undoAndCopy(administrator);
    await walkThrough(administrator);
    await publish(administrator);
    await use(administrator);
    const officer = await scene.seat('liusiyuan');
    const deciders = await seatDeciders(scene);
    await pastTheChief(deciders, await send(officer, name, '病假', '住院治疗'));
    await withoutTheChief(deciders, await send(officer, name, '事假', '回乡探亲'));
    const running = await send(officer, name, '病假', '复查');
    await change(administrator, name);
    await rehearse(administrator);
    await publishChange(administrator);
    const before = await standingOf(officer, running);
    await migrate(administrator);
    sameStanding(await standingOf(officer, running), before);
    await officer.picture('there-and-back');
    await rollBack(administrator, name);
    await asAnyOther(deciders, running);
  },
  15,
);

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await goTo(desk, /^流程$/);
  await page.getByRole('link', { name: '发文', exact: true }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('list');
  await tabTo(desk, page.getByRole('button', { name: '新建流程…' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '新建流程' });
  await tabTo(desk, dialog.getByRole('textbox', { name: '名称' }));
  await keyboard.type(name);
  await tabTo(desk, dialog.getByRole('radio', { name: '从模板开始' }));
  await keyboard.press('ArrowDown');
  await desk.checkAccessibility();
  await desk.picture('new');
  await tabTo(desk, dialog.getByRole('button', { name: `新建“${name}”` }));
  await keyboard.press('Enter');
  await stepCard(desk, '填写申请').waitFor();
}

/** The form whose fields are asked for: the first step fills by itself what no other one fills. */
async function firstStep(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, settings(desk).getByRole('button', { name: '流程设置' }));
  await page.keyboard.press('Enter');
  await choose(desk, '按哪张表单设计', '请假申请单');
  await cards(desk)
    .getByText(/必填申请人、所在科室/)
    .waitFor();
  const first = stepCard(desk, '填写申请');
  await tabTo(desk, first, 'Shift+Tab');
  await openSettings(desk);
  await tabTo(desk, settings(desk).getByRole('tab', { name: '谁来办' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText(/在表单上必填，可是哪一步都不能填/).waitFor({ state: 'detached' });
  await desk.checkAccessibility();
  await desk.picture('first-step');
  await backToCard(desk);
}

/** Three persons decide together, two of three are enough; after two days they are reminded. */
async function countersign(desk: Desk): Promise<void> {
  const { page } = desk;
  await walkTo(desk, stepCard(desk, '审批'));
  await openSettings(desk);
  await type(desk, '步骤名称', '三人会签');
  await choose(desk, '按什么找人', '选定的人');
  for (const initials of ['cgd', 'zlx', 'sq']) {
    await tabTo(desk, settings(desk).getByRole('combobox', { name: '哪些人' }));
    await page.keyboard.type(initials);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
  }
  await choose(desk, '找到几个人时', '同时会签');
  await choose(desk, '怎样算通过', '三分之二以上同意');
  await cards(desk)
    .getByText(/几个人同时办，3 分之 2 以上同意才通过/)
    .waitFor();
  await cards(desk).getByText('今天是 陈国栋、赵立新、孙倩').waitFor();
  await tabTo(desk, settings(desk).getByRole('tab', { name: '谁来办' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await tabTo(desk, settings(desk).getByRole('checkbox', { name: /^不同意/ }));
  await page.keyboard.press('Space');
  await cards(desk)
    .getByText(/没有画出不同意时的流向/)
    .waitFor();
  await page.getByRole('button', { name: '1 个问题' }).waitFor();
  await desk.picture('problem');
  await tabTo(desk, settings(desk).getByRole('tab', { name: '能做什么' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await type(desk, '几个工作日办完', '2');
  await tabTo(desk, settings(desk).getByRole('button', { name: '到期时再做一件事' }));
  await page.keyboard.press('Enter');
  await cards(desk).getByText('2 个工作日；到期提醒本人').waitFor();
  await backToCard(desk);
}

/** Behind the vote: not agreed ends the matter. */
async function outcome(desk: Desk): Promise<void> {
  const { page } = desk;
  await walkTo(desk, cards(desk).getByRole('button', { name: '在“结束”之前加一步' }));
  await add(desk, '分路');
  const fork = cards(desk).getByRole('button', { name: '分路', exact: true });
  await fork.and(page.locator(':focus')).waitFor();
  await walkTo(desk, cards(desk).getByRole('button', { name: '如果（还没有写条件）' }));
  await openSettings(desk);
  await choose(desk, '什么时候走这条路', '前一步不通过时');
  await backToCard(desk);
  await walkTo(desk, cards(desk).getByRole('button', { name: '在第 1 条路的最后加一步' }));
  await add(desk, '结束');
  await openSettings(desk);
  await choose(desk, '结果', '未通过');
  await cards(desk).getByRole('button', { name: '结束（未通过）' }).waitFor();
  await page.getByRole('button', { name: /个问题/ }).waitFor({ state: 'detached' });
  await desk.checkAccessibility();
  await desk.picture('outcome');
  await backToCard(desk);
}

/** For sick leave the chief as well: a condition of the form's field. */
async function condition(desk: Desk): Promise<void> {
  await walkTo(desk, cards(desk).getByRole('button', { name: '在“结束”之前加一步' }));
  await add(desk, '分路');
  await walkTo(desk, cards(desk).getByRole('button', { name: '如果（还没有写条件）' }));
  await openSettings(desk);
  await choose(desk, '第 1 行的字段', '请假类别');
  await pick(desk, settings(desk).getByRole('combobox', { name: '第 1 行的值' }), '病假');
  await cards(desk)
    .getByRole('button', { name: /^如果请假类别是.?病假/ })
    .waitFor();
  await backToCard(desk);
  await walkTo(desk, cards(desk).getByRole('button', { name: '在第 1 条路的最后加一步' }).last());
  await add(desk, '步骤');
  await openSettings(desk);
  await type(desk, '步骤名称', '局长审批');
  await choose(desk, '按什么找人', '主要负责人');
  await stepCard(desk, '局长审批').waitFor();
  await desk.picture('condition');
  await backToCard(desk);
}

/** Copied, pasted, taken away, brought back and away again. */
async function undoAndCopy(desk: Desk): Promise<void> {
  const { page } = desk;
  const copy = stepCard(desk, '局长审批 2');
  await walkTo(desk, stepCard(desk, '局长审批'));
  await page.keyboard.press('Control+C');
  await page.keyboard.press('Control+V');
  await copy.waitFor();
  await page.keyboard.press('Control+Z');
  await copy.waitFor({ state: 'detached' });
  // the card that had the focus is gone; another one has it now
  await page.locator('[data-card]:focus').waitFor();
  await page.keyboard.press('Control+Y');
  await copy.waitFor();
  await walkTo(desk, copy);
  await page.keyboard.press('Delete');
  await copy.waitFor({ state: 'detached' });
  await saved(desk);
  await page.reload();
  await stepCard(desk, '局长审批').waitFor();
  assert.equal(await copy.count(), 0);
  await cards(desk)
    .getByText(/几个人同时办，3 分之 2 以上同意才通过/)
    .waitFor();
  await tabTo(desk, settings(desk).getByRole('button', { name: '流程说明' }));
  await page.keyboard.press('Enter');
  await settings(desk)
    .getByText(/“三人会签”：由陈国栋、赵立新、孙倩办理，几个人同时办/)
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('twin');
  const size = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await desk.picture('phone');
  if (size) await page.setViewportSize(size);
}

async function publish(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, page.getByRole('button', { name: '发布第 1 版…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
  await readReminders(dialog);
  await desk.picture('publish');
  await tabTo(desk, dialog.getByRole('button', { name: '发布第 1 版' }));
  await page.keyboard.press('Enter');
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
}

/** The process becomes an application that colleagues find. */
async function use({ page, visit, picture }: Desk): Promise<void> {
  await visit('/application-settings/new');
  await page.getByRole('combobox', { name: '用哪张表单' }).click();
  await page.getByTitle('请假申请单', { exact: true }).click();
  await page.getByText(/这张表单有 \d+ 项内容/).waitFor();
  await page.getByRole('button', { name: '下一步：流程' }).click();
  await page.getByText('用已发布的流程').click();
  await page.getByRole('combobox', { name: '用哪个流程' }).click();
  await page.getByTitle(name, { exact: true }).click();
  await picture('application');
  await page.getByRole('button', { name: '下一步：名称和列表' }).click();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByRole('button', { name: `建好“${name}”，同事马上能用` }).click();
  await page.getByRole('link', { name }).waitFor();
}
