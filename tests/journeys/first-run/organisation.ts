import { type Desk, phoneScreen, signIn } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { choose } from './opening.ts';
import { agencyThree, staff } from './people.ts';

/** The agency's own system administrator sets up a post, a section and its people; answers his desk. */
export async function buildOrganisation(scene: Scene): Promise<Desk> {
  const desk = await firstSignIn(scene);
  await desk.page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '组织机构' }).click();
  await desk.page.getByRole('heading', { name: '组织机构', level: 1 }).waitFor();
  await desk.page.getByRole('button', { name: '登记新人…' }).waitFor();
  await desk.picture('organisation-new');
  await desk.checkAccessibility();
  await addPost(desk);
  await addSection(desk);
  for (const one of staff) await addPerson(desk, one);
  await onPersonPage(desk);
  await onPhone(scene);
  return desk;
}

async function firstSignIn(scene: Scene): Promise<Desk> {
  const desk = await scene.visitor({}, agencyThree.system.who);
  await signIn(desk, agencyThree.system);
  await desk.page.getByText('这个身份不办理事项和公文。').waitFor();
  await desk.picture('administrator-home');
  return desk;
}

async function addPost(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '岗位' }).click();
  await page.getByRole('button', { name: '设置岗位…' }).click();
  await page.getByLabel('岗位名称').fill('档案员');
  await choose(desk, '在流程里是', '档案员');
  await desk.picture('add-post');
  await page.getByRole('button', { name: '设置档案员' }).click();
  await page.getByRole('row', { name: /^档案员/ }).waitFor();
  await desk.picture('posts');
}

async function addSection(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '科室和人员' }).click();
  await page.getByRole('button', { name: '设立科室…' }).click();
  const dialog = page.getByRole('dialog', { name: '设立科室' });
  await dialog.getByLabel('名称').fill('建管科');
  await desk.picture('add-section');
  await dialog.getByRole('button', { name: '设立建管科' }).click();
  await page.getByText('这个科室现在没有人。').waitFor();
  await desk.picture('section-empty');
}

async function addPerson(desk: Desk, { who, section, post }: (typeof staff)[number]): Promise<void> {
  const { page } = desk;
  await page
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .first()
    .click();
  // the section before has the same button until the next one is there
  const panel = page.getByRole('region', { name: section, exact: true });
  await panel.getByRole('button', { name: '登记新人…' }).click();
  const dialog = page.getByRole('dialog', { name: `在${section}登记新人` });
  await dialog.getByLabel('姓名').fill(who);
  await choose(desk, '岗位', post);
  await desk.picture(`add-${who}`);
  await dialog.getByRole('button', { name: `登记${who}` }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: who }).waitFor();
}

async function onPersonPage(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '王建华' }).click();
  await page.getByRole('heading', { name: '王建华', level: 1 }).waitFor();
  await desk.picture('person-page');
  await desk.checkAccessibility();
}

async function onPhone(scene: Scene): Promise<void> {
  const phone = await scene.visitor({ viewport: phoneScreen }, agencyThree.system.who);
  await signIn(phone, agencyThree.system);
  await phone.visit('/organisation');
  await phone.page.getByRole('heading', { name: '组织机构', level: 1 }).waitFor();
  await phone.page
    .getByRole('link', { name: /^建管科/ })
    .first()
    .waitFor();
  await phone.picture('organisation-phone');
}
