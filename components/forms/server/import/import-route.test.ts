import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { handlingSlipFile } from '../../testing/office-files.ts';

let house: TestHouse;
let administrator: Visitor;
let clerk: Visitor;
before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  administrator = await signIn(house.app, 'jz.system', testPassword);
  clerk = await signIn(house.app, 'jz.clerk', testPassword);
});
after(() => house.close());

const slip = { name: '收文处理单.docx', content: Buffer.from(handlingSlipFile()) };

test('系统管理员上传 Word 表格，得到可以设计的表单；别人不行', async () => {
  const answer = await administrator.upload('/api/forms/import', [slip]);
  const refused = await clerk.upload('/api/forms/import', [slip]);

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.body.template.name, '收文处理单');
  assert.equal(refused.status, 403);
});

test('读不了的文件说出原因和下一步，太大的不收', async () => {
  const old = await administrator.upload('/api/forms/import', [
    { name: '表.doc', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
  ]);
  const large = await administrator.upload('/api/forms/import', [
    { name: '表.docx', content: Buffer.alloc(10 * 1_048_576 + 1, 'x') },
  ]);
  const none = await administrator.upload('/api/forms/import', []);

  assert.equal(old.status, 415);
  assert.match(old.body.nextStep, /另存为/);
  assert.equal(large.status, 413);
  assert.equal(none.status, 422);
  assert.deepEqual(house.problems, []);
});
