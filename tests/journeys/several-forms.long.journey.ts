import assert from 'node:assert/strict';
import type { FormTemplate } from '@gov/forms';
import { printedPages } from '#platform/testkit/printed-pages.ts';
import { act, bar, goTo } from '../browser/at-the-desk.ts';
import type { Desk } from '../browser/desk.ts';
import { phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';
import { printOf } from '../browser/printed-form.ts';
import { ask } from './leader/queue.ts';

const name = `出差报备${process.pid}`;
const reviewName = `行前安全评审表${process.pid}`;
const main = ({ page }: Desk) => page.getByRole('article', { name: '外出报备单' });
const review = ({ page }: Desk) => page.getByRole('article', { name: reviewName });

/** One process, several forms: the second step sees and fills another form than the first; both are printed, and only for who sees both. */
journey('several-forms', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  await publishReview(administrator);
  await addForm(administrator);
  await chooseRights(administrator);
  const officer = await start(scene);
  const matterId = await reviewed(scene);
  await printed(officer, matterId, ['外出报备单']);
});

const row = (label: string, key: string) => ({
  type: 'tableRow',
  content: [
    { type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text: label }] }] },
    { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] }] },
  ],
});

const template: FormTemplate = {
  name: reviewName,
  document: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: reviewName }] },
      {
        type: 'table',
        content: [row('外出地点', 'destination'), row('风险等级', 'risk'), row('防范措施', 'measures')],
      },
    ],
  },
  fields: [
    { key: 'destination', kind: 'text', label: '外出地点' },
    {
      key: 'risk',
      kind: 'choice',
      label: '风险等级',
      required: true,
      choices: [
        { value: 'LOW', label: '低' },
        { value: 'HIGH', label: '高' },
      ],
    },
    { key: 'measures', kind: 'multiline', label: '防范措施' },
  ],
  opinionBlocks: [],
};

/** The paper of the second form; drawing one is the journey `forms`. */
async function publishReview(administrator: Desk): Promise<void> {
  const { formId } = await ask(administrator, '/api/forms', { template });
  await ask(administrator, `/api/forms/${formId}/publish`, { baseVersion: 1, overNumber: 0 });
}

async function addForm(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await goTo(administrator, '应用设置');
  await page.getByRole('button', { name: '装上外出报备' }).click();
  await page.getByText(/已经装好，同事现在就能在“发起”里找到/).waitFor();
  await page.getByRole('link', { name: '看看设置，按本单位的习惯改' }).click();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: '加一张表' }).click();
  await page.getByRole('combobox', { name: '加一张表' }).fill(reviewName);
  await page.getByTitle(reviewName, { exact: true }).click();
  await page.getByText(`第 2 张：${reviewName}`).waitFor();
  await page.getByRole('combobox', { name: '取自主表，在这张表上只看不填' }).click();
  await page.getByTitle('外出地点', { exact: true }).click();
  await page.keyboard.press('Escape');
  const step = page.getByRole('listitem').filter({ hasText: '第 2 步：科室负责人审批' });
  await step.getByRole('combobox', { name: '看哪几张表' }).click();
  await page.getByTitle(reviewName, { exact: true }).last().click();
  await page.keyboard.press('Escape');
  await administrator.checkAccessibility();
  await administrator.picture('settings');
  await page.getByRole('button', { name: '保存，用表单和流程的最新版' }).click();
  await page.getByText('保存过的这几张表合成一套').waitFor();
}

/** The matrix over both forms, one form chosen; the further form says where it is used. */
async function chooseRights(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await page.getByText('保存过的这几张表合成一套').getByRole('link', { name: '谁能看和填' }).click();
  await page.getByRole('radiogroup', { name: '哪张表' }).getByText(reviewName).click();
  await page.getByRole('button', { name: '风险等级，填写申请：不看这张表' }).waitFor();
  await page.getByRole('button', { name: '风险等级，科室负责人审批：必填' }).waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('rights');
  await page.getByRole('link', { name: '回到稿纸' }).click();
  await page.getByText(/合成的一套，现在是第 1 版/).waitFor();
  await administrator.picture('composed');
  await page.getByRole('link', { name: '回到所有表单' }).click();
  await page.getByRole('link', { name: reviewName }).first().click();
  await page.getByRole('button', { name: '用在哪里' }).click();
  await page.getByText(`“${name}”`).waitFor();
  await administrator.picture('uses');
}

async function start(scene: Scene): Promise<Desk> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  await main(officer).waitFor();
  assert.equal(await review(officer).count(), 0, '第一步只看到第 1 张');
  await page.getByLabel('外出类别').selectOption({ label: '学习培训' });
  await page.getByLabel('开始日期').fill('2026-12-01');
  await page.getByLabel('结束日期').fill('2026-12-01');
  await page.getByLabel('外出地点').fill('省城培训中心');
  await page.getByLabel('外出事由').fill('参加业务培训');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  return officer;
}

async function reviewed(scene: Scene): Promise<string> {
  const head = await scene.seat('chenguodong');
  const { page } = head;
  await goTo(head, /待我办/);
  await page
    .getByRole('link', { name: /刘思远外出报备（省城培训中心）/ })
    .first()
    .click();
  await review(head).waitFor();
  await review(head).getByText('省城培训中心').waitFor();
  await bar(head).waitFor();
  const matterId = /\/matters\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url());
  await head.checkAccessibility();
  await head.picture('two-forms');
  await page.setViewportSize(phoneScreen);
  await head.picture('two-forms-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  head.watch.expect(/422/);
  await page.getByRole('button', { name: '到第 2 张（有您填的）' }).click();
  await bar(head).getByRole('button', { name: /^同意/ }).click();
  await page.getByText('还没选').first().waitFor();
  await head.picture('missing');
  await page.getByLabel('风险等级').selectOption({ label: '高' });
  await page.getByLabel('防范措施').fill('两人同行，每日报平安。');
  await act(head, /^同意/, /已办结/);
  await printed(head, matterId, ['外出报备单', reviewName]);
  await head.visit(`/matters/${matterId}`);
  await review(head).getByText('两人同行，每日报平安。').waitFor();
  return matterId;
}

/** Each form begins on a page of its own; of a form that somebody does not see nothing is printed. */
async function printed(desk: Desk, matterId: string, names: readonly string[]): Promise<void> {
  const pages = printedPages(await printOf(desk, matterId));
  const words = pages.map((page) => page.words.map(({ text }) => text).join(''));
  assert.equal(pages.length, names.length, `${desk.who}: ${words.join('\n')}`);
  for (const [at, form] of names.entries()) assert.ok(words[at]?.includes(form), `${form} on page ${at + 1}`);
  const all = words.join('');
  assert.equal(all.includes('两人同行'), names.includes(reviewName));
}
