import { act, bar, happened } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { chooseMore, dialog, openFrom, opinion, paper, pickPerson, startKind, traced } from './everyday/at-the-desk.ts';
import { addAStep } from './operations/added-step.ts';
import { throughTheCouncil } from './operations/council.ts';
import { stopAndGoOn } from './operations/monitor.ts';

const title = '关于统一采购档案密集架的签报';
const second = '关于更新库房温湿度记录仪的签报';

/**
 * 加签 before and beside, taken back and taken off, 委派 and its return: three persons over one matter, which an administrator
 * stops and lets go on; 加一步 in another; in the third 退回 across a fork, 取回 refused, 加签 after and a vote of two thirds.
 */
journey(
  'operations',
  async (scene) => {
    const officer = await send(scene);
    const head = await scene.seat('chenguodong');
    await askBefore(head);
    const legal = await scene.seat('sunqian');
    await answer(legal);
    await delegateAndBack(head, legal);
    await agreeTogether(head, legal);
    await stopAndGoOn(scene, officer);
    await readTheTrace(officer);
    await write(officer, second);
    await addAStep({ title: second, officer, head, legal });
    await throughTheCouncil(scene, { officer, head, legal });
  },
  8,
);

async function send(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  await write(officer, title);
  return officer;
}

async function write(officer: Desk, about: string): Promise<void> {
  const { page } = officer;
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(about);
  await page.getByLabel('内容').fill('现有密集架已满，拟统一采购两列。');
  await act(officer, /^呈报/, /已送陈国栋/);
}

/** Two are asked first; one is taken off again, because nobody waits for who is away. */
async function askBefore(head: Desk): Promise<void> {
  await openFrom(head, '待办', title);
  await chooseMore(head, /^加签/);
  const adding = dialog(head, '加签');
  await adding.getByRole('radio', { name: /在我之前/ }).check();
  await pickPerson(head, adding, '孙倩');
  await pickPerson(head, adding, '邱岚');
  await adding.getByRole('textbox', { name: /请他们看什么/ }).fill('请看采购程序是否合规。');
  await head.checkAccessibility();
  await head.picture('add-signers');
  await adding.getByRole('button', { name: '加孙倩、邱岚' }).click();
  await happened(head).getByText('已请孙倩、邱岚先提意见，办完后回到您这里').waitFor();
  await head.picture('waiting-for-answers');
  await takeOff(head);
}

async function takeOff(head: Desk): Promise<void> {
  const direct = bar(head).getByRole('button', { name: /^减签/ });
  if (await direct.isVisible()) await direct.click();
  else await chooseMore(head, /^减签/);
  const leaving = dialog(head, '减签');
  await leaving.getByRole('radio', { name: /邱岚/ }).check();
  await leaving.getByRole('textbox', { name: /为什么/ }).fill('外出学习。');
  await head.picture('remove-signer');
  await leaving.getByRole('button', { name: '减去邱岚' }).click();
  await happened(head).getByText('已减去邱岚').waitFor();
}

/** Who was asked sees why, and that somebody else decides. */
async function answer(legal: Desk): Promise<void> {
  await openFrom(legal, '待办', title);
  await legal.page.getByText('陈国栋请您先提意见，您办完后回到他那里').waitFor();
  await opinion(legal).fill('程序合规。');
  await legal.checkAccessibility();
  await legal.picture('asked-before');
  await act(legal, /^提交意见，回到陈国栋/, /已提交意见，回到陈国栋/);
}

async function delegateAndBack(head: Desk, legal: Desk): Promise<void> {
  await openFrom(head, '待办', title);
  await chooseMore(head, /^委派/);
  const giving = dialog(head, '委派同事先办');
  await pickPerson(head, giving, '孙倩');
  await head.picture('delegate');
  await giving.getByRole('button', { name: '委派孙倩先办' }).click();
  await happened(head).getByText('已委派孙倩先办，办完后回到您这里').waitFor();
  await openFrom(legal, '待办', title);
  await legal.page.getByText('陈国栋委派您先办，您办完后回到他那里，由他决定').waitFor();
  await act(legal, /^提交意见，回到陈国栋/, /已提交意见，回到陈国栋/);
}

/** Added beside, both must agree before it goes on. */
async function agreeTogether(head: Desk, legal: Desk): Promise<void> {
  await openFrom(head, '待办', title);
  await chooseMore(head, /^加签/);
  const adding = dialog(head, '加签');
  await adding.getByRole('radio', { name: /和我一起/ }).check();
  await pickPerson(head, adding, '孙倩');
  await adding.getByRole('button', { name: '加孙倩' }).click();
  await happened(head).getByText('已加孙倩一起办理').waitFor();
  await act(head, /^同意/, /已办理，还要等其他人办理/);
  await openFrom(legal, '待办', title);
  await act(legal, /^同意/, /已送/);
}

async function readTheTrace(officer: Desk): Promise<void> {
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '陈国栋', '请孙倩、邱岚先提意见（前加签）').waitFor();
  await traced(officer, '陈国栋', '减签邱岚', '外出学习。').waitFor();
  await traced(officer, '孙倩', '提出意见', '程序合规。').first().waitFor();
  await traced(officer, '陈国栋', '委派孙倩先办').waitFor();
  await traced(officer, '陈国栋', '加孙倩一起办理（并加签）').waitFor();
  await officer.picture('trace');
}
