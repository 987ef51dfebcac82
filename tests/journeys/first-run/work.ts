import { act, bar, goTo } from '../../browser/at-the-desk.ts';
import { type Desk, signIn } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { staff } from './people.ts';

const [officer, head, chief] = staff;
const paper = ({ page }: Desk) => page.getByRole('article', { name: '请假申请单' });

/** The first matter of the house: a day of leave, from request to end, each person at an own desk. */
export async function firstWork(scene: Scene): Promise<void> {
  const asking = await seated(scene, officer);
  await asking.picture('officer-home');
  await goTo(asking, '发起');
  await asking.page.getByRole('button', { name: '请假申请' }).click();
  await paper(asking).waitFor();
  await asking.page.getByLabel('请假类别').selectOption({ label: '年休假' });
  await asking.page.getByLabel('开始日期').fill('2026-12-14');
  await asking.page.getByLabel('结束日期').fill('2026-12-14');
  await asking.page.getByLabel('请假事由').fill('办理家事，工作已交接。');
  await asking.picture('officer-asks');
  await act(asking, /^提交，送陈国栋/, /已送陈国栋/);

  const agreeing = await seated(scene, head);
  await openOnly(agreeing);
  await agreeing.picture('head-decides');
  await act(agreeing, /^同意，送王建华/, /已送王建华/);

  const closing = await seated(scene, chief);
  await openOnly(closing);
  await act(closing, /^同意/, /已办结/);
  await closing.picture('closed');
  await closing.checkAccessibility();

  await goTo(asking, '在办跟踪');
  await asking.page.getByRole('listitem').filter({ hasText: '已办结' }).first().waitFor();
  await asking.picture('officer-sees-the-end');
}

async function seated(scene: Scene, one: (typeof staff)[number]): Promise<Desk> {
  const desk = await scene.visitor({}, one.who);
  await signIn(desk, one);
  await desk.page.getByRole('heading', { name: '发起', exact: true }).waitFor();
  return desk;
}

/** The one matter that waits for this person. */
async function openOnly(desk: Desk): Promise<void> {
  await goTo(desk, /待我办/);
  await desk.page.getByRole('listitem').filter({ hasText: '刘思远' }).getByRole('link').first().click();
  await paper(desk).waitFor();
  await bar(desk).waitFor();
}
