import type { Locator } from 'playwright-core';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog } from './at-the-desk.ts';

const fresh = '建筑节能科';
const renamed = '建筑节能和科技科';
/** A section of which no journey asks anything. */
const former = '房产科';

/** A section is set up, renamed, gets a person, cannot end while it has one, gives him back and ends: everybody sits as before. */
export async function changeOrganisation(scene: Scene): Promise<void> {
  const desk = await scene.seat('zjj.system');
  const person = await setUp(desk);
  await moveTo(desk, renamed, person);
  await desk.picture('moved-in');
  await desk.checkAccessibility();
  await refuseToEnd(desk);
  await openSection(desk, former);
  await moveTo(desk, former, person);
  await openSection(desk, renamed);
  await desk.page.getByText('这个科室现在没有人。').waitFor();
  await endSection(desk);
  await panel(desk, renamed).getByText(/ 至 /).first().waitFor();
  await desk.picture('section-ended');
}

/** Answers whom of another section to move into the fresh one. */
async function setUp(desk: Desk): Promise<string> {
  const { page } = desk;
  await goTo(desk, '组织机构');
  await openSection(desk, former);
  const person = await panel(desk, former).locator('.people-list a').last().textContent();
  await page.getByRole('button', { name: '设立科室…' }).click();
  await dialog(desk, '设立科室').getByLabel('名称').fill(fresh);
  await dialog(desk, '设立科室')
    .getByRole('button', { name: `设立${fresh}` })
    .click();
  await panel(desk, fresh).getByText('这个科室现在没有人。').waitFor();
  await page.getByRole('button', { name: '改名…' }).click();
  await dialog(desk, `${fresh}改名`).getByLabel('新名称').fill(renamed);
  await dialog(desk, `${fresh}改名`)
    .getByRole('button', { name: `改成${renamed}` })
    .click();
  await panel(desk, renamed).waitFor();
  return person ?? '';
}

const panel = ({ page }: Desk, section: string): Locator => page.getByRole('region', { name: section, exact: true });

async function openSection(desk: Desk, section: string): Promise<void> {
  await desk.page
    .getByRole('navigation', { name: '科室' })
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .click();
  await panel(desk, section).waitFor();
}

async function moveTo(desk: Desk, section: string, person: string): Promise<void> {
  await desk.page.getByRole('button', { name: '移人进来…' }).click();
  const choice = dialog(desk, `移人到${section}`);
  await choice.getByRole('combobox', { name: '移谁' }).fill(person);
  await choice.getByRole('option', { name: new RegExp(person) }).click();
  await choice.getByRole('button', { name: `去掉${person}` }).waitFor();
  await choice.getByRole('button', { name: `把${person}移到${section}` }).click();
  await choice.waitFor({ state: 'hidden' });
  await panel(desk, section).locator('.people-list').getByRole('link', { name: person }).waitFor();
}

/** Somebody still sits there: the dialog says so, and so does the refusal. */
async function refuseToEnd(desk: Desk): Promise<void> {
  desk.watch.expect(/409|422/);
  const question = await endSection(desk);
  await question.getByText('科室下面还有 1 个人，没有撤销。').waitFor();
  await desk.picture('section-not-ended');
  await question.getByRole('button', { name: '先不撤' }).click();
  await question.waitFor({ state: 'hidden' });
}

async function endSection(desk: Desk): Promise<Locator> {
  await desk.page.getByRole('button', { name: '撤销科室…' }).click();
  const question = dialog(desk, `撤销${renamed}`);
  await question.getByRole('button', { name: `撤销${renamed}`, exact: true }).click();
  return question;
}
