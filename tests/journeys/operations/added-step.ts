import { act, bar, happened } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { chooseMore, dialog, openFrom, opinion, paper, pickPerson, takeBack, traced } from '../everyday/at-the-desk.ts';

interface Three {
  readonly title: string;
  readonly officer: Desk;
  readonly head: Desk;
  readonly legal: Desk;
}

/** 加一步: between two drawn steps somebody else does one that is drawn nowhere; taken back once, then done. */
export async function addAStep(three: Three): Promise<void> {
  const { title, officer, head, legal } = three;
  await openFrom(head, '待办', title);
  await opinion(head).fill('同意采购，数量请再核实。');
  await fillIn(head);
  await dialog(head, '加一步').getByRole('button', { name: '加一步，由孙倩、邱岚核对数据' }).click();
  await happened(head).getByText('已加一步，由孙倩、再由邱岚办“核对数据”，办完再按流程往下走').waitFor();
  await head.picture('step-added');
  await takeBack(head, /孙倩的核对数据会停下/);
  await addAgain(head);
  await doIt(legal, title);
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '陈国栋', '加一步“核对数据”：请按库房实测核对数量').first().waitFor();
  await traced(officer, '孙倩', '数量无误。').waitFor();
  await officer.picture('added-step-trace');
}

async function fillIn(head: Desk): Promise<void> {
  await chooseMore(head, /^加一步/);
  const adding = dialog(head, '加一步');
  await adding.getByText('您的“科室负责人审核”现在办完，意见记“同意采购，数量请再核实。”').waitFor();
  await adding.getByRole('button', { name: '核对数据' }).click();
  await pickPerson(head, adding, '孙倩');
  await pickPerson(head, adding, '邱岚');
  await adding.getByRole('radio', { name: /依次办/ }).check();
  await adding.getByRole('textbox', { name: /请他们怎么办/ }).fill('请按库房实测核对数量。');
  await adding.getByRole('textbox', { name: '几个工作日内办完' }).fill('2');
  await adding.getByText('由孙倩接着办“核对数据”。').waitFor();
  await adding.getByText(/^办完以后，还要经过邱岚“核对数据”/).waitFor();
  await head.checkAccessibility();
  await head.picture('add-step');
  await head.page.setViewportSize(phoneScreen);
  await head.checkAccessibility();
  await head.picture('add-step-phone');
  await head.page.setViewportSize(officeScreen);
}

/** What was written is still there where it was not used up; one person is enough this time. */
async function addAgain(head: Desk): Promise<void> {
  await chooseMore(head, /^加一步/);
  const adding = dialog(head, '加一步');
  await adding.getByRole('textbox', { name: /办什么/ }).fill('核对数据');
  await pickPerson(head, adding, '孙倩');
  await adding.getByRole('textbox', { name: /请他们怎么办/ }).fill('请按库房实测核对数量。');
  await adding.getByRole('button', { name: '加一步，由孙倩核对数据' }).click();
  await happened(head).getByText('已加一步，由孙倩办“核对数据”').waitFor();
}

/** Who was named sees what is asked, that it goes on behind him, and the step in the drawing. */
async function doIt(legal: Desk, title: string): Promise<void> {
  await openFrom(legal, '待办', title);
  await legal.page.getByText('陈国栋加了这一步，请您办理：请按库房实测核对数量。').first().waitFor();
  await legal.page.getByText('流程图', { exact: true }).click();
  await legal.page.getByText('核对数据：正在办').first().waitFor({ state: 'attached' });
  await legal.picture('added-step-diagram');
  await opinion(legal).fill('数量无误。');
  await legal.checkAccessibility();
  await legal.picture('added-step');
  await bar(legal).waitFor();
  await act(legal, /^同意，送/, /已送/);
}
