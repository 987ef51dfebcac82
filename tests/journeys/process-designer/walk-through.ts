import type { Desk } from '../../browser/desk.ts';
import { cards, tabTo } from './by-keys.ts';

const ground = ({ page }: Desk) => page.getByRole('region', { name: '试走', exact: true });

/** 试走: the draft is walked through to its end before anybody else sees it. */
export async function walkThrough(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await tabTo(desk, page.getByRole('button', { name: '试走', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  const who = ground(desk).getByRole('combobox', { name: '由谁发起' });
  await tabTo(desk, who);
  await keyboard.type('lsy');
  await page.getByRole('option').first().waitFor();
  await keyboard.press('Enter');
  await tabTo(desk, ground(desk).getByRole('button', { name: '开始走' }));
  await keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 刘思远/)
    .waitFor();
  await keyboard.press('Enter');
  for (const name of ['陈国栋', '赵立新', '孙倩'])
    await ground(desk)
      .getByText(new RegExp(`由 ${name}`))
      .waitFor();
  await cards(desk).getByText('试走：正在办').waitFor();
  await desk.checkAccessibility();
  await desk.picture('walked');
  await tabTo(desk, page.getByRole('button', { name: '结束试走' }).first(), 'Shift+Tab');
  await keyboard.press('Enter');
  await ground(desk).waitFor({ state: 'detached' });
}
