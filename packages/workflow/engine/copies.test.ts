import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { CopyRule } from '../node-rules.ts';
import { by, person, scenario, step } from '../testing/scenario.ts';

const copy = (when: CopyRule['when'], ...names: string[]): CopyRule => ({ to: by(...names).handler, when });
const reviewing = (...copies: readonly CopyRule[]) => {
  const office = scenario({ ...step('核稿', '张科长'), copies }, step('签发', '李局长'));
  office.submit('拟稿');
  return office;
};
const readers = (office: ReturnType<typeof reviewing>, state = 'open') =>
  office.state.items.filter((one) => one.kind === 'read' && one.state === state).map(({ holder }) => holder.personId);

test('自动抄送：到达时和办完时各给该给的人，不挡流程，办理人自己不再收一份', () => {
  const office = reviewing(copy('entered', '钱科长', '张科长'), copy('done', '孙科长', '钱科长'));
  deepEqual(readers(office), ['钱科长']);
  office.submit('核稿');
  deepEqual(readers(office), ['钱科长', '孙科长'], '手里还有一份的不再给');
  office.expectTodo('签发:李局长');
});

test('不同意、退回的不抄送；退回后再到达，重新抄送', () => {
  const office = reviewing(copy('done', '孙科长'), copy('entered', '钱科长'));
  const { id, holder } = office.open('核稿');
  office.do({
    kind: 'read',
    item: office.state.items.find((one) => one.kind === 'read')?.id ?? 0,
    actor: person('钱科长'),
  });
  equal(
    office.do({ kind: 'return', item: id, actor: holder, to: { kind: 'starter' }, mode: 'rewalk', reason: '改' }),
    undefined,
  );
  deepEqual(readers(office), []);
  office.submit('拟稿');
  deepEqual(readers(office), ['钱科长']);
});

test('取回时没看的抄送收回；看过的不妨碍取回，也不再算没看', () => {
  const office = reviewing(copy('done', '孙科长', '钱科长'));
  office.submit('核稿');
  const [first] = office.state.items.filter((one) => one.kind === 'read');
  office.do({ kind: 'read', item: first?.id ?? 0, actor: person('孙科长') });
  const done = office.item('核稿', '张科长', 'done');
  equal(office.do({ kind: 'withdraw', item: done.id, actor: done.holder }), undefined);
  deepEqual(readers(office), []);
  deepEqual(readers(office, 'done'), ['孙科长']);
  deepEqual(readers(office, 'withdrawn'), ['钱科长']);
  office.submit('核稿');
  deepEqual(readers(office), ['钱科长'], '看过这一次的不再给');
});

test('抄送找不到人不算停下；件只能看，写了可以留言的才能写', () => {
  const office = reviewing(
    copy('entered'),
    { ...copy('entered', '钱科长'), mayComment: true },
    copy('entered', '孙科长'),
  );
  office.expectTodo('核稿:张科长');
  const [qian, sun] = office.state.items.filter((one) => one.kind === 'read');
  equal(office.do({ kind: 'comment', item: sun?.id ?? 0, actor: person('孙科长') }), 'workflow.comment-not-offered');
  equal(office.do({ kind: 'comment', item: qian?.id ?? 0, actor: person('钱科长') }), undefined);
});
