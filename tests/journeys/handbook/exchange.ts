import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { showNews } from '../main-job/at-the-desk.ts';
import { type Keep, take } from './keep-pictures.ts';

/** §4: how far each receiver of a sent document is. */
export async function readSent(clerk: Desk, keep: Keep): Promise<void> {
  const { page } = clerk;
  await goTo(clerk, /公文交换/);
  await page.getByRole('link', { name: '发出的' }).click();
  const batch = page.getByRole('row', { name: /江建发/ }).first();
  await batch.getByRole('button').first().click();
  await page.getByRole('row', { name: /^江州市临浦区/ }).waitFor();
  await take(clerk, '公文交换', keep);
}

/** §5: a document that came, before it is signed for. */
export async function readReceived(scene: Scene, keep: Keep): Promise<Desk> {
  const clerk = await scene.seat('linpu.wenshu');
  const { page } = clerk;
  await goTo(clerk, /公文交换/);
  await page
    .getByRole('link', { name: /江州市住房和城乡建设局关于/ })
    .first()
    .click();
  await page.getByRole('button', { name: '签收，登记为收文' }).waitFor();
  await take(clerk, '收到的公文', keep);
  return clerk;
}

/** §6: it is returned; the sender sends it to that agency again. */
export async function sendReturnedAgain(receiver: Desk, sender: Desk, keep: Keep): Promise<void> {
  await returnIt(receiver);
  const { page } = sender;
  await goTo(sender, /公文交换/);
  await page.getByRole('link', { name: '发出的' }).click();
  const batch = page.getByRole('row').filter({ hasText: '1 家退回' }).first();
  await showNews(sender, batch);
  await batch.getByRole('button').first().click();
  const line = page.getByRole('row', { name: /^江州市临浦区/ });
  await line.getByRole('button', { name: /^再次发送给/ }).click();
  const dialog = page.getByRole('dialog', { name: /^再次发送给/ });
  await dialog.getByRole('textbox').fill('附件共两份，都在文件里，请核对。');
  await take(sender, '再次发送', keep);
  await dialog.getByRole('button', { name: /^再次发送给/ }).click();
  await line.getByRole('link', { name: /^看再次发送的情况/ }).waitFor();
}

async function returnIt({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: /^退回给/ }).click();
  const dialog = page.getByRole('dialog', { name: /^退回给/ });
  await dialog.getByRole('radio', { name: '附件不全' }).check();
  await dialog.getByRole('textbox').fill('没有看到第二份附件。');
  await dialog.getByRole('button', { name: /^退回给/ }).click();
  await page.getByText(/^已退回给/).waitFor();
}
