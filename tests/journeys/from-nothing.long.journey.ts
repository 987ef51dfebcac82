import assert from 'node:assert/strict';
import readXlsx from 'read-excel-file/node';
import { act, bar, goTo } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { cell, field, insertTable, offer, paper, saved, settings } from './forms/designing.ts';

const form = `物品借用单${process.pid}`;
const name = `物品借用${process.pid}`;
/** A program of tables would calculate it. */
const formula = '=HYPERLINK("http://example.test","会议投影仪")';
/** What is promised: a new kind of matter in ten minutes, by hand. The machine is quicker; its minutes are counted all the same. */
const promisedMinutes = 10;

/** 从无到有: an administrator makes a kind of matter; colleagues start one, decide it, find it, count it and take it out. */
journey(
  'from-nothing',
  async (scene) => {
    const administrator = await scene.seat('zjj.system');
    const made = await handsOn(administrator);
    await drawForm(administrator);
    await makeApplication(administrator);
    await made();
    const officer = await startOne(scene);
    await approve(scene);
    await find(officer);
    await lookUp(officer);
    await takeOut(officer);
    await switchOff(administrator);
  },
  10,
);

const countHands = `addEventListener('pointerdown', () => sessionStorage.setItem('presses', Number(sessionStorage.getItem('presses')) + 1), true);
addEventListener('beforeinput', ({ data }) => sessionStorage.setItem('signs', Number(sessionStorage.getItem('signs')) + (data ?? '').length), true);
addEventListener('keydown', ({ key }) => key.length > 1 && sessionStorage.setItem('keys', Number(sessionStorage.getItem('keys')) + 1), true);`;

/** From here on presses, signs and other keys are counted; the end says how many, and how long it took. */
async function handsOn({ page }: Desk): Promise<() => Promise<void>> {
  await page.addInitScript(countHands);
  await page.reload();
  const from = Date.now();
  return async () => {
    const minutes = (Date.now() - from) / 60_000;
    const count = async (what: string) => Number(await page.evaluate(`sessionStorage.getItem('${what}')`));
    const [presses, signs, keys] = [await count('presses'), await count('signs'), await count('keys')];
    console.log(
      `a new kind of matter (form, process, list): ${presses} presses of the mouse, ${signs} signs written, ${keys} other keys, ${minutes.toFixed(1)} minutes by the machine; promised ${promisedMinutes}`,
    );
    assert.ok(presses > 0 && signs > 0, 'they were counted');
    assert.ok(minutes < promisedMinutes, `${minutes} minutes`);
  };
}

/** By hand, key after key: what is filled in at one stroke would not be counted. */
async function type({ page }: Desk, words: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

/** Words into a cell and a field of this kind into the one beside it, which is named after them and stands in the list. */
async function rowOf(desk: Desk, place: number, words: string, kind: string): Promise<void> {
  await cell(desk, place).click();
  await desk.page.keyboard.type(words);
  await cell(desk, place + 1).click();
  await offer(desk, kind).click();
  await paper(desk).getByText(words).nth(1).waitFor();
}

async function drawForm(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, '表单');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).click();
  await type(desk, form);
  await dialog.getByRole('button', { name: `新建“${form}”` }).click();
  await paper(desk).getByText('本单位名称').waitFor();
  await paper(desk).locator('p').last().click();
  await insertTable(desk, 4, 2);
  await rowOf(desk, 0, '借用物品', '单行文字');
  for (const words of ['必填', '能搜到', '列表里显示、可筛选'])
    await settings(desk).getByRole('switch', { name: words }).click();
  await field(desk, '借用物品').getByText('必填').waitFor();
  await rowOf(desk, 2, '类别', '单选');
  const add = settings(desk).getByRole('button', { name: '加一个选项' });
  for (const [place, words] of ['会议设备', '车辆'].entries()) {
    await add.click();
    await settings(desk)
      .getByRole('textbox', { name: `第 ${place + 1} 个选项` })
      .click();
    await type(desk, words);
  }
  await settings(desk).getByRole('switch', { name: '列表里显示、可筛选' }).click();
  await rowOf(desk, 4, '数量', '数字');
  await settings(desk).getByRole('switch', { name: '列表里显示、可筛选' }).click();
  await rowOf(desk, 6, '科室负责人意见', '意见栏');
  await saved(desk);
  await desk.picture('form');
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  await page.getByRole('dialog', { name: '发布第 1 版' }).getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await page.getByRole('link', { name: '表单' }).first().click();
}

/** The form suggests the step of its opinion block, its columns and its name; what is counted up is chosen. */
async function makeApplication(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, '应用设置');
  await page.getByText('新建应用', { exact: true }).first().click();
  await page.getByRole('combobox', { name: '用哪张表单' }).click();
  // the list draws what is seen of it only
  await page.keyboard.type(form);
  await page.getByTitle(form, { exact: true }).first().click();
  await page.getByText(/这张表单有 3 项内容、1 个意见栏：科室负责人意见/).waitFor();
  await page.getByRole('button', { name: '下一步：流程' }).click();
  await page.getByRole('listitem').filter({ hasText: '第 2 步：科室负责人审批' }).waitFor();
  await desk.picture('process');
  await page.getByRole('button', { name: '下一步：名称和列表' }).click();
  for (const words of ['借用物品', '类别', '数量'])
    assert.ok(
      await page.getByRole('checkbox', { name: words, exact: true }).isChecked(),
      `${words} stands in the list`,
    );
  await page.getByLabel('名称', { exact: true }).click();
  await type(desk, name);
  await page.getByLabel('标题怎么写').click();
  await type(desk, `${name}（{类别}）`);
  await page.getByRole('combobox', { name: '统计时合计' }).click();
  await page.getByTitle('数量', { exact: true }).first().click();
  await desk.checkAccessibility();
  await desk.picture('list');
  await page.getByRole('button', { name: `建好“${name}”，同事马上能用` }).click();
  await page.getByRole('link', { name, exact: true }).waitFor();
}

async function startOne(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  await page.getByLabel('借用物品', { exact: true }).fill(formula);
  await page.getByLabel('类别', { exact: true }).selectOption({ label: '会议设备' });
  await page.getByLabel('数量', { exact: true }).fill('3');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await officer.picture('filled');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  return officer;
}

async function approve(scene: Scene): Promise<void> {
  const head = await scene.seat('chenguodong');
  await goTo(head, /待我办/);
  await head.page.getByRole('link', { name }).first().click();
  await head.page.getByRole('article', { name: form }).getByText(formula).waitFor();
  await bar(head).waitFor();
  await act(head, /办结/, /已办结/);
}

/** By a word that stands in the field alone. */
async function find(officer: Desk): Promise<void> {
  const { page } = officer;
  await page.keyboard.press('Control+K');
  await page.keyboard.type('会议投影仪');
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: '查找结果' })
    .getByRole('link', { name: `${name}（会议设备）` })
    .first()
    .waitFor();
  await officer.picture('found');
}

/** In the list with its columns; narrowed by a choice, counted with the sum. */
async function lookUp(officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('link', { name, exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: '会议投影仪' });
  await row.getByText('已办结').waitFor();
  for (const words of ['借用物品', '类别', '数量']) await page.getByRole('columnheader', { name: words }).waitFor();
  await page.getByRole('combobox', { name: '类别' }).click();
  await page.getByTitle('车辆', { exact: true }).click();
  await page.getByText('没有符合条件的记录。').waitFor();
  await page.getByRole('button', { name: '看全部' }).click();
  await row.waitFor();
  await officer.checkAccessibility();
  await officer.picture('records');
  await page.getByText('统计', { exact: true }).click();
  const counted = page.getByRole('row').filter({ hasText: '会议设备' });
  await counted.getByRole('cell', { name: '3', exact: true }).waitFor();
  await officer.picture('statistics');
}

/** The cell says what was written and calculates nothing. */
async function takeOut({ page }: Desk): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const [{ data }] = (await readXlsx(Buffer.concat(chunks))) as unknown as [{ data: readonly (readonly unknown[])[] }]; // reason: one sheet
  const [heads = [], ...rows] = data;
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.[heads.indexOf('借用物品')], `'${formula}`);
}

/** Nobody starts one any more. Leaves nothing on. */
async function switchOff(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByRole('button', { name: '重新启用' }).waitFor();
}
