import assert from 'node:assert/strict';
import { act, bar, happened } from '../../browser/at-the-desk.ts';
import { opensInPlace } from '../../browser/in-place.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog, openFrom, opinion, paper, startKind, traced } from './at-the-desk.ts';

const title = '关于开展冬季消防安全检查的通知';

/** 批示 leaves open who handles it: the leader ticks two heads of sections, both get it and read why. */
export async function chooseHandlers(scene: Scene): Promise<void> {
  const clerk = await scene.seat('zhoumin');
  await startKind(clerk, '收文');
  await clerk.page.getByLabel('标题', { exact: true }).fill(title);
  await clerk.page.getByLabel('办理类别').selectOption({ label: '办件' });
  await clerk.page.getByLabel('来文单位').fill('江州市消防救援支队');
  await act(clerk, /^送/, /下一步仍由您办：登记/);
  await act(clerk, /^登记/, /已送赵立新/);
  await clerk.picture('registered');

  const office = await scene.seat('zhaolixin');
  await openFrom(office, '待办', title);
  await opinion(office).fill('请王局长批示。');
  await act(office, /送王建华/, /已送王建华/);

  const chief = await scene.seat('wangjianhua');
  await openFrom(chief, '待办', title);
  await opinion(chief).fill('请法规科、财务科落实。');
  await opensInPlace(chief, () => bar(chief).getByRole('button', { name: /^批示/ }).click());
  const choice = dialog(chief, '送给谁办');
  assert.ok(await choice.getByRole('button', { name: '送出' }).isDisabled(), 'not to nobody');
  for (const name of ['孙倩', '邱岚']) await choice.getByRole('checkbox', { name: new RegExp(name) }).check();
  await chief.picture('who-handles');
  await chief.checkAccessibility();
  await choice.getByRole('button', { name: '送孙倩、邱岚承办' }).click();
  await happened(chief)
    .getByText(/已送孙倩承办、邱岚承办/)
    .waitFor();
  await traced(chief, '王建华', '送孙倩承办', '送邱岚承办').waitFor();

  const handler = await scene.seat('qiulan');
  await openFrom(handler, '待办', title);
  await paper(handler).getByText('请法规科、财务科落实。').waitFor();
  await handler.page
    .getByRole('region', { name: '为什么到我这里' })
    .getByText(/王建华/)
    .waitFor();
  await handler.picture('chosen-as-handler');
}
