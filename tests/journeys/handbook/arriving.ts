import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { type Keep, take } from './keep-pictures.ts';

/** §1 and §2: sign-in, the first page, what waits. */
export async function arrive(scene: Scene, keep: Keep): Promise<Desk> {
  const visitor = await scene.visitor();
  await visitor.visit('/');
  await visitor.page.getByRole('textbox', { name: '用户名' }).waitFor();
  await take(visitor, '登录', keep);

  const clerk = await scene.seat('zhoumin');
  await clerk.page.getByRole('heading', { name: '发起', exact: true }).waitFor();
  await clerk.page.getByRole('button', { name: '请假申请' }).waitFor();
  await take(clerk, '首页', keep);

  const director = await scene.seat('zhaolixin');
  await goTo(director, /待我办/);
  await director.page.getByRole('listitem').getByRole('link').first().waitFor();
  // what the first one is about comes a moment after the list
  await director.page.getByRole('complementary', { name: '预览' }).getByText('为什么到我这里').waitFor();
  await take(director, '待我办', keep);
  return clerk;
}
