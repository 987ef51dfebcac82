import type { ProcessPart } from '@gov/workflow';
import { act } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { about, type Colleagues, handIn, lookAt } from '../decisions/colleagues.ts';
import type { Kind } from '../decisions/publish.ts';
import { openFrom } from '../everyday/at-the-desk.ts';
import { movedBy } from '../process-course/moved-by.ts';
import { openMonitor } from './rest-one-branch.ts';

interface Moving {
  readonly kind: Kind;
  /** Another kind, by which the list is narrowed: nothing of it goes by an older version. */
  readonly begun: string;
  readonly newer: readonly ProcessPart[];
}

/** 转到新版, from the monitor: what the list does not show is moved as well; what has no place, and why, is told before. */
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
  await page.getByRole('link', { name: new RegExp(`${kind.name} 3 件`) }).click();
  await page.getByRole('heading', { name: /^转到新版/ }).waitFor();
  await page.getByText(/需要决定 1 件/).waitFor();
  await page.getByText('“法规科会签”在新版里没有位置，请选它从哪一步接着办').waitFor();
  await lookAt(keeper, 'move-all-told-before');
  await movedBy(keeper, '会签改为合法性审核。');
  await page.getByText('2 件，转好 2 件').waitFor();
  await lookAt(keeper, 'move-all-done');
}
