import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { readReminders } from '../browser/read-reminders.ts';
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

const ground = ({ page }: Desk) => page.getByRole('region', { name: '试走', exact: true });

/** 试走: an administrator walks a process through with real colleagues, before anybody has to. */
journey('process-walk', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  await begin(administrator);
  await walk(administrator);
  await onThePhone(administrator);
  await change(administrator);
  await twoAtOnce(administrator);
  await compare(administrator);
  await plan(administrator);
});

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, /^流程$/);
  await page.getByRole('link', { name: '请假审批', exact: true }).click();
  await cards(desk).getByRole('button').first().waitFor();
  await page.getByRole('button', { name: '试走', exact: true }).click();
  const who = ground(desk).getByRole('combobox', { name: '由谁发起' });
  await who.waitFor();
  await desk.checkAccessibility();
  await desk.picture('who-starts');
  await who.fill('lsy');
  await page.getByRole('option').first().click();
}

/** By keys: submitted, returned, undone, a time limit passed, agreed. */
async function walk(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, ground(desk).getByRole('button', { name: '开始走' }));
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 刘思远/)
    .waitFor();
  await desk.picture('begun');
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 陈国栋/)
    .waitFor();
  await cards(desk).getByText('试走：正在办').waitFor();
  await desk.checkAccessibility();
  await desk.picture('second');
  await tabTo(
    desk,
    ground(desk)
      .getByRole('button', { name: /^退回到/ })
      .first(),
  );
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 刘思远/)
    .waitFor();
  await ground(desk).getByRole('button', { name: '撤销一步' }).click();
  await ground(desk)
    .getByText(/由 陈国栋/)
    .waitFor();
  await ground(desk).getByRole('button', { name: '过 5 个工作日' }).click();
  await ground(desk)
    .getByText(/已超过时限/)
    .waitFor();
  await desk.picture('time-passed');
  await ground(desk).getByText('在图上看').click();
  await desk.picture('on-the-picture');
}

async function onThePhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const size = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await ground(desk).scrollIntoViewIfNeeded();
  await desk.picture('phone');
  await desk.checkAccessibility();
  if (size) await page.setViewportSize(size);
}

/** One step more, with a chief as its handler. */
async function change(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '结束试走' }).first().click();
  await cards(desk).getByRole('button', { name: '填写申请' }).click();
  await walkTo(
    desk,
    cards(desk)
      .getByRole('button', { name: /^在“.+”之前加一步$/ })
      .first(),
  );
  await add(desk, '步骤');
  await openSettings(desk);
  await type(desk, '步骤名称', '人事核对');
  await choose(desk, '按什么找人', '主要负责人');
  await cards(desk)
    .getByText(/今天是/)
    .first()
    .waitFor();
  await saved(desk);
}

/** Two steps at the same time that may both write into one field: the one handed in later would cover the other. */
async function twoAtOnce(desk: Desk): Promise<void> {
  const { page } = desk;
  await backToCard(desk);
  await walkTo(desk, cards(desk).getByRole('button', { name: '在“结束”之前加一步' }));
  await add(desk, '同时办理');
  // each of the two ways comes with a step
  for (const [given, name] of [
    ['办理', '核对考勤'],
    ['办理 2', '安排替班'],
  ] as const) {
    await walkTo(desk, stepCard(desk, given));
    await openSettings(desk);
    await type(desk, '步骤名称', name);
    await choose(desk, '按什么找人', '主要负责人');
    await tabTo(desk, settings(desk).getByRole('tab', { selected: true }), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await pick(desk, settings(desk).getByRole('combobox', { name: '请假事由' }), '可填');
    await backToCard(desk);
  }
  await desk.picture('two-at-once');
  await saved(desk);
}

async function compare(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '改了哪些' }).click();
  const compared = page.getByRole('region', { name: '两版对比' });
  await compared
    .getByText(/＋ 新增/)
    .first()
    .waitFor();
  await compared
    .getByText(/“人事核对”：由主要负责人办理/)
    .first()
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('compared');
  const size = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await desk.picture('compared-phone');
  if (size) await page.setViewportSize(size);
  await compared.getByRole('button', { name: '不比了，接着画' }).click();
}

/** The sections are looked through; published at a time, and taken back again. */
async function plan(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: /^发布第 \d+ 版…$/ }).click();
  const dialog = page.getByRole('dialog', { name: /^发布第/ });
  await dialog
    .getByText(/在局领导发起时，“分管领导审批”找不到人/)
    .first()
    .waitFor();
  await dialog.getByText('“请假事由”在同时办理的“核对考勤”、“安排替班”都能改，后送出的会盖住先送出的。').waitFor();
  await desk.checkAccessibility();
  await desk.picture('before-publishing');
  await readReminders(dialog);
  await dialog.getByText('定个时间').click();
  await desk.picture('at-a-time');
  await dialog.getByRole('button', { name: /^到时候发布第/ }).click();
  await page.getByText(/版定在/).waitFor();
  await desk.picture('planned');
  await page.getByRole('button', { name: '取消，不发布' }).click();
  await page.getByText(/版定在/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '版本' }).click();
  await page
    .getByText(/已取消/)
    .first()
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('versions');
  await page.getByRole('button', { name: /^丢弃草稿，回到第/ }).click();
  await page.getByText(/没有未发布的修改/).waitFor();
}
