import type { ProcessPart } from '@gov/workflow';
import { act } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { about, type Colleagues, handIn, lookAt } from '../decisions/colleagues.ts';
import type { Kind } from '../decisions/publish.ts';
import { dialog, openFrom } from '../everyday/at-the-desk.ts';
import { openMonitor } from './rest-one-branch.ts';

interface Moving {
  readonly kind: Kind;
  /** Another kind, by which the list is narrowed: nothing of it goes by an older version. */
  readonly begun: string;
  readonly newer: readonly ProcessPart[];
}

/** 全部改用新版: what the list does not show is moved as well; how much stays, and why, is told before. */
export async function moveEverything(keeper: Desk, all: Colleagues, { kind, begun, newer }: Moving): Promise<void> {
  const { page } = keeper;
  const { officer, legal } = all;
  const [done, open] = [about('关于下乡用车'), about('关于接站用车')];
  await handIn(officer, kind.name, done);
  await handIn(officer, kind.name, open);
  await openFrom(legal, '待办', done);
  await act(legal, /^同意/, /已办理|已送/);
  await kind.newVersion(newer);
  await openMonitor(keeper, begun);
  await page.getByRole('button', { name: '全部改用新版流程…' }).click();
  const moving = dialog(keeper, '全部改用新版流程');
  await moving.getByRole('radio', { name: new RegExp(kind.name) }).check();
  await moving.getByText(/2 件可以改用新版，1 件不能改，按原来的流程办完/).waitFor();
  await moving.getByText(/1 件：正在办的“法规科会签”在新版里没有对应的位置/).waitFor();
  await moving.getByRole('textbox').fill('会签改为合法性审核。');
  await lookAt(keeper, 'move-all-told-before');
  await moving.getByRole('button', { name: /2 件改用新版流程$/ }).click();
  await page.getByText('3 件中 2 件已改用新版，1 件没有改').waitFor();
  await lookAt(keeper, 'move-all-done');
  await page.keyboard.press('Escape');
}
