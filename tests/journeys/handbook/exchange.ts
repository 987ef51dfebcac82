import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
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
export async function readReceived(scene: Scene, keep: Keep): Promise<void> {
  const clerk = await scene.seat('linpu.wenshu');
  const { page } = clerk;
  await goTo(clerk, /公文交换/);
  await page
    .getByRole('link', { name: /江州市住房和城乡建设局关于/ })
    .first()
    .click();
  await page.getByRole('button', { name: '签收，登记为收文' }).waitFor();
  await take(clerk, '收到的公文', keep);
}
