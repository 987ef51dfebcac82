import type { ProcessPart, StepPart } from '@gov/workflow';
import type { Desk } from '../../browser/desk.ts';
import { officeScreen, phoneScreen } from '../../browser/desk.ts';
import { type Kind, setUp } from '../decisions/publish.ts';
import { ask, cancel } from '../leader/queue.ts';

const write: StepPart = {
  step: 'write',
  name: '拟写',
  fields: { title: 'required', content: 'required' },
  flowLabel: '呈报',
};
const check: StepPart = { step: 'check', name: '科室核对', handler: { kind: 'sectionHead', of: 'starter' } };
const decide: StepPart = { step: 'decide', name: '批准', handler: { kind: 'chief' } };
const file: StepPart = { step: 'file', name: '承办落实', handler: { kind: 'starter' } };
const former: readonly ProcessPart[] = [write, check, decide, file];
/** The step at which both wait is gone, and nothing stands in its place. */
const latter: readonly ProcessPart[] = [write, decide, file];

const name = `核对改批准${process.pid}`;
const titles = ['需要决定的第一件', '需要决定的第二件'];

/** 需要决定: two matters wait at a step that the new version does not have; somebody says for each where it goes on. */
export async function decideForEach(administrator: Desk, officer: Desk): Promise<void> {
  const { page } = administrator;
  const kind = await (await setUp(administrator, [])).kind(name, former);
  const matterIds: string[] = [];
  for (const title of titles) matterIds.push(await handIn(officer, kind, title));
  await kind.newVersion(latter);
  await administrator.visit(`/processes/${await processOf(administrator)}/moving`);
  await page.getByText(/需要决定 2 件/).waitFor();
  await page.getByText('要您选').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('to-decide');
  await choose(administrator, 0, '批准');
  await page.getByText(/转到新版 1 件，需要决定 1 件/).waitFor();
  await administrator.picture('one-decided');
  await choose(administrator, 1, '承办落实');
  await page.getByText(/转到新版 2 件，需要决定 0 件/).waitFor();
  await page.getByText('下面逐件选好了').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('both-decided');
  await page.setViewportSize(phoneScreen);
  await administrator.picture('both-decided-phone');
  await page.setViewportSize(officeScreen);
  await move(administrator);
  for (const [at, step] of ['批准', '承办落实'].entries()) await stands(officer, matterIds[at] ?? '', step);
  for (const matterId of matterIds) await cancel(officer, matterId);
  await kind.setOpen(false);
}

/** Written and handed in; how that looks is another journey's business. */
async function handIn(officer: Desk, { code }: Kind, title: string): Promise<string> {
  const { matterId } = await ask(officer, '/api/matters', { kindCode: code });
  const { version, myTask } = await ask(officer, `/api/matters/${matterId}`);
  await ask(officer, `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, {
    ...{ expectedVersion: version, decision: 'agree' },
    values: { title, content: '请审议。' },
  });
  return matterId;
}

async function processOf(desk: Desk): Promise<string> {
  const { processes } = await ask(desk, '/api/processes');
  return processes.find((one: { readonly name: string }) => one.name === name).processId;
}

/** What is written in it is nobody's business here: the matters stand by their kind and when they were begun, the older one first. */
async function choose({ page }: Desk, at: number, step: string): Promise<void> {
  await page
    .getByRole('combobox', { name: /从哪一步接着办$/ })
    .nth(at)
    .click();
  await page.getByTitle(step, { exact: true }).last().click();
}

async function move(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '把选中的 2 件转到第 2 版…' }).click();
  const asked = page.getByRole('dialog', { name: /^把 2 件转到第 2 版/ });
  await asked.getByRole('textbox', { name: '为什么转' }).fill('不再由科室核对');
  await asked.getByRole('button', { name: '转 2 件' }).click();
  await page.getByText('2 件，转好 2 件').waitFor();
  await page.getByText(/在办的都已经按第 2 版走/).waitFor();
  await desk.picture('decided-and-moved');
}

/** Where the matter goes on now, as its own page says. */
async function stands(officer: Desk, matterId: string, step: string): Promise<void> {
  await officer.visit(`/matters/${matterId}`);
  await officer.page.getByText(step, { exact: false }).first().waitFor();
  const { openTasks } = await ask(officer, `/api/matters/${matterId}`);
  const names = openTasks.map((task: { readonly step: string }) => task.step).join();
  if (names !== step) throw new Error(`${matterId} stands at ${names}, not at ${step}`);
}
