import type { Locator } from 'playwright-core';
import { bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';

export const title = '关于更换办公楼消防器材的签报';

export const paper = ({ page }: Desk): Locator => page.getByRole('article');
export const opinion = (desk: Desk): Locator => bar(desk).getByRole('textbox');
export const dialog = ({ page }: Desk, name: string): Locator => page.getByRole('dialog', { name });
export const rows = ({ page }: Desk, words: string | RegExp): Locator =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: words });

/** Lines of 办理过程 with all these words, as the matter's page shows them to this person. */
export const traced = ({ page }: Desk, ...words: readonly string[]): Locator =>
  words.reduce<Locator>(
    (lines, part) => lines.filter({ hasText: part }),
    page.getByRole('region', { name: '办理过程' }).getByRole('listitem'),
  );

/** One list of the inbox: 待办 待阅 在办 已办 办结 草稿 我发起. */
export async function openBox(desk: Desk, box: string): Promise<void> {
  await goTo(desk, /待我办/);
  await desk.page.getByRole('tab', { name: new RegExp(`^${box}`) }).click();
  await desk.page.getByRole('tabpanel').or(desk.page.getByRole('main')).first().waitFor();
}

export async function openFrom(desk: Desk, box: string, words: string | RegExp): Promise<void> {
  await openBox(desk, box);
  await rows(desk, words).first().getByRole('link').first().click();
  await paper(desk).waitFor();
}

export async function startKind(desk: Desk, kind: string): Promise<void> {
  await goTo(desk, '发起');
  await desk.page.getByRole('heading', { name: '发起', level: 1 }).waitFor();
  await desk.page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  await paper(desk).waitFor();
}

/** An act that stands under 更多. */
export async function chooseMore(desk: Desk, words: RegExp): Promise<void> {
  await bar(desk).getByRole('button', { name: '更多' }).click();
  await desk.page.getByRole('menuitem', { name: words }).click();
}

/** Types a name into the picker of a dialog and takes the first found, by keyboard alone. */
export async function pickPerson(desk: Desk, inside: Locator, name: string): Promise<void> {
  await inside.getByRole('combobox').pressSequentially(name);
  await inside.getByRole('option', { name: new RegExp(name) }).waitFor();
  await desk.page.keyboard.press('Enter');
  await inside.getByRole('button', { name: `去掉${name}` }).waitFor();
}

/** 取回 from the line of what was just done: the dialog names whose work stops. */
export async function takeBack(desk: Desk, names: RegExp): Promise<void> {
  await happened(desk).getByRole('button', { name: '取回' }).click();
  const question = dialog(desk, '取回');
  await question.getByText(names).waitFor();
  await desk.picture('take-back-dialog');
  await question.getByRole('button', { name: '取回，我接着办' }).click();
  await happened(desk).getByText('已取回，您可以接着办').waitFor();
}
