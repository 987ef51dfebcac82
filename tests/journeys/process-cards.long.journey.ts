import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { readReminders } from '../browser/read-reminders.ts';
import {
  add,
  backToCard,
  cards,
  choose,
  saved,
  settings,
  stepCard,
  tabTo,
  walkTo,
} from './process-designer/by-keys.ts';

const name = `关于进一步规范专项资金拨付和使用情况核查工作的会签办理流程${process.pid}`;

/** 流程: what used to be written in the file of a process only, set on its cards by keys alone, and published. */
journey(
  'process-cards',
  async (scene) => {
    const administrator = await scene.seat('zjj.system');
    await begin(administrator);
    await timers(administrator);
    await persons(administrator);
    await deeds(administrator);
    await wholeProcess(administrator);
    await published(administrator);
  },
  10,
);

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, /^流程$/);
  await tabTo(desk, page.getByRole('button', { name: '新建流程…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '新建流程' });
  await tabTo(desk, dialog.getByRole('textbox', { name: '名称' }));
  await page.keyboard.type(name);
  await tabTo(desk, dialog.getByRole('radio', { name: '从模板开始' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(desk, dialog.getByRole('button', { name: `新建“${name}”` }));
  await page.keyboard.press('Enter');
  await cards(desk).getByRole('button', { name: '填写申请' }).waitFor();
  await tabTo(desk, settings(desk).getByRole('button', { name: '流程设置' }));
  await page.keyboard.press('Enter');
  await choose(desk, '按哪张表单设计', '请假申请单');
  const first = cards(desk).getByRole('button', { name: '填写申请' });
  await tabTo(desk, first, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await part(desk, '看到和填写');
  await press(desk, /^全部可填/);
  await backToCard(desk);
}

/** One of the four questions of the step whose settings are open. */
async function part(desk: Desk, question: string): Promise<void> {
  const tabs = settings(desk).getByRole('tablist', { name: '四个问题' });
  await tabTo(desk, tabs.getByRole('tab', { selected: true }));
  const wanted = tabs.getByRole('tab', { name: question, selected: true });
  for (let steps = 0; steps < 4 && (await wanted.count()) === 0; steps += 1)
    await desk.page.keyboard.press('ArrowRight');
  await wanted.waitFor();
}

async function press(desk: Desk, words: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(desk, settings(desk).getByRole('button', { name: words }).last(), key);
  await desk.page.keyboard.press('Enter');
}

async function tick(desk: Desk, words: RegExp): Promise<void> {
  await tabTo(desk, settings(desk).getByRole('checkbox', { name: words }));
  await desk.page.keyboard.press('Space');
}

/** 到时就…: another way, and something begun beside the step. */
async function timers(desk: Desk): Promise<void> {
  const { page } = desk;
  await walkTo(desk, stepCard(desk, '审批'));
  await page.keyboard.press('Enter');
  await part(desk, '多久');
  await press(desk, '到时换一条路走');
  await cards(desk)
    .getByRole('button', { name: /^满 \d+ 个工作日还没办完$/ })
    .waitFor();
  await press(desk, '到时另开一路');
  await cards(desk)
    .getByRole('button', { name: /^满 \d+ 个工作日还没办完，另开一路$/ })
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('timers');
  await backToCard(desk);
  await walkTo(desk, cards(desk).getByRole('button', { name: '在第 2 条路的最后加一步' }));
  await add(desk, '步骤');
  await walkTo(desk, cards(desk).getByRole('button', { name: /另开一路$/ }), 'ArrowUp');
  await desk.picture('beside');
  await page.keyboard.press('Delete');
  await cards(desk)
    .getByRole('button', { name: /另开一路$/ })
    .waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Z');
  await cards(desk)
    .getByRole('button', { name: /另开一路$/ })
    .waitFor();
}

/** 谁来办: who answers to a condition, with rows in a group. */
async function persons(desk: Desk): Promise<void> {
  const { page } = desk;
  await walkTo(desk, stepCard(desk, '审批'), 'ArrowUp');
  await page.keyboard.press('Enter');
  await part(desk, '谁来办');
  await choose(desk, '按什么找人', '符合条件的人');
  await choose(desk, '第 1 行的字段', '人员的层级');
  await tabTo(desk, settings(desk).getByRole('combobox', { name: '第 1 行的值' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await press(desk, '再加一组条件');
  await desk.checkAccessibility();
  await desk.picture('persons');
  await press(desk, '去掉第 2 组', 'Shift+Tab');
  await backToCard(desk);
}

/** 能做什么, further: sent elsewhere, chosen freely, read along, and what may not change. */
async function deeds(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Enter');
  await part(desk, '能做什么');
  await tick(desk, /^自选下一步/);
  await tick(desk, /^转办只能转给规定的人/);
  await press(desk, '加一处抄送');
  await desk.checkAccessibility();
  await desk.picture('deeds');
  await settings(desk).getByRole('button', { name: '去掉这处抄送' }).scrollIntoViewIfNeeded();
  await desk.picture('copies');
  await backToCard(desk);
  await saved(desk);
}

async function wholeProcess(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, settings(desk).getByRole('button', { name: '流程设置' }));
  await page.keyboard.press('Enter');
  await choose(desk, '撤销以后', '回到草稿');
  await choose(desk, '取回到什么时候为止', '对方打开以后');
  await desk.picture('process');
  await tabTo(desk, settings(desk).getByRole('button', { name: '流程说明' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await settings(desk)
    .getByText(/另开一路，原来的照样办/)
    .waitFor();
  await desk.picture('twin');
  const size = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await desk.picture('phone');
  if (size) await page.setViewportSize(size);
}

async function published(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: /个问题/ }).waitFor({ state: 'detached' });
  await tabTo(desk, page.getByRole('button', { name: '发布第 1 版…' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
  await readReminders(dialog);
  await tabTo(desk, dialog.getByRole('button', { name: '发布第 1 版' }));
  await page.keyboard.press('Enter');
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await page.reload();
  await cards(desk)
    .getByRole('button', { name: /另开一路$/ })
    .waitFor();
}
