import assert from 'node:assert/strict';
import { bar, goTo } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { startKind } from './at-the-desk.ts';

const words = '因家中装修，请年休假两天。';

/**
 * Somebody else signs in in a second tab of the same browser, without a signal between the tabs: the first tab does
 * nothing in his name, cannot be used, and goes on with what was typed once its own person is back.
 */
export async function anotherPersonSignsIn(officer: Desk): Promise<void> {
  await startKind(officer, '请假申请');
  await officer.page.getByLabel('请假事由').fill(words);
  await officer.page.getByText(/已存/).first().waitFor();
  await officer.page.getByLabel('请假事由').fill(`${words}请批准。`);
  officer.watch.expect(/409/);

  await signInInstead(officer, 'sunqian');
  await bar(officer).getByRole('button', { name: /^提交/ }).click();

  const notice = officer.page.getByRole('dialog', { name: '这个浏览器换了身份' });
  await notice.getByText(/这一页是刘思远的，现在登录的是孙倩/).waitFor();
  await officer.page.keyboard.press('Escape');
  await officer.page.mouse.click(5, 5);
  assert.ok(await notice.isVisible(), 'cannot be put away into a page that works');
  await officer.picture('another-person');
  await officer.checkAccessibility();
  await officer.page.setViewportSize(phoneScreen);
  await officer.picture('another-person-phone');
  await officer.page.setViewportSize(officeScreen);
  const arriving = officer.context.waitForEvent('page');
  await notice.getByRole('link', { name: '在新页面用现在的身份' }).click();
  const theirs = await arriving;
  await theirs.getByRole('button', { name: /孙倩/ }).first().waitFor();
  await theirs.close();

  await signInInstead(officer, 'liusiyuan');
  await officer.page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await notice.waitFor({ state: 'hidden' });
  assert.equal(await officer.page.getByLabel('请假事由').inputValue(), `${words}请批准。`);
  await goTo(officer, /待我办/);
  await officer.page
    .getByRole('button', { name: /刘思远/ })
    .first()
    .waitFor();
}

/** As a second tab does it, only that no page tells the others. */
async function signInInstead(desk: Desk, signInName: string): Promise<void> {
  const address = new URL(desk.page.url()).origin;
  const reply = await desk.context.request.post(`${address}/api/session`, {
    data: { signInName, password: 'demo-2026-city' },
    headers: { origin: address },
  });
  assert.equal(reply.status(), 200);
}
