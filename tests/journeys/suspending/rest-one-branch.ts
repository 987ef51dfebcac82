import { act, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { about, type Colleagues, handIn, lookAt } from '../decisions/colleagues.ts';
import { dialog, openFrom, paper, traced } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';

export const title = about('关于调研用车');

/** 流程监控, narrowed to one kind. */
export async function openMonitor(keeper: Desk, kind: string): Promise<void> {
  await goTo(keeper, '流程监控');
  await keeper.page.getByRole('heading', { name: '流程监控' }).waitFor();
  await choose(keeper, '类别', kind);
  await rowOf(keeper, kind).waitFor();
}

const rowOf = ({ page }: Desk, kind: string) => page.getByRole('row', { name: new RegExp(kind) }).first();

/** 暂停一支: who stands in it can only read, the other goes on; told to go on, he has the same time left. */
export async function restOneBranch(keeper: Desk, { officer, head, legal }: Colleagues, kind: string): Promise<void> {
  await handIn(officer, kind, title);
  await openMonitor(keeper, kind);
  await mend(keeper, kind, /^暂停一支/, async (asking) => {
    await asking.getByRole('radio', { name: /科室会签/ }).check();
    await asking.getByRole('textbox').fill('等车辆编制批下来再看。');
    await lookAt(keeper, 'rest-branch-dialog');
    await asking.getByRole('button', { name: '暂停“科室会签”这一支' }).click();
  });
  await rowOf(keeper, kind).getByText('一支已暂停').waitFor();
  await lookAt(keeper, 'rest-branch-chip');

  await openFrom(head, '待办', title);
  await head.page.getByText(/“科室会签”这一支已暂停/).waitFor();
  await lookAt(head, 'rest-branch-note');
  await openFrom(legal, '待办', title);
  await act(legal, /^同意/, /已办理|已送/);

  await mend(keeper, kind, /^恢复一支/, async (asking) => {
    await asking.getByRole('radio', { name: /科室会签/ }).check();
    await asking.getByRole('textbox').fill('编制已批复。');
    await lookAt(keeper, 'branch-goes-on-dialog');
    await asking.getByRole('button', { name: '恢复“科室会签”这一支' }).click();
  });
  await rowOf(keeper, kind).getByText('一支已暂停').waitFor({ state: 'detached' });
  await openFrom(head, '待办', title);
  await paper(head).waitFor();
  await traced(head, '暂停', '等车辆编制批下来再看').first().waitFor();
  await head.picture('branch-goes-on-trace');
}

async function mend(
  keeper: Desk,
  kind: string,
  what: RegExp,
  say: (asking: ReturnType<typeof dialog>) => Promise<void>,
): Promise<void> {
  await rowOf(keeper, kind).getByRole('button', { name: /^调整/ }).click();
  const asking = dialog(keeper, '调整流程');
  await asking.getByRole('radio', { name: what }).check();
  await say(asking);
  await asking.waitFor({ state: 'detached' });
}
