import assert from 'node:assert/strict';
import { bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { chooseMore, dialog, openFrom, opinion, pickPerson, rows, takeBack, title, traced } from './at-the-desk.ts';
import { checkQuotation } from './attachments.ts';

const reason = '消防工作由法规科代管，请马晓东同志审核。';
const remark = '已阅，报废手续请留存。';

/** 转办: it leaves the one and comes to the other, everybody reads who gave it on and why. */
export async function transferTask(scene: Scene, officer: Desk, head: Desk): Promise<Desk> {
  await giveAway(head);
  await takeBack(head, /马晓东的.+会停下/);
  await giveAway(head);
  await head.page.getByRole('region', { name: '为什么我能看到' }).waitFor();
  await head.picture('transferred');
  await officer.page.getByRole('list', { name: '现在等谁' }).getByText('马晓东').waitFor();

  const colleague = await scene.seat('maxiaodong');
  await openFrom(colleague, '待办', title);
  await traced(colleague, '陈国栋', '转给马晓东办理', reason).first().waitFor();
  await colleague.page.getByText('陈国栋把这一步转给您办理。').waitFor();
  await colleague.picture('transferred-to-me');
  await checkQuotation(colleague);
  return colleague;
}

async function giveAway(head: Desk): Promise<void> {
  await chooseMore(head, /转给别人办/);
  const choice = dialog(head, '转给别人办');
  await pickPerson(head, choice, '马晓东');
  await choice.getByRole('textbox', { name: /说明/ }).fill(reason);
  await head.picture('transfer-dialog');
  await head.checkAccessibility();
  await choice.getByRole('button', { name: '转给马晓东办理' }).click();
  await happened(head).getByText('已转给马晓东办理').waitFor();
  await traced(head, '陈国栋', '转给马晓东办理', reason).first().waitFor();
}

/** 传阅 and 已阅: two readers, one of them with a remark; the process does not wait for them. */
export async function circulateAndRead(scene: Scene, colleague: Desk): Promise<void> {
  await chooseMore(colleague, /^传阅/);
  const choice = dialog(colleague, '传阅');
  for (const name of ['孙倩', '邱岚']) await pickPerson(colleague, choice, name);
  await colleague.picture('circulate-dialog');
  await colleague.checkAccessibility();
  await choice.getByRole('button', { name: '传阅给 2 人' }).click();
  await happened(colleague).getByText('已传阅给孙倩、邱岚').waitFor();
  await traced(colleague, '马晓东', '传阅给孙倩、邱岚').waitFor();

  const reader = await scene.seat('sunqian');
  await openFrom(reader, '待阅', title);
  await reader.picture('to-read');
  await opinion(reader).fill(remark);
  await bar(reader).getByRole('button', { name: '已阅' }).click();
  await happened(reader).getByText('已阅').waitFor();
  await reader.picture('read');
  await traced(colleague, '孙倩', '已阅', remark).waitFor();
  await readInPreview(scene);
  await traced(colleague, '邱岚', '已阅').waitFor();
  await colleague.picture('read-by-both');
}

/** 已阅 from the preview beside the list: nothing to write, the row leaves the list. */
async function readInPreview(scene: Scene): Promise<void> {
  const reader = await scene.seat('qiulan');
  const { page } = reader;
  await goTo(reader, /待我办/);
  await page.getByRole('tab', { name: /^待阅/ }).click();
  await rows(reader, title).first().click();
  const preview = page.getByRole('complementary', { name: '预览' });
  await preview.getByRole('heading', { name: title }).waitFor();
  await reader.picture('to-read-preview');
  const before = await rows(reader, title).count();
  await preview.getByRole('button', { name: '已阅' }).click();
  await rows(reader, title)
    .nth(before - 1)
    .waitFor({ state: 'hidden' });
  assert.equal(await rows(reader, title).count(), before - 1);
}
