import type { MessageStart } from '@gov/workflow';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { type Colleagues, lookAt } from '../decisions/colleagues.ts';
import { dialog, openFrom, rows, traced } from '../everyday/at-the-desk.ts';
import { title } from './rest-one-branch.ts';

/** Nobody of the bureau holds that post: what this message should begin has no starter. */
export const begunByNobody = (message: string): MessageStart => ({
  message,
  starter: { kind: 'postInSection', role: 'reviewer', section: { of: 'agency' } },
});

/** 没有发起的事项: the administrator reads why, tries again, and says that it need not begin; the sender's trace tells it. */
export async function notBegun(keeper: Desk, { officer }: Colleagues, name: string): Promise<void> {
  const { page } = keeper;
  await goTo(keeper, '停下的流程');
  const row = rows(keeper, `应当发起“${name}”`);
  await row.getByText('流程写明的发起人现在没有人。').waitFor();
  await lookAt(keeper, 'not-begun');
  await row.getByRole('button', { name: '重试' }).click();
  await page.getByText('正在重试，发起了就不再列在这里。').waitFor();
  await row.getByRole('button', { name: '不用发起了' }).click();
  const dropping = dialog(keeper, `不用发起“${name}”了？`);
  await dropping.getByRole('textbox').fill('已另外备案。');
  await lookAt(keeper, 'not-begun-dropped');
  await dropping.getByRole('button', { name: '不用发起了' }).click();
  await page.getByText(`不再发起“${name}”。`).waitFor();
  await row.waitFor({ state: 'detached' });
  await openFrom(officer, '待办', title);
  await traced(officer, '丁浩', `不再发起“${name}”`, '已另外备案。').waitFor();
}
