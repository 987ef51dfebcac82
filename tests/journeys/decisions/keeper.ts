import { act, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, openFrom, paper, pickPerson, traced } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';
import { movedBy } from '../process-course/moved-by.ts';
import { about, type Colleagues, handIn, lookAt, nothingOf } from './colleagues.ts';
import type { Kind } from './publish.ts';

async function openMonitor(keeper: Desk, kind: string): Promise<void> {
  await goTo(keeper, '流程监控');
  await keeper.page.getByRole('heading', { name: '流程监控' }).waitFor();
  await choose(keeper, '类别', kind);
  await keeper.page
    .getByRole('row', { name: new RegExp(kind) })
    .first()
    .waitFor();
}

/** 转到新版 while a matter waits for an answer; 已收到答复 then leads to the step that only the new version has. */
export async function moveAndAnswer(keeper: Desk, all: Colleagues, kind: string, title: string): Promise<void> {
  const { officer, legal } = all;
  const { page } = keeper;
  await openMonitor(keeper, kind);
  await page.getByRole('link', { name: new RegExp(`${kind} \\d+ 件`) }).click();
  await page.getByRole('heading', { name: /^转到新版/ }).waitFor();
  await lookAt(keeper, 'move-to-newer');
  await movedBy(keeper, '新版增加了答复的复核。');
  await page.getByText(/(\d+) 件，转好 \1 件/).waitFor();
  await keeper.picture('moved-to-newer');
  await openFrom(officer, '在办', title);
  await traced(officer, '新版', '新版增加了答复的复核').waitFor();
  await officer.page
    .getByText(/等待：财政局同意/)
    .first()
    .waitFor();
  await answered(officer);
  await openFrom(legal, '待办', title);
  await traced(legal, '刘思远', '收到', '财政局复函').waitFor();
  await act(legal, /^同意，送刘思远承办落实/, /已送刘思远承办落实/);
}

async function answered(officer: Desk): Promise<void> {
  await lookAt(officer, 'waits-for-answer');
  const direct = officer.page.getByRole('button', { name: /^已收到答复，继续办理/ });
  await direct
    .or(officer.page.getByRole('button', { name: '更多' }).last())
    .first()
    .waitFor();
  if (await direct.isVisible()) await direct.click();
  else await chooseMore(officer, /^已收到答复/);
  const telling = dialog(officer, '已收到答复');
  await telling.getByRole('radio', { name: '财政局同意' }).check();
  await telling.getByRole('textbox').fill('财政局复函已到，同意安排。');
  await lookAt(officer, 'answered');
  await telling.getByRole('button', { name: '已收到答复，继续办理' }).click();
  await happened(officer)
    .getByText(/已收到答复，已送孙倩复核答复/)
    .waitFor();
}

/** 重新确定办理人: the group has somebody else now; who has signed stays, whose work ends is told first. */
export async function findAgain(keeper: Desk, all: Colleagues, kind: string, group: string): Promise<void> {
  const { officer, head, legal, clerk } = all;
  const title = about('关于聘请评审专家');
  await handIn(officer, kind, title);
  await openFrom(head, '待办', title);
  await act(head, /^同意/, /已办理，还要等其他人办理/);
  await openFrom(legal, '待办', title);
  await changeGroup(keeper, group);
  await openMonitor(keeper, kind);
  await keeper.page
    .getByRole('row', { name: new RegExp(kind) })
    .first()
    .getByRole('button', { name: /^调整/ })
    .click();
  const mending = dialog(keeper, '调整流程');
  await mending.getByRole('radio', { name: /^重新确定办理人/ }).check();
  await mending.getByText(/孙倩.*会停下/).waitFor();
  await mending.getByText(/邱岚/).first().waitFor();
  await mending.getByRole('textbox').fill('评审组换了人。');
  await lookAt(keeper, 'find-again');
  await mending.getByRole('button', { name: '重新确定“评审”的办理人' }).click();
  await keeper.page
    .getByText(/^已按现在的组织机构重新确定办理人/)
    .first()
    .waitFor();
  await nothingOf(legal, title);
  await openFrom(clerk, '待办', title);
  await traced(clerk, '重新确定', '评审组换了人').waitFor();
  await lookAt(clerk, 'found-again');
  await act(clerk, /^同意，送刘思远承办落实/, /已送刘思远承办落实/);
}

async function changeGroup(keeper: Desk, group: string): Promise<void> {
  const { page } = keeper;
  await keeper.visit('/organisation/groups');
  await page.getByRole('button', { name: `修改${group}` }).click();
  const changing = dialog(keeper, `修改${group}`);
  await pickPerson(keeper, changing, '邱岚');
  await changing.getByRole('button', { name: '去掉孙倩' }).click();
  await changing.getByRole('button', { name: '保存分组' }).click();
  await page
    .getByRole('row', { name: new RegExp(group) })
    .getByText('陈国栋、邱岚')
    .waitFor();
}

/** 没有启动的子流程: the kind it calls is switched off; switched on again, 重试 begins it. */
export async function stuckChild(keeper: Desk, all: Colleagues, kind: string, child: Kind): Promise<void> {
  const { officer, legal } = all;
  const { page } = keeper;
  const title = about('关于修缮门卫室');
  await child.setOpen(false);
  await handIn(officer, kind, title, /已/);
  const children = officer.page.getByRole('region', { name: '子流程' });
  await children
    .getByText(/还没有启动/)
    .first()
    .waitFor();
  await lookAt(officer, 'child-not-started');
  await goTo(keeper, '停下的流程');
  const panel = page.getByRole('region', { name: '没有启动的子流程' });
  const line = panel.getByRole('listitem').filter({ hasText: kind });
  await line.getByText(/还没有启动/).waitFor();
  await lookAt(keeper, 'stuck-child');
  await child.setOpen(true);
  await line.getByRole('button', { name: '重试' }).click();
  await panel.getByText('正在重试，启动了就不再列在这里').waitFor();
  await keeper.picture('stuck-child-retried');
  await children.getByText('孙倩承办').waitFor();
  await officer.picture('child-started');
  await openFrom(legal, '待办', title);
  await paper(legal).waitFor();
  await act(legal, /^同意/, /已办结/);
  await openFrom(officer, '待办', title);
  await children.getByText('已办结').waitFor();
}
