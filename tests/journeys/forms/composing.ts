import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { act, bar } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { inputMethod } from '../../browser/input-method.ts';
import type { Scene } from '../../browser/journey.ts';
import { ask } from '../leader/queue.ts';
import { beginForm, cell, field, insertTable, offer, paper, saved, settings } from './designing.ts';

const name = '拼音输入单';
const letters = ['s', 'sh', 'she', "she'q", "she'qi", "she'qing"];

/** Chinese as it is typed: on the paper, beside a field, in the settings, in a field that is filled in, in an opinion. */
export async function typedInChinese(scene: Scene): Promise<void> {
  const designer = await scene.seat('zjj.system');
  await beginForm(designer, name);
  await insertTable(designer, 2, 2);
  await saved(designer);
  await onPaper(designer);
  await besideField(designer);
  await inSettings(designer);
  await whileFilling(scene);
}

const reads = async (place: Locator, words: string): Promise<void> => {
  await place.filter({ hasText: words }).waitFor();
  assert.equal((await place.textContent())?.trim(), words);
};

/** While it composes the letters stand there once; what is chosen stands there once, and one 撤销 takes it away whole. */
async function onPaper(desk: Desk): Promise<void> {
  const { page } = desk;
  const method = await inputMethod(desk);
  await cell(desk, 0).click();
  await method.begin(letters);
  await reads(cell(desk, 0), "she'qing");
  await method.choose('申请人');
  await reads(cell(desk, 0), '申请人');
  await method.compose(['x', 'xi', 'xing'], '姓名');
  await reads(cell(desk, 0), '申请人姓名');
  await saved(desk);
  await page.keyboard.press('Control+Z');
  await cell(desk, 0).getByText('姓名').waitFor({ state: 'detached' });
  const left = (await cell(desk, 0).textContent()) ?? '';
  assert.ok(left === '申请人' || left === '', `nothing half stays: ${left}`);
  await page.keyboard.press('Control+Y');
  await reads(cell(desk, 0), '申请人姓名');
}

/** The field beside stays one field with its key, whatever is composed before and behind it. */
async function besideField(desk: Desk): Promise<void> {
  const { page } = desk;
  const method = await inputMethod(desk);
  await cell(desk, 1).click();
  await offer(desk, '单行文字').click();
  await field(desk, '申请人姓名').waitFor();
  const key = await field(desk, '申请人姓名').getAttribute('data-form-field');
  await cell(desk, 1)
    .locator('p')
    .click({ position: { x: 2, y: 8 } });
  await page.keyboard.press('Home');
  await method.compose(letters, '由');
  await page.keyboard.press('End');
  await method.compose(letters, '签字');
  await reads(cell(desk, 1), `由申请人姓名签字`);
  assert.equal(await paper(desk).locator('.paper-field').count(), 1);
  assert.equal(await field(desk, '申请人姓名').getAttribute('data-form-field'), key);
  await saved(desk);
  await desk.picture('composed-beside-field');
}

async function inSettings(desk: Desk): Promise<void> {
  const method = await inputMethod(desk);
  await field(desk, '申请人姓名').click();
  const label = settings(desk).getByRole('textbox', { name: '名称' });
  await label.press('End');
  await method.begin(letters);
  assert.equal(await label.inputValue(), "申请人姓名she'qing");
  await method.choose('（全称）');
  assert.equal(await label.inputValue(), '申请人姓名（全称）');
  await field(desk, '申请人姓名（全称）').waitFor();
  await saved(desk);
}

/** The applicant's reason, and what the head of his section thinks of it. */
async function whileFilling(scene: Scene): Promise<void> {
  const officer = await scene.seat('liusiyuan');
  const { matterId } = await ask(officer, '/api/matters', { kindCode: 'leave-request' });
  await officer.visit(`/matters/${matterId}`);
  const { page } = officer;
  await page.getByLabel('请假类别').selectOption({ label: '探亲假' });
  await page.getByLabel('开始日期').fill('2026-12-01');
  await page.getByLabel('结束日期').fill('2026-12-03');
  const method = await inputMethod(officer);
  const reason = page.getByLabel('请假事由');
  await reason.click();
  await method.begin(['h', 'hui', "hui'xiang"]);
  assert.equal(await reason.inputValue(), "hui'xiang");
  // longer than a draft waits before it saves itself: the answer of the server breaks nothing off
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await method.choose('回乡');
  await method.compose(['t', 'tan', "tan'qin"], '探亲');
  assert.equal(await reason.inputValue(), '回乡探亲');
  await page.getByLabel('去往地点').fill('省城');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);

  const head = await scene.seat('chenguodong');
  await head.visit(`/matters/${matterId}`);
  const opinion = bar(head).getByRole('textbox').first();
  await opinion.click();
  const headMethod = await inputMethod(head);
  const before = await opinion.inputValue();
  await headMethod.compose(['t', 'tong', "tong'yi"], '同意');
  await headMethod.compose(['a', 'an', "an'pai"], '安排');
  assert.equal(await opinion.inputValue(), `${before}同意安排`);
  await head.picture('composed-opinion');
}
