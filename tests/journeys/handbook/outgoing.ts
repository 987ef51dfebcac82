import { exampleDocuments } from '@gov/gongwen/examples';
import { act, bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { lookAt, openFromInbox, slip, writeOpinion } from '../main-job/at-the-desk.ts';
import { type Keep, take } from './keep-pictures.ts';

const example = exampleDocuments.find(({ name }) => name === 'fireworks-ban') ?? exampleDocuments[0];
if (!example) throw new Error('there is no example document');
const { lines } = example;
const subject = '岁末年初建筑施工安全检查工作';

/** §4 and §3: a draft, the dialog of a return, the page on which the chief signs off. */
export async function draftAndSend(scene: Scene, keep: Keep): Promise<void> {
  const officer = await scene.seat('liusiyuan');
  await fill(officer);
  await take(officer, '发文拟稿', keep);
  await act(officer, /^送陈国栋部门核稿/, /已送陈国栋/);

  const head = await scene.seat('chenguodong');
  await openFromInbox(head, subject);
  await lookAtReturn(head, keep);
  await act(head, /^同意，送/, /^已送/);

  const director = await scene.seat('zhaolixin');
  await openFromInbox(director, subject);
  await act(director, /送林涛/, /已送林涛/);

  const deputy = await scene.seat('lintao');
  await openFromInbox(deputy, subject);
  await act(deputy, /送王建华/, /已送王建华/);

  const chief = await scene.seat('wangjianhua');
  await openFromInbox(chief, subject);
  await lookAt(chief, '版式');
  await chief.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await writeOpinion(chief, '同意，请印发。');
  await take(chief, '签发', keep);
}

async function fill(officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, '发起');
  await page.getByRole('button', { name: /^发文/ }).click();
  await slip(officer).waitFor();
  await page.getByLabel('文种', { exact: true }).selectOption({ label: '通知' });
  await page.getByLabel('公开属性').selectOption({ label: '主动公开' });
  await page.getByLabel('标题', { exact: true }).fill(`江州市住房和城乡建设局关于做好${subject}的通知`);
  await chooseRecipient(page, '临浦区住建局');
  await page.getByRole('button', { name: '粘贴成稿…' }).click();
  const dialog = page.getByRole('dialog', { name: '粘贴成稿' });
  await dialog.getByLabel('文稿的纯文本').fill(lines.join('\n'));
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await page
    .getByRole('textbox', { name: '正文' })
    .getByText(lines[1]?.slice(0, 12) ?? '')
    .first()
    .waitFor();
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
}

async function chooseRecipient(page: Desk['page'], name: string): Promise<void> {
  await page.getByRole('group', { name: '主送' }).getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('找单位').fill(name);
  await dialog.getByRole('region', { name: '可选的单位' }).getByText(name).click();
  await dialog.getByRole('button', { name: '就选这 1 个单位' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The dialog is looked at and left: nothing is returned. */
async function lookAtReturn(head: Desk, keep: Keep): Promise<void> {
  await bar(head).getByRole('button', { name: '退回修改…' }).click();
  const dialog = head.page.getByRole('dialog', { name: '退回修改' });
  await dialog
    .getByRole('radio', { name: /刘思远/ })
    .first()
    .check();
  await dialog.getByRole('textbox', { name: /要改什么/ }).fill('第二部分请写明检查的时间安排。');
  await dialog.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await take(head, '退回修改', keep);
  await dialog.getByRole('button', { name: /^先不/ }).click();
  await dialog.waitFor({ state: 'hidden' });
}
