import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { dialog, pickPerson, startKind } from './everyday/at-the-desk.ts';

/** 常用分组: set up by the administrator, changed, stopped; everybody may look. Then what a page says of the steps to come. */
journey('groups', async (scene) => {
  const system = await scene.seat('zjj.system');
  await setUp(system);
  await change(system);
  const officer = await scene.seat('liusiyuan');
  await officer.visit('/organisation/groups');
  await officer.page.getByRole('cell', { name: /陈国栋/ }).waitFor();
  await officer.picture('seen-by-a-colleague');
  await aheadOf(officer);
  await stop(system);
});

async function setUp(system: Desk): Promise<void> {
  const { page } = system;
  await system.visit('/organisation/groups');
  await page.getByText('还没有常用分组。').waitFor();
  await system.checkAccessibility();
  await system.picture('no-groups');
  await page.getByRole('button', { name: '设立分组…' }).first().click();
  const adding = dialog(system, '设立分组');
  await adding.getByRole('textbox', { name: '分组名称' }).fill('预算评审组');
  await pickPerson(system, adding, '陈国栋');
  await pickPerson(system, adding, '孙倩');
  await system.checkAccessibility();
  await system.picture('adding');
  await adding.getByRole('button', { name: '设立预算评审组' }).click();
  await page.getByRole('rowheader', { name: '预算评审组' }).waitFor();
}

async function change(system: Desk): Promise<void> {
  const { page } = system;
  await page.getByRole('button', { name: '修改预算评审组' }).click();
  const changing = dialog(system, '修改预算评审组');
  await pickPerson(system, changing, '邱岚');
  await changing.getByRole('button', { name: '去掉孙倩' }).click();
  await system.picture('changing');
  await changing.getByRole('button', { name: '保存分组' }).click();
  await page.getByRole('cell', { name: '陈国栋、邱岚' }).waitFor();
  await system.checkAccessibility();
  await system.picture('groups');
  await page.setViewportSize(phoneScreen);
  await system.picture('groups-phone');
  await page.setViewportSize(officeScreen);
}

async function aheadOf(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假');
  await page.getByRole('region', { name: '还要经过谁' }).waitFor();
  await officer.picture('ahead');
}

async function stop(system: Desk): Promise<void> {
  const { page } = system;
  await page.getByRole('button', { name: '停用预算评审组' }).click();
  const ending = dialog(system, '停用预算评审组');
  await ending.getByText(/按这个分组找人的步骤会停下来/).waitFor();
  await system.picture('ending');
  await ending.getByRole('button', { name: '停用预算评审组' }).click();
  await ending.waitFor({ state: 'detached' });
  await system.picture('ended');
}
