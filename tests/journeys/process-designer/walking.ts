import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { cards, pick, tabTo } from './by-keys.ts';

const ground = ({ page }: Desk): Locator => page.getByRole('region', { name: '试走', exact: true });
const turns = (desk: Desk): Locator => ground(desk).getByRole('region', { name: '现在轮到谁' }).getByRole('listitem');
const turnOf = (desk: Desk, who: string): Locator => turns(desk).filter({ hasText: `由 ${who}` });
const walked = (desk: Desk): Locator => ground(desk).getByRole('region', { name: '走过的' });

/**
 * 试走: the draft is walked through to its end before anybody else sees it, by keys. Sick leave goes past the chief, and is late
 * on the way; leave of another kind does not, and one of the three is against it.
 */
export async function walkThrough(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, page.getByRole('button', { name: '试走', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await begin(desk, '病假');
  await tooLate(desk);
  await twoAgree(desk);
  await turnOf(desk, '王建华').getByText('局长审批').waitFor();
  await turnOf(desk, '王建华').locator('button:focus').waitFor();
  await page.keyboard.press('Enter');
  await ground(desk).getByText('走完了：流程办结。').waitFor();
  await walked(desk)
    .getByText(/王建华 在“局长审批”/)
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('walked');
  await press(desk, '从头再走', 'Shift+Tab');
  await begin(desk, '事假');
  await oneAgainst(desk);
  await ground(desk).getByText('走完了：流程办结。').waitFor();
  assert.equal(await walked(desk).getByText('局长审批').count(), 0, 'who is not ill does not need the chief');
  await desk.picture('walked-the-other-way');
  await tabTo(desk, page.getByRole('button', { name: '结束试走' }).first(), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await ground(desk).waitFor({ state: 'detached' });
}

async function press(desk: Desk, words: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(desk, ground(desk).getByRole('button', { name: words }), key);
  await desk.page.keyboard.press('Enter');
}

/** By whom and with what kind of leave; handed in at once. */
async function begin(desk: Desk, kind: string): Promise<void> {
  const { page } = desk;
  await tabTo(desk, ground(desk).getByRole('combobox', { name: '由谁发起' }));
  await page.keyboard.type('lsy');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await pick(desk, ground(desk).getByRole('combobox', { name: '请假类别' }), kind);
  await press(desk, '开始走');
  await turnOf(desk, '刘思远').waitFor();
  await page.keyboard.press('Enter');
  for (const name of ['陈国栋', '赵立新', '孙倩']) await turnOf(desk, name).waitFor();
  await cards(desk).getByText('试走：正在办').waitFor();
}

/** Past the two days: all three are late, and were reminded. */
async function tooLate(desk: Desk): Promise<void> {
  await ground(desk)
    .getByText(/时限到/)
    .first()
    .waitFor();
  await press(desk, '过 5 个工作日', 'Shift+Tab');
  await ground(desk)
    .getByText(/已超过时限/)
    .nth(2)
    .waitFor();
  await walked(desk)
    .getByText(/请陈国栋.*尽快办理/)
    .first()
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('walked-too-late');
}

/** Two of three are enough: the third has nothing more to do. */
async function twoAgree(desk: Desk): Promise<void> {
  await vote(desk, '陈国栋', '同意');
  assert.equal(await turns(desk).count(), 2, 'one of three decides nothing');
  await vote(desk, '赵立新', '同意');
  await walked(desk)
    .getByText(/3 人中 2 人同意，通过；孙倩的办理停下（已有结果）/)
    .waitFor();
  assert.equal(await turns(desk).count(), 1, 'the third has nothing more to do');
}

/** One against it leaves it open, and the other two carry it. */
async function oneAgainst(desk: Desk): Promise<void> {
  await vote(desk, '陈国栋', '不同意');
  await vote(desk, '赵立新', '同意');
  assert.equal(await turns(desk).count(), 1, 'one of each decides nothing');
  await vote(desk, '孙倩', '同意');
  await walked(desk)
    .getByText(/3 人中 2 人同意、1 人不同意，通过/)
    .waitFor();
}

/** He votes, and is gone from those whose turn it is. */
async function vote(desk: Desk, who: string, words: '同意' | '不同意'): Promise<void> {
  await tabTo(desk, turnOf(desk, who).getByRole('button', { name: words, exact: true }));
  await desk.page.keyboard.press('Enter');
  await turnOf(desk, who).waitFor({ state: 'detached' });
}
