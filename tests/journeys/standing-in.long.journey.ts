import { act, goTo, happened } from '../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { openBox, openFrom, opinion, paper, pickPerson, rows, startKind, traced } from './everyday/at-the-desk.ts';
import { arranged, bRole } from './standing-in/b-role.ts';

const title = '关于更新会议室投影设备的签报';

/**
 * 代理: a head asks a colleague to stand in, she does his work in his place, the trace and the paper say so, he takes it back. Then
 * AB岗 and a stand-in for who cannot ask himself, both set by two administrators.
 */
journey(
  'standing-in',
  async (scene) => {
    const head = await scene.seat('chenguodong');
    await ask(head);
    const officer = await send(scene);
    const colleague = await scene.seat('sunqian');
    await handle(colleague);
    await readIt(officer);
    await takeItBack(head, colleague);
    const administrators = await bRole(scene, head);
    await arranged(administrators, colleague);
  },
  8,
);

async function ask(head: Desk): Promise<void> {
  const { page } = head;
  await goTo(head, '代理');
  await page.getByRole('heading', { name: '代理', level: 1 }).waitFor();
  await page.getByText('现在没有请人代办。').waitFor();
  await head.picture('nobody-yet');
  await pickPerson(head, page.getByRole('main'), '孙倩');
  await page.getByLabel('到这一天（含）').fill(await page.getByLabel('从这一天').inputValue());
  await page.getByRole('radio', { name: '只限其中一些' }).check();
  await page.getByRole('checkbox', { name: '签报' }).check();
  await head.checkAccessibility();
  await head.picture('asking');
  await page.setViewportSize(phoneScreen);
  await head.picture('asking-phone');
  await page.setViewportSize(officeScreen);
  await page.getByRole('button', { name: '请孙倩代办' }).click();
  await happened(head).getByText('已请孙倩代办。').waitFor();
  await rows(head, '孙倩').getByText('正在代理').waitFor();
  await head.picture('asked');
}

async function send(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('内容').fill('现有投影亮度不足，拟更换一台。');
  await act(officer, /^呈报/, /已送陈国栋/);
  await page.getByRole('list', { name: '现在等谁' }).getByText('（孙倩可以代办）').waitFor();
  await officer.picture('who-is-waited-for');
  return officer;
}

async function handle(colleague: Desk): Promise<void> {
  const { page } = colleague;
  await openBox(colleague, '待办');
  await page.getByText('您在代陈国栋办理，他的工作也列在这里。').waitFor();
  await rows(colleague, title).getByText('代陈国栋').first().waitFor();
  await colleague.checkAccessibility();
  await colleague.picture('inbox');
  await page.getByRole('button', { name: '只看代办的' }).click();
  await page.getByRole('tab', { name: /^代理/, selected: true }).waitFor();
  await rows(colleague, title).first().waitFor();
  await colleague.picture('only-for-others');
  await page.setViewportSize(phoneScreen);
  await colleague.picture('only-for-others-phone');
  await page.setViewportSize(officeScreen);
  await openFrom(colleague, '代理', title);
  await page.getByText(/^陈国栋请您代办这一步/).waitFor();
  await opinion(colleague).fill('确需更换，请按程序采购。');
  await colleague.checkAccessibility();
  await colleague.picture('in-his-place');
  await page.setViewportSize(phoneScreen);
  await colleague.picture('in-his-place-phone');
  await page.setViewportSize(officeScreen);
  await act(colleague, /^同意/, /已送/);
  await traced(colleague, '孙倩（代陈国栋）').first().waitFor();
  await colleague.picture('done-in-his-place');
}

/** The starter sees on the paper and in the trace who did it for whom. */
async function readIt(officer: Desk): Promise<void> {
  await officer.page.reload();
  await paper(officer).getByText('孙倩（代陈国栋）').waitFor();
  await traced(officer, '孙倩（代陈国栋）', '确需更换，请按程序采购。').waitFor();
  await officer.picture('paper-and-trace');
}

async function takeItBack(head: Desk, colleague: Desk): Promise<void> {
  await openBox(colleague, '待办');
  await colleague.page.getByText('您在代陈国栋办理，他的工作也列在这里。').waitFor();
  await head.page.getByRole('button', { name: '收回给孙倩的代理' }).click();
  await head.page.getByText('现在没有请人代办。').waitFor();
  await head.picture('taken-back');
  await colleague.page.getByText('您在代陈国栋办理，他的工作也列在这里。').waitFor({ state: 'detached' });
  await openFrom(colleague, '已办', title);
  await traced(colleague, '孙倩（代陈国栋）').first().waitFor();
}
