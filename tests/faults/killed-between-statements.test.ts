import { after, before, test } from 'node:test';
import { actOf, caseOf, type DyingOffice, dieAfterEach, dyingOffice } from './dying-server.ts';

const plain = caseOf('同意：办完往下走', '顺序环节');
const vote = caseOf('一票否决', '最后到达汇合');
const acrossFork = caseOf('退回拟稿', '并行分支里');

let dying: DyingOffice;
before(async () => {
  dying = await dyingOffice([plain, vote, acrossFork]);
});
after(() => dying.houses.living.close());

test('办理：死在任何两条语句之间，都是全有或全无，再发一次只算一次', () => dieAfterEach(dying, actOf(dying, plain)));

test('定下结果的一票：死在任何两条语句之间，都是全有或全无，再发一次只算一次', () =>
  dieAfterEach(dying, actOf(dying, vote, '赵 不同意')));

test('跨并行退回：死在任何两条语句之间，都是全有或全无，再发一次只算一次', () =>
  dieAfterEach(dying, actOf(dying, acrossFork)));
