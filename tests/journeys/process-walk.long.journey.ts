import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { cards, tabTo } from './process-designer/by-keys.ts';

const ground = ({ page }: Desk) => page.getByRole('region', { name: '试走', exact: true });

/** 试走: an administrator walks a process through with real colleagues, before anybody has to. */
journey('process-walk', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  await begin(administrator);
  await walk(administrator);
  await onThePhone(administrator);
});

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, /^流程$/);
  await page.getByRole('link', { name: '请假审批', exact: true }).click();
  await cards(desk).getByRole('button').first().waitFor();
  await page.getByRole('button', { name: '试走', exact: true }).click();
  const who = ground(desk).getByRole('combobox', { name: '由谁发起' });
  await who.waitFor();
  await desk.checkAccessibility();
  await desk.picture('who-starts');
  await who.fill('lsy');
  await page.getByRole('option').first().click();
}

/** By keys: submitted, returned, undone, a time limit passed, agreed. */
async function walk(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, ground(desk).getByRole('button', { name: '开始走' }));
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 刘思远/)
    .waitFor();
  await desk.picture('begun');
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 陈国栋/)
    .waitFor();
  await cards(desk).getByText('试走：正在办').waitFor();
  await desk.checkAccessibility();
  await desk.picture('second');
  await tabTo(
    desk,
    ground(desk)
      .getByRole('button', { name: /^退回到/ })
      .first(),
  );
  await page.keyboard.press('Enter');
  await ground(desk)
    .getByText(/由 刘思远/)
    .waitFor();
  await ground(desk).getByRole('button', { name: '撤销一步' }).click();
  await ground(desk)
    .getByText(/由 陈国栋/)
    .waitFor();
  await ground(desk).getByRole('button', { name: '过 5 个工作日' }).click();
  await ground(desk)
    .getByText(/到时限/)
    .first()
    .waitFor();
  await desk.picture('time-passed');
  await ground(desk).getByText('在图上看').click();
  await desk.picture('on-the-picture');
}

async function onThePhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const size = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await ground(desk).scrollIntoViewIfNeeded();
  await desk.picture('phone');
  await desk.checkAccessibility();
  if (size) await page.setViewportSize(size);
}
