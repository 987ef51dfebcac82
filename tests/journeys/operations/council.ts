import type { ProcessPart, StepPart } from '@gov/workflow';
import { act, bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { about, handIn, lookAt } from '../decisions/colleagues.ts';
import { type IdOf, named } from '../decisions/kinds.ts';
import { setUp } from '../decisions/publish.ts';
import { chooseMore, dialog, openFrom, opinion, paper, pickPerson, traced } from '../everyday/at-the-desk.ts';
import { before, mayDecide, openQueue, primary } from '../leader/queue.ts';

interface Three {
  readonly officer: Desk;
  readonly head: Desk;
  readonly legal: Desk;
}

const said = { block: 'leaderOpinion', required: false, defaultText: '同意。' } as const;
const wish = '请写明经费从哪里列支。';

const sectionOf = (step: string, name: string, personId: string): StepPart => ({
  step,
  name,
  handler: named(personId),
  operations: { withdraw: true, addAfter: true },
  opinion: said,
});

/** Two sections at the same time, none of whose opinions may be lost; then a vote of three, of whom two are enough. */
const council = (idOf: IdOf): readonly ProcessPart[] => [
  {
    step: 'write',
    name: '拟写',
    fields: { title: 'required', content: 'required' },
    flowLabel: '呈报',
    operations: { withdraw: true },
  },
  {
    parallel: 'sections',
    name: '两科会签',
    countersign: true,
    branches: [[sectionOf('build', '建管科会签', idOf('陈国栋'))], [sectionOf('law', '法规科会签', idOf('孙倩'))]],
  },
  {
    step: 'vote',
    name: '班子表决',
    handler: named(...['陈国栋', '孙倩', '邱岚'].map(idOf)),
    multi: { mode: 'parallel', rule: { of: [2, 3] } },
    operations: { withdraw: true, disagree: true },
    opinion: said,
  },
  {
    choice: 'voted',
    branches: [
      { on: 'no', label: '未通过', parts: [{ end: 'refused', name: '未通过', result: 'refused' }] },
      { label: '通过', parts: [] },
    ],
  },
  { step: 'file', name: '承办落实', handler: { kind: 'starter' } },
];

/** 退回 across a fork, 取回 that comes too late, 加签 after, 表决 2/3 with one vote in 领导批阅: three persons over one matter. */
export async function throughTheCouncil(scene: Scene, three: Three): Promise<void> {
  const { officer, head } = three;
  const keeper = await scene.seat('zjj.system');
  const { idOf, kind } = await setUp(keeper, ['陈国栋', '孙倩', '邱岚']);
  const { name } = await kind(`两科会签后表决${process.pid}`, council(idOf));
  const title = about('关于更新应急抢险设备');
  await handIn(officer, name, title);
  await tooLate(three, title);
  await otherSectionFirst(head, title);
  await mendAndSendAgain(officer, title);
  await askAfter(three, title);
  await vote(three, title);
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '孙倩', '退回', wish).first().waitFor();
  await traced(officer, '孙倩', '（后加签）').first().waitFor();
  await lookAt(officer, 'council-trace');
}

/** The officer hesitates over 取回 while a section acts: his own dialog tells why it is too late. */
async function tooLate({ officer, legal }: Three, title: string): Promise<void> {
  await happened(officer).getByRole('button', { name: '取回' }).click();
  const asking = dialog(officer, '取回');
  await asking
    .getByText(/会停下/)
    .first()
    .waitFor();
  officer.watch.expect(/409/);
  await giveBack(legal, title);
  await asking.getByText(/不能取回/).waitFor();
  await lookAt(officer, 'council-too-late');
  await asking.getByRole('button', { name: '不取回' }).click();
}

/** 退回 out of the fork: it waits, because the other section's opinion must not be lost. */
async function giveBack(legal: Desk, title: string): Promise<void> {
  await openFrom(legal, '待办', title);
  await bar(legal).getByRole('button', { name: '退回修改…' }).click();
  const asking = dialog(legal, '退回修改');
  await asking.getByRole('textbox', { name: /要改什么/ }).fill(wish);
  await asking
    .getByText(/陈国栋/)
    .first()
    .waitFor();
  await lookAt(legal, 'council-return-across');
  await asking.getByRole('button', { name: /^退回给刘思远/ }).click();
  await happened(legal).getByText(/退回/).waitFor();
}

async function otherSectionFirst(head: Desk, title: string): Promise<void> {
  await openFrom(head, '待办', title);
  await opinion(head).fill('设备确需更新。');
  await bar(head).getByRole('button', { name: /^同意/ }).click();
  await happened(head).waitFor();
  await head.picture('council-other-section');
}

/** The other section had agreed to what stood there before: that its opinion stays is for the officer to say. */
async function mendAndSendAgain(officer: Desk, title: string): Promise<void> {
  await openFrom(officer, '待办', title);
  await officer.page.getByText(wish).first().waitFor();
  await officer.page.getByLabel('内容').fill('拟更新两套应急抢险设备，经费从专项列支。');
  await officer.picture('council-mend');
  await primary(officer).click();
  const asking = dialog(officer, '送出以前');
  await asking.getByText('陈国栋（建管科会签）的意见是修改之前写的').waitFor();
  await asking.getByRole('radio', { name: /保留他们的意见/ }).check();
  await asking.getByRole('button', { name: '送出' }).click();
  await happened(officer).getByText(/已送/).waitFor();
}

/** 加签 after: he looks at it when the section is done, and only then the fork is left. */
async function askAfter({ head, legal }: Three, title: string): Promise<void> {
  await openFrom(legal, '待办', title);
  await chooseMore(legal, /^加签/);
  const adding = dialog(legal, '加签');
  await adding.getByRole('radio', { name: /在我之后/ }).check();
  await pickPerson(legal, adding, '陈国栋');
  await adding.getByRole('textbox', { name: /请他们看什么/ }).fill('请看经费来源。');
  await adding.getByRole('button', { name: '加陈国栋' }).click();
  await happened(legal)
    .getByText(/陈国栋/)
    .waitFor();
  await act(legal, /^同意/, /已送陈国栋/);
  await openFrom(head, '待办', title);
  await head.page.getByText('孙倩请您在他之后提意见：请看经费来源。').waitFor();
  await opinion(head).fill('经费从设备更新专项列支。');
  await primary(head).click();
  await happened(head).waitFor();
}

/** Two of three are enough: one of them decides in 领导批阅; the third has nothing to do any more. */
async function vote({ officer, head, legal }: Three, title: string): Promise<void> {
  await openQueue(head, title);
  await before(head, title).waitFor();
  await mayDecide(head).waitFor();
  await opinion(head).fill('同意更新。');
  await lookAt(head, 'council-leader');
  await primary(head).click();
  await happened(head)
    .getByText(/已办理，还要等其他人办理/)
    .waitFor();
  await openFrom(legal, '待办', title);
  await act(legal, /^同意/, /已送刘思远承办落实/);
  await openFrom(officer, '待办', title);
  await paper(officer).getByText('同意更新。').waitFor();
  await traced(officer, '邱岚').first().waitFor();
  await officer.picture('council-passed');
  await head.visit('/');
}
