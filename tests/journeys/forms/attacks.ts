import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { handlingSlipFile, pack, wordLine, wordParts, wordTable } from '#components/forms/testing/office-files.ts';
import { act, bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { field, offer, paper, saved, settings } from './designing.ts';
import { workOf } from './large-form.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** `hit` is nowhere defined: were one of these run, the page would break, and before that its policy would report it. */
const attack = '<img src=x onerror=hit()>';
const script = '<script>hit()</script>';
const leaving = '"><svg/onload=hit()>';
const formName = `表单${attack}`;
const application = `${process.pid}${attack}`;
const values = [`${attack}甲`, `${script}乙`, 'javascript:hit()//丙'] as const;

/** Brings a form full of attacks through designer, application, filling, lists and dialogs; then what is too much. */
export async function attackForms(scene: Scene): Promise<void> {
  const designer = await scene.seat('zjj.system');
  await noticesViolation(await designer.anotherTab());
  await openHostileFile(designer);
  await tryAndPublish(designer);
  await makeApplication(designer);
  const officer = await scene.seat('liusiyuan');
  await tooLong(officer);
  await fillAndSend(officer);
  const head = await scene.seat('chenguodong');
  await readAndDecide(head);
  await lookUp(officer);
  await refusedFiles(designer);
  await loopingFormula(designer);
  for (const { who, violations } of [designer, officer, head]) assert.deepEqual(violations, [], who);
}

/** Positive control: the same page, a script put into it on purpose. */
async function noticesViolation(desk: Desk): Promise<void> {
  const { page, violations } = desk;
  await desk.visit('/forms');
  await page.getByRole('heading', { name: '表单', level: 1 }).waitFor();
  desk.watch.expect(/content security policy/i);
  assert.deepEqual(violations, []);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(attack)})`);
  await page
    .waitForEvent('console', { predicate: (one) => /script-src-attr inline/.test(one.text()) })
    .catch(() => undefined);
  assert.match(violations.join(), /script-src-attr inline/);
  assert.equal(await page.evaluate('typeof hit'), 'undefined');
  await page.close();
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Words that are markup elsewhere, a link that is a script, a field that runs a program, a picture from outside. */
function hostileFile(): Buffer {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = `<w:p><w:hyperlink xmlns:r="${relations}" r:id="rId9"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>`;
  const program =
    '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>';
  const picture = `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata xmlns:r="${relations}" r:id="rId8"/></v:shape></w:pict></w:r></w:p>`;
  const table = wordTable(
    [1800, 3000, 1800, 3000],
    [
      { cells: [escaped(attack), '', escaped(`来文${script}`), ''] },
      { cells: ['备注', '', escaped(leaving), ''] },
      { cells: ['科室意见', { text: '', span: 3 }] },
    ],
  );
  const target = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${to}" TargetMode="External"/>`;
  return Buffer.from(
    pack({
      ...wordParts(wordLine(escaped(script)) + link + program + picture + table),
      'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${target('rId8', 'image', 'http://192.0.2.1/a.png')}${target('rId9', 'hyperlink', 'javascript:hit()')}</Relationships>`,
    }),
  );
}

async function openHostileFile(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await bringFile(desk, `${attack}.docx`, hostileFile());
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  assert.equal(await dialog.getByRole('textbox', { name: '名称' }).inputValue(), attack);
  await desk.picture('hostile-file');
  await dialog.getByRole('textbox', { name: '名称' }).fill(formName);
  await dialog.getByRole('button', { name: `新建“${formName}”` }).click();
  // blanks of a heading are only there to spread its letters, so the file's own label has none
  for (const label of [attack.replaceAll(' ', ''), `来文${script}`, leaving]) await field(desk, label).waitFor();
  await rename(desk, attack.replaceAll(' ', ''), attack);
  await rename(desk, '备注', `备注${leaving}`);
  assert.doesNotMatch(await paper(desk).innerHTML(), /<img src|<script|<svg\/|javascript:|192\.0\.2\.1/);
  await saved(desk);
  await desk.picture('hostile-designer');
}

async function rename(desk: Desk, label: string, next: string): Promise<void> {
  await field(desk, label).click();
  await settings(desk).getByRole('textbox', { name: '名称' }).fill(next);
  await field(desk, next).waitFor();
}

async function bringFile({ page }: Desk, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('radio', { name: '从 Word 或 Excel 文件导入' }).check();
  await dialog.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: docx, buffer });
}

async function tryAndPublish(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '试填' }).click();
  const form = page.getByRole('article', { name: formName });
  await form.getByLabel(attack, { exact: true }).fill(values[0]);
  await form.getByLabel(`来文${script}`).fill(values[1]);
  await page.getByRole('button', { name: '打印' }).click();
  await form.getByText('同意。').waitFor();
  await page.getByRole('button', { name: '稿纸' }).click();
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  await page.getByRole('dialog', { name: '发布第 1 版' }).getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await page.getByRole('link', { name: '表单' }).click();
  await page.getByRole('link', { name: formName, exact: true }).first().waitFor();
  await desk.picture('hostile-list');
}

/** In the application the attack is a name, a column and the question whether to delete it. */
async function makeApplication(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/application-settings/new');
  await page.getByRole('combobox', { name: '用哪张表单' }).click();
  // the list draws what is seen of it only
  await page.keyboard.type(formName);
  await page.getByTitle(formName, { exact: true }).first().click();
  await page.getByText(/这张表单有 \d+ 项内容/).waitFor();
  await page.getByRole('button', { name: '下一步：流程' }).click();
  await page.getByRole('button', { name: '下一步：名称和列表' }).click();
  await page.getByLabel('名称', { exact: true }).fill(application);
  await page.getByRole('checkbox', { name: attack, exact: true }).waitFor();
  await page.getByRole('button', { name: `建好“${application}”，同事马上能用` }).click();
  await page.getByRole('link', { name: application, exact: true }).click();
  await page.getByRole('button', { name: '删除…' }).click();
  const dialog = page.getByRole('dialog', { name: `删除“${application}”` });
  await desk.picture('hostile-dialog');
  await dialog.getByRole('button', { name: '先不删' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function begin(desk: Desk): Promise<void> {
  await goTo(desk, '办事应用');
  await desk.page.getByRole('button', { name: `发起“${application}”` }).click();
  await desk.page.getByLabel(attack, { exact: true }).waitFor();
}

/** Runs in the page with the session of who sits there: 10 MB as the value of every field. Gives the status and what it says. */
const sendTenMegabytes = (matterId: string): string => `(async () => {
  const values = { text: 'x'.repeat(10_000_000) };
  const reply = await fetch('/api/matters/${matterId}/values', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expectedVersion: 1, values }),
  });
  return reply.status + ' ' + (await reply.text());
})()`;

const tenMegabytes = 10_000_000;
/** So much the page's thread may work to hand 10 MB over and refuse them; before they were kept out it stood still. */
const mostWork = 5_000;

/** 10 MB pasted, and put in at once by another way: kept out with a sentence, what was written stays, and the page answers. */
async function pasteTenMegabytes(desk: Desk, value: Locator): Promise<void> {
  const { page, context } = desk;
  const worked = await workOf(desk);
  await value.fill('原来写的');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    `navigator.clipboard.writeText(('长长的一行。'.repeat(20) + '\\n').repeat(${tenMegabytes} / 121))`,
  );
  for (const [how, put] of [
    ['pasted', () => page.keyboard.press('Control+V')],
    ['put in', () => page.keyboard.insertText('x'.repeat(tenMegabytes))],
  ] as const) {
    await value.press('End');
    const [from, before] = [Date.now(), await worked()];
    await put();
    await page.getByText(/^要放进来的有约 1000 万个字，这一项最多写 \d+ 个字，所以没有放进来/).waitFor();
    const [clock, work] = [Date.now() - from, (await worked()) - before];
    console.log(`10 MB ${how} into a text of several lines: clock ${clock} ms, work ${work.toFixed(0)} ms`);
    assert.ok(work < mostWork, `${how}: ${work} ms of work`);
    assert.equal(await value.inputValue(), '原来写的');
    if (how === 'pasted') await desk.picture('ten-megabytes');
    await page.keyboard.type('，');
    await page.getByText(/^要放进来的有约/).waitFor({ state: 'detached' });
    await value.fill('原来写的');
  }
}

/** What is too long for a field is said below it and stays; 10 MB are refused with a sentence before anybody reads them. */
async function tooLong(officer: Desk): Promise<void> {
  const { page } = officer;
  await begin(officer);
  const value = page.getByLabel(attack, { exact: true });
  await value.fill('长'.repeat(3000));
  officer.watch.expect(/4(13|22)/);
  await value.blur();
  await page.getByText('最多写 200 个字，现在有 3000 个').first().waitFor();
  await officer.picture('too-long');
  await pasteTenMegabytes(officer, page.getByLabel(`备注${leaving}`, { exact: true }));
  const matterId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  assert.match(String(await page.evaluate(sendTenMegabytes(matterId))), /^413 .*内容太大，没有保存。.*减少内容/s);
}

async function fillAndSend(officer: Desk): Promise<void> {
  const { page } = officer;
  for (const [label, value] of [
    [attack, values[0]],
    [`来文${script}`, values[1]],
    [`备注${leaving}`, values[2]],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await officer.picture('hostile-filled');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
}

/** In the list of work, on the paper, in the dialog, and as an opinion. */
async function readAndDecide(head: Desk): Promise<void> {
  const { page } = head;
  await goTo(head, /待我办/);
  await page.getByRole('link', { name: application }).first().click();
  const form = page.getByRole('article', { name: formName });
  for (const value of values) await form.getByText(value, { exact: true }).waitFor();
  assert.doesNotMatch(await form.innerHTML(), /<img src=x|<script|href="javascript/);
  await bar(head).getByRole('button', { name: '退回修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '退回修改' });
  await dialog.getByRole('textbox', { name: /要改什么/ }).fill(`${script}请改`);
  await dialog.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await head.picture('hostile-return');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const opinion = bar(head).getByRole('textbox').first();
  await pasteTenMegabytes(head, opinion);
  await opinion.fill(`${attack}同意`);
  await act(head, /办结/, /已办结/);
}

async function lookUp(officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('link', { name: application }).click();
  const row = page.getByRole('row').filter({ hasText: values[1] });
  await row.getByText('已办结').waitFor();
  await officer.picture('hostile-records');
  await row.getByRole('link').first().click();
  const form = page.getByRole('article', { name: formName });
  await form.getByText(`${attack}同意`).waitFor();
  await officer.picture('hostile-opinion');
}

/** A file that unfolds without end, and one that is no Word file: a sentence, and the dialog goes on. */
async function refusedFiles(desk: Desk): Promise<void> {
  const { page } = desk;
  const bomb = pack({
    ...wordParts(''),
    'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
  });
  await desk.visit('/forms');
  desk.watch.expect(/4(00|13|15|22)/);
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await bringFile(desk, '炸弹.docx', Buffer.from(bomb));
  for (const [name, buffer] of [
    ['炸弹.docx', Buffer.from(bomb)],
    ['网页.docx', Buffer.from(`<html><body onload=hit()>${script}</body></html>`)],
  ] as const) {
    await dialog.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: docx, buffer });
    await dialog.getByRole('button', { name: /^新建“/ }).click();
    await dialog.getByRole('alert').first().waitFor();
    await desk.picture('refused-file');
  }
  const sound = { name: '收文处理单.docx', mimeType: docx, buffer: Buffer.from(handlingSlipFile()) };
  await dialog.getByLabel('文件', { exact: true }).setInputFiles(sound);
  await dialog.getByRole('button', { name: /^新建“/ }).click();
  await paper(desk).locator('.paper-field').first().waitFor();
}

/** Two fields that are calculated from each other: said at once, and not published. */
async function loopingFormula(desk: Desk): Promise<void> {
  const { page } = desk;
  await paper(desk).locator('p').last().click();
  for (const name of ['甲数', '乙数']) {
    await page.keyboard.press('Control+End');
    await offer(desk, '自动算').click();
    await settings(desk).getByRole('textbox', { name: '名称' }).fill(name);
    await field(desk, name).waitFor();
  }
  for (const [name, formula] of [
    ['甲数', '乙数 + 1'],
    ['乙数', '甲数 + 1'],
  ] as const) {
    await field(desk, name).click();
    await settings(desk).getByRole('textbox', { name: '怎么算' }).fill(formula);
  }
  await page
    .getByText(/互相要用对方的结果，算不出来/)
    .first()
    .waitFor();
  await desk.picture('looping-formula');
  await saved(desk);
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
  assert.ok(await dialog.getByRole('button', { name: '发布第 1 版' }).isDisabled());
  await dialog.getByRole('button', { name: '先不发布' }).click();
}
