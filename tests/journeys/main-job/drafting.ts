import { exampleDocuments } from '@gov/gongwen/examples';
import { act, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { lookAt, slip } from './at-the-desk.ts';

const example = exampleDocuments.find(({ name }) => name === 'reform-measures');
if (!example) throw new Error('the example of the main job is missing');

export const subject = '推广第二批支持创新相关改革举措';
export const title = `江州市住房和城乡建设局关于${subject}的通知`;
/** Real text of a published 通知; its first heading is looked for on other screens. */
const text = example.lines.join('\n');
export const firstHeading = '一、推广的改革举措（共23项）';

/** 拟稿: the slip is filled, the text pasted, the draft sent to the head of the section. */
export async function draft(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  await startOutgoing(officer);
  await fillSlip(officer);
  await chooseRecipients(officer, ['临浦区住建局', '北山区住建局']);
  await chooseSection(officer, '会签科室一', '法规科');
  await chooseSection(officer, '会签科室二', '财务科');
  await pasteText(officer);
  await officer.checkAccessibility();
  await officer.picture('draft-filled');
  await lookAt(officer, '版式');
  await officer.page.getByRole('img', { name: /第\s*1\s*页/ }).waitFor();
  await officer.picture('draft-pages');
  await act(officer, /^送陈国栋部门核稿/, /已送陈国栋/);
  await officer.picture('draft-sent');
  return officer;
}

async function startOutgoing(officer: Desk): Promise<void> {
  await goTo(officer, '发起');
  await officer.page.getByRole('button', { name: /^发文/ }).click();
  await slip(officer).waitFor();
  await officer.page.getByRole('textbox', { name: '正文' }).waitFor();
  await officer.picture('draft-empty');
}

async function fillSlip({ page }: Desk): Promise<void> {
  await page.getByLabel('文种', { exact: true }).selectOption({ label: '通知' });
  await page.getByLabel('公开属性').selectOption({ label: '主动公开' });
  await page.getByLabel('标题', { exact: true }).fill(title);
}

async function chooseRecipients(desk: Desk, names: readonly string[]): Promise<void> {
  await desk.page.getByRole('group', { name: '主送' }).getByRole('button').click();
  const dialog = desk.page.getByRole('dialog');
  for (const name of names) {
    await dialog.getByLabel('找单位').fill(name);
    await dialog.getByRole('region', { name: '可选的单位' }).getByText(name).click();
  }
  await desk.picture('recipients');
  await desk.checkAccessibility();
  await dialog.getByRole('button', { name: `就选这 ${names.length} 个单位` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function chooseSection(desk: Desk, field: string, section: string): Promise<void> {
  await desk.page.getByRole('group', { name: field }).getByRole('button').click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: section }).check();
  await desk.picture(`section-${section}`);
  await dialog.getByRole('button', { name: `选${section}` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function pasteText(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '粘贴成稿…' }).click();
  const dialog = page.getByRole('dialog', { name: '粘贴成稿' });
  await dialog.getByLabel('文稿的纯文本').fill(text);
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await page.getByRole('textbox', { name: '正文' }).getByText(firstHeading).waitFor();
}
