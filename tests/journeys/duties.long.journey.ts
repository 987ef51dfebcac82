import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';

/** 三员: proposed, declined by the person, proposed anew and accepted; each at an own desk. */
journey(
  'duties',
  async (scene) => {
    const security = await scene.seat('安全管理员');
    await toDuties(security);
    await propose(security, '移交安全管理员职责…', '陈国栋', '提出，等陈国栋同意');
    await security.page.getByText(/现在等陈国栋登录后同意；在这以前什么都不变。/).waitFor();
    await security.picture('asked');
    await security.checkAccessibility();
    await security.page.setViewportSize(phoneScreen);
    await security.picture('asked-phone');
    await security.page.setViewportSize({ width: 1366, height: 768 });

    const person = await scene.seat('chenguodong');
    const { page } = person;
    await page.getByRole('heading', { name: '请您担任安全管理员' }).waitFor();
    await person.picture('offer');
    await person.checkAccessibility();
    await page.setViewportSize(phoneScreen);
    await person.picture('offer-phone');
    await page.getByRole('button', { name: '不担任' }).click();
    await page.getByRole('heading', { name: '请您担任安全管理员' }).waitFor({ state: 'detached' });

    await security.page.reload();
    await security.page.getByText('没有同意，没有移交').waitFor();
    await propose(security, '移交安全管理员职责…', '陈国栋', '提出，等陈国栋同意');
    await page.setViewportSize({ width: 1366, height: 768 });
    await person.visit('/account');
    await page.getByRole('button', { name: '同意担任…' }).click();
    await page.getByRole('dialog').getByText('您不再能发起、查看和办理事项和公文', { exact: false }).waitFor();
    await person.picture('accepting');
    await page.setViewportSize(phoneScreen);
    await person.picture('accepting-phone');
    await person.checkAccessibility();
    await page.getByRole('button', { name: /^同意，接替/ }).click();
    await page.getByRole('heading', { name: '请您担任安全管理员' }).waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await toDuties(person);
    await page.getByText('您的职责').waitFor();
    await person.picture('accepted');
    security.watch.expect(/403/);
    await security.page.reload();
    await security.page.getByText('只有本单位的三员能查看和移交管理员职责。').waitFor();

    const system = await scene.seat('系统管理员');
    await toDuties(system);
    await propose(system, '提出移交审计管理员职责…', '刘思远', '提出，等安全管理员和刘思远同意');
    await system.picture('of-another');
    await page.reload();
    await page.getByRole('button', { name: '不同意，结束这次移交' }).waitFor();
    await person.picture('second-asked');
    await page.setViewportSize(phoneScreen);
    await person.picture('second-asked-phone');
    await page.getByRole('button', { name: '不同意，结束这次移交' }).click();
    await page.getByText('没有同意，没有移交').first().waitFor();
  },
  8,
  {}, // a demo city of its own: others need its people as they were
);

async function toDuties(desk: Desk): Promise<void> {
  await desk.visit('/duties');
  await desk.page.getByRole('heading', { name: '三员', level: 1 }).waitFor();
}

async function propose(desk: Desk, button: string, who: string, words: string): Promise<void> {
  await desk.page.getByRole('button', { name: button, exact: true }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '移交给谁' }).fill(who);
  await dialog
    .getByRole('option', { name: new RegExp(who) })
    .first()
    .click();
  await dialog.getByLabel('理由').fill('岗位调整');
  await desk.picture('proposing');
  await dialog.getByRole('button', { name: words }).click();
  await dialog.waitFor({ state: 'detached' });
}
