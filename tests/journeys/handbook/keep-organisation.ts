import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { dialog } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';
import { type Keep, take, takeDialog } from './keep-pictures.ts';

const officer = '孙倩';

/** 管理员手册 §3 and §4: sections, a new person, who leaves. Every dialog is looked at and left: nothing is changed. */
export async function keepOrganisation(keeper: Desk, keep: Keep): Promise<void> {
  const { page } = keeper;
  await goTo(keeper, '组织机构');
  await page.getByRole('button', { name: '登记新人…' }).waitFor();
  await page
    .getByRole('navigation', { name: '科室' })
    .getByRole('link', { name: /^建管科/ })
    .click();
  await page.getByRole('link', { name: '刘思远' }).waitFor();
  await take(keeper, '组织机构', keep);
  await registerSomebody(keeper, keep);
  await page.getByRole('link', { name: '分管表' }).click();
  await page.getByRole('button', { name: '增加分管…' }).waitFor();
  await take(keeper, '分管表', keep);
  await findLeaver(keeper);
  await page.getByRole('button', { name: '办理离任…' }).click();
  const leaving = dialog(keeper, `${officer}离任`);
  await leaving.getByText('离任后会这样：').waitFor();
  await takeDialog(keeper, leaving, '办理离任', keep);
  await leaving.getByRole('button', { name: '先不办' }).click();
}

async function registerSomebody(keeper: Desk, keep: Keep): Promise<void> {
  await keeper.page.getByRole('button', { name: '登记新人…' }).click();
  const adding = dialog(keeper, '在建管科登记新人');
  await adding.getByLabel('姓名').fill('郑小雨');
  await choose(keeper, '岗位', '科员');
  await takeDialog(keeper, adding, '登记新人', keep);
  await adding.getByRole('button', { name: '先不登记' }).click();
  await adding.waitFor({ state: 'hidden' });
}

async function findLeaver({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: '科室和人员' }).click();
  await page
    .getByRole('navigation', { name: '科室' })
    .getByRole('link', { name: /^法规科/ })
    .click();
  await page.getByRole('link', { name: officer }).click();
  await page.getByRole('heading', { name: officer, level: 1 }).waitFor();
}
