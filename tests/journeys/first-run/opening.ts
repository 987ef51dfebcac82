import type { Desk } from '../../browser/desk.ts';
import { agencyThree, dutyNames } from './people.ts';

/** 开通单位: the operator opens the first agency with three administrators of its own. */
export async function openFirstAgency(operator: Desk): Promise<void> {
  const { page } = operator;
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '各单位' }).click();
  await page.getByRole('heading', { name: '各单位', level: 1 }).waitFor();
  await operator.picture('no-agencies');
  await page.getByRole('button', { name: '开通单位…' }).click();
  await page.getByLabel('单位全称').fill('江州市住房和城乡建设局');
  await page.getByLabel('简称').fill('市住建局');
  await page.getByLabel('单位代码').fill('jz-zjj');
  await choose(operator, '级别', '市级');
  for (const key of ['system', 'security', 'audit'] as const) {
    const { who, signInName, password } = agencyThree[key];
    await page.getByLabel(`${dutyNames[key]}姓名`).fill(who);
    await page.getByLabel(`${dutyNames[key]}用户名`).fill(signInName);
    await page.getByLabel(`${dutyNames[key]}第一个密码`).fill(password);
  }
  await operator.checkAccessibility();
  await operator.picture('open-agency');
  await page.getByRole('button', { name: '开通市住建局' }).click();
  const row = page.getByRole('row', { name: /江州市住房和城乡建设局/ });
  await row.getByText('可以使用').waitFor({ timeout: 60_000 });
  await operator.picture('agency-ready');
}

/** Picks one line of a drop-down list by its words; typing them finds it in a long list. */
export async function choose({ page }: Desk, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-dropdown:visible').getByTitle(words, { exact: true }).click();
}
