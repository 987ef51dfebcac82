import { act, happened } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { chooseMore, dialog, openFrom, opinion, paper, startKind, traced } from './everyday/at-the-desk.ts';

const title = '开展在建工地冬季安全检查';

/** 子流程: a task goes to two sections, each with a matter of its own; one gives it back, then both are done and it is summed up. */
journey('children', async (scene) => {
  const officer = await scene.seat('liusiyuan');
  await sendToTwo(officer);
  const head = await scene.seat('chenguodong');
  await openFrom(head, '待办', title);
  await act(head, /^同意/, /已办理，等“分送承办”的 2 个子流程办完/);
  await lookAtChildren(officer);
  const legal = await scene.seat('sunqian');
  await giveBack(legal);
  await sendAgain(head);
  await doPart(legal, '工地抽查台账已核对。');
  await doPart(head, '已检查五个工地。');
  await sumUp(officer);
  await cancelAnother(officer, scene);
});

const kids = ({ page }: Desk) => page.getByRole('region', { name: '子流程' });

async function sendToTwo(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '任务交办');
  await page.getByLabel('任务名称').fill(title);
  await page.getByRole('checkbox', { name: '建管科' }).check();
  await page.getByRole('checkbox', { name: '法规科' }).check();
  await page.getByLabel('任务要求').fill('各科室按职责检查，月底前报结果。');
  await act(officer, /^提交/, /已送陈国栋/);
}

/** The page that lies open shows both as they begin; what they are about only who may read them. */
async function lookAtChildren(officer: Desk): Promise<void> {
  await kids(officer).getByRole('listitem').nth(1).waitFor();
  await kids(officer).getByText('孙倩承办').waitFor();
  await officer.checkAccessibility();
  await officer.picture('parent-with-two-children');
  await officer.page.getByText('流程图', { exact: true }).click();
  await officer.picture('parent-diagram');
  await officer.page.getByText('列表', { exact: true }).click();
}

async function giveBack(legal: Desk): Promise<void> {
  await openFrom(legal, '待办', title);
  await legal.page.getByText('由任务交办的“分送承办”一步发起').waitFor();
  await legal.picture('child');
  await chooseMoreOrBar(legal, /^退回/);
  const back = dialog(legal, '退回修改');
  await back.getByText('发起它的流程').first().waitFor();
  await back.getByRole('textbox').fill('请写明检查哪些工地。');
  await legal.checkAccessibility();
  await legal.picture('return-to-caller');
  await back.getByRole('button', { name: /^退回给发起它的流程/ }).click();
  await happened(legal).getByText('已退回给发起它的流程').waitFor();
}

async function chooseMoreOrBar(desk: Desk, words: RegExp): Promise<void> {
  const direct = desk.page.getByRole('region', { name: '办理', exact: true }).getByRole('button', { name: words });
  await direct
    .or(desk.page.getByRole('button', { name: '更多' }))
    .first()
    .waitFor();
  if (await direct.isVisible()) await direct.click();
  else await chooseMore(desk, words);
}

async function sendAgain(head: Desk): Promise<void> {
  await openFrom(head, '待办', title);
  await traced(head, '子流程退回', '请写明检查哪些工地。').waitFor();
  await head.picture('returned-by-child');
  await act(head, /^同意/, /已办理，等“分送承办”的 2 个子流程办完/);
}

async function doPart(desk: Desk, words: string): Promise<void> {
  await openFrom(desk, '待办', title);
  await opinion(desk).fill(words);
  await act(desk, /^办结/, /已办结/);
}

async function sumUp(officer: Desk): Promise<void> {
  await openFrom(officer, '待办', title);
  await kids(officer).getByText('已办结').nth(1).waitFor();
  await traced(officer, '启动 2 个子流程').first().waitFor();
  await officer.picture('children-done');
  await opinion(officer).fill('两个科室都已完成。');
  await act(officer, /^办结/, /已办结/);
  await kids(officer).getByRole('link').first().click();
  await paper(officer).waitFor();
  await officer.page.getByRole('link', { name: title }).waitFor();
}

/** 撤销 names the children that stop. */
async function cancelAnother(officer: Desk, scene: Scene): Promise<void> {
  await sendToTwo(officer);
  const head = await scene.seat('chenguodong');
  await openFrom(head, '待办', title);
  await act(head, /^同意/, /已办理/);
  await kids(officer).getByText('孙倩承办').waitFor();
  await chooseMoreOrBar(officer, /^撤销/);
  const asking = dialog(officer, '撤销');
  await asking.getByText(/“分送承办”的 2 个子流程会停下：/).waitFor();
  await officer.picture('cancel-names-children');
}
