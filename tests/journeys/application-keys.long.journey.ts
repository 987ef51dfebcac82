import assert from 'node:assert/strict';
import type { Json } from '#platform/testkit/sign-in.ts';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey, type Scene } from '../browser/journey.ts';

const keyName = `政务服务网${process.pid}`;

/** 应用密钥: made by the administrator, agreed to by the person, used by a program without any browser, ended. */
journey('application-keys', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  const application = await install(administrator);
  const key = await make(administrator, application);
  const program = programAt(scene.server.address, key);
  assert.equal((await program('/api/applications')).status, 401, '同意以前什么也打不开');
  const helper = await agree(scene);
  await use(program, helper, application);
  await revoke(administrator);
  assert.equal((await program('/api/applications')).status, 401, '停用以后马上打不开');
  await ended(helper);
});

/** 外出报备 as it comes with the product; where it is there already, it comes under another name. */
async function install(administrator: Desk): Promise<string> {
  const { page } = administrator;
  await goTo(administrator, '应用设置');
  await page.getByRole('button', { name: '装上外出报备' }).click();
  await page.getByText(/已经装好，同事现在就能在“发起”里找到/).waitFor();
  await page.getByRole('link', { name: '看看设置，按本单位的习惯改' }).click();
  const own = `外出报备（网）${process.pid % 1000}`;
  await page.getByLabel('名称', { exact: true }).fill(own);
  await page.getByRole('button', { name: '保存，用表单和流程的最新版' }).click();
  await page.getByRole('heading', { name: own, level: 1 }).waitFor();
  return own;
}

/** With the keyboard alone where it matters: the dialog is left and sent by it. */
async function make(administrator: Desk, application: string): Promise<string> {
  const { page } = administrator;
  await goTo(administrator, '应用密钥');
  await page.getByText('没有在用的应用密钥。').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('keys-none');
  await page.getByRole('button', { name: '新建应用密钥…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建应用密钥' });
  await dialog.getByText('还没有填名称').waitFor();
  await dialog.getByLabel('名称').fill(keyName);
  const person = dialog.getByRole('combobox', { name: '用谁的名义' });
  await person.fill('马晓东');
  await dialog
    .getByRole('option', { name: /马晓东/ })
    .first()
    .waitFor();
  await person.press('Enter');
  await dialog.getByRole('checkbox', { name: application }).check();
  await dialog.getByRole('checkbox', { name: '查看记录' }).check();
  const addresses = dialog.getByLabel('只能从哪些地址用');
  administrator.watch.expect(/422/);
  await addresses.fill('127.0.0.1 本机');
  await dialog.getByRole('button', { name: '建好，请马晓东同意' }).click();
  await dialog.getByText('“本机”不是地址，没有新建。').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('key-new');
  await addresses.fill('127.0.0.0/8\n::1');
  await dialog.getByRole('button', { name: '建好，请马晓东同意' }).press('Enter');
  const shown = page.getByRole('dialog', { name: `“${keyName}”的应用密钥` });
  const field = shown.getByRole('textbox', { name: '应用密钥' });
  const key = await field.inputValue();
  assert.match(key, /^gok_[A-Za-z0-9_-]{86}$/);
  await administrator.checkAccessibility();
  await administrator.picture('key-shown');
  await page.keyboard.press('Escape');
  await shown.getByText(/密钥还没有复制/).waitFor();
  await shown.getByRole('button', { name: '先不关' }).click();
  await shown.getByRole('button', { name: '复制密钥' }).click();
  await shown.getByRole('button', { name: '已复制' }).waitFor();
  await shown.getByRole('button', { name: '已经存好' }).click();
  await page.getByRole('row').filter({ hasText: keyName }).getByText('等本人同意').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('keys-waiting');
  return key;
}

/** The person hears of it on his first page. */
async function agree(scene: Scene): Promise<Desk> {
  const helper = await scene.seat('maxiaodong');
  const { page } = helper;
  await helper.visit('/');
  await page.getByRole('link', { name: '去看看要做什么，再决定' }).waitFor();
  await helper.checkAccessibility();
  await helper.picture('key-asked-at-home');
  await page.getByRole('link', { name: '去看看要做什么，再决定' }).click();
  await page.getByText(`给“${keyName}”建了一个应用密钥`).waitFor();
  await page.getByText('只能从 127.0.0.0/8、::1 用').waitFor();
  await helper.checkAccessibility();
  await helper.picture('key-asked');
  await page.getByRole('button', { name: `同意“${keyName}”用我的名义` }).click();
  await page.getByRole('heading', { name: '在用的' }).waitFor();
  await helper.checkAccessibility();
  await helper.picture('key-agreed');
  return helper;
}

type Program = ReturnType<typeof programAt>;

const programAt =
  (address: string, key: string) =>
  async (path: string, body?: object, command = 'journey-1') => {
    const head = { authorization: `Bearer ${key}`, 'idempotency-key': command };
    const file = body instanceof FormData;
    const headers = file ? head : { ...head, 'content-type': 'application/json' };
    const posted = body ? { method: 'POST', body: file ? body : JSON.stringify(body) } : {};
    const answer = await fetch(address + path, { headers, ...posted });
    return { status: answer.status, body: (await answer.json()) as Json };
  };

/** Started twice under one number: one matter, and its person finds it in the list. */
async function use(program: Program, helper: Desk, application: string): Promise<void> {
  const { applications } = (await program('/api/applications')).body;
  assert.deepEqual(
    applications.map(({ name }: { readonly name: string }) => name),
    [application],
  );
  const address = `/api/applications/${applications[0].id}`;
  const values = {
    outingKind: 'BUSINESS',
    period: { from: '2026-12-07', to: '2026-12-08' },
    destination: '省政务中心',
    reason: '参加系统对接会',
  };
  const first = await program(`${address}/matters`, { values, submit: true });
  const again = await program(`${address}/matters`, { values, submit: true });
  assert.deepEqual([first.status, again], [200, first], JSON.stringify(first.body));
  const wrong = await program(`${address}/matters`, { values: { ...values, days: '9' }, submit: true }, 'journey-2');
  assert.deepEqual([wrong.status, /[\u4e00-\u9fff]/.test(wrong.body.message)], [422, true]);
  const read = await program(`${address}/matters/${first.body.matterId}`);
  assert.equal(read.body.values.destination, '省政务中心');

  await withAttachment(program, address, values);
  const over = await program(`${address}/ended`);
  assert.deepEqual([over.status, over.body], [200, { rows: [], more: false }]);

  const { page } = helper;
  await goTo(helper, '办事应用');
  await page.getByRole('link', { name: application }).click();
  await page.getByRole('row').filter({ hasText: '省政务中心' }).waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: '省政务中心' }).count(), 1);
  await page
    .getByRole('link', { name: /省政务中心/ })
    .first()
    .click();
  await page
    .getByText(/通过应用密钥发起/)
    .first()
    .waitFor();
  await helper.picture('key-in-trace');
}

/** A draft, a file into it, and only then handed in. */
async function withAttachment(program: Program, address: string, values: object): Promise<void> {
  const draft = await program(
    `${address}/matters`,
    { values: { ...values, destination: '省水利厅' }, submit: false },
    'draft',
  );
  const matter = `${address}/matters/${draft.body.matterId}`;
  const files = new FormData();
  files.append('file', new Blob(['%PDF-1.7\n'], { type: 'application/pdf' }), '会议通知.pdf');
  const kept = await program(`${matter}/attachments`, files, 'draft-file');
  assert.deepEqual([kept.status, kept.body.attachments?.[0]?.name], [200, '会议通知.pdf'], JSON.stringify(kept.body));
  const sent = await program(`${matter}/send`, { values: {} }, 'draft-send');
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
}

async function revoke(administrator: Desk): Promise<void> {
  const { page } = administrator;
  await administrator.visit('/application-keys');
  const row = page.getByRole('row').filter({ hasText: keyName });
  await row.getByText('可以用').waitFor();
  await administrator.checkAccessibility();
  await administrator.picture('keys-good');
  await page.setViewportSize(phoneScreen);
  await administrator.picture('keys-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  await row.getByRole('button', { name: `停用${keyName}…` }).click();
  const dialog = page.getByRole('dialog', { name: `停用“${keyName}”` });
  await dialog.getByLabel('理由').fill('对接改用新的系统');
  await administrator.picture('key-revoking');
  await dialog.getByRole('button', { name: '马上停用' }).click();
  await page.getByRole('row').filter({ hasText: keyName }).getByText('已停用').waitFor();
  await administrator.picture('keys-ended');
}

async function ended(helper: Desk): Promise<void> {
  const { page } = helper;
  await helper.visit('/own-keys');
  await page
    .getByRole('listitem')
    .filter({ hasText: keyName })
    .getByText(/对接改用新的系统/)
    .waitFor();
  await page.setViewportSize(phoneScreen);
  await helper.checkAccessibility();
  await helper.picture('own-keys-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
}
