import assert from 'node:assert/strict';
import test from 'node:test';
import { leaveRequest } from '../examples/index.ts';
import { compileForm, type OpinionBlock, type OpinionEntry, opinionParts, renderTree } from '../index.ts';

const pen = { strokes: [{ width: 14, points: [1, 2, 3, 4] }] };
// reason of the cast: instants and days as they are written
const entry = {
  id: 'a',
  block: 'leaderOpinion',
  text: '同意。',
  personId: 'p',
  personName: '王建华',
  onBehalfOf: '李明',
  at: '2026-11-24T16:05:00.000Z',
  date: '2026-11-25',
} as unknown as OpinionEntry;

test('as usual an opinion stands with its name and day, and as it was drawn', () => {
  assert.deepEqual(opinionParts({ ...entry, pen }), {
    text: '同意。',
    pen,
    name: '王建华（代李明）',
    when: '2026年11月25日',
  });
});

test('name, day, time and drawing stand there as the block says; nothing is left of no opinion', () => {
  assert.equal(opinionParts(entry, { printDate: 'dateTime' }).when, '2026年11月25日 00:05', 'the clock of China');
  assert.deepEqual(opinionParts({ ...entry, pen }, { printName: false, printDate: 'none', printPen: false }), {
    text: '同意。',
    name: '',
    when: '',
  });
  assert.deepEqual(opinionParts({ ...entry, text: '', pen }, { printPen: false }).pen, pen, 'else it would be gone');
});

test('the paper says only what is not as usual, and a late reader never stands on it', () => {
  const printed = (more: Partial<OpinionBlock>) => {
    const form = compileForm({
      ...leaveRequest,
      opinionBlocks: leaveRequest.opinionBlocks.map((one) => ({ ...one, ...more })),
    });
    assert.ok(form.ok);
    const late = { ...entry, id: 'b', afterClose: true };
    const tree = renderTree(form.value, { permissions: {}, data: {}, opinions: { entries: [entry, late] } });
    const cells = tree.blocks.flatMap((one) => (one.kind === 'table' ? one.rows.flatMap((row) => row.cells) : []));
    const block = cells
      .flatMap(({ content }) => content)
      .find((one) => one.kind === 'opinions' && one.key === entry.block);
    assert.ok(block?.kind === 'opinions');
    assert.deepEqual(
      block.entries.map(({ id }) => id),
      ['a'],
    );
    return block.prints;
  };
  assert.equal(printed({}), undefined);
  assert.equal(printed({ printName: true, printDate: 'date', printPen: true }), undefined);
  assert.deepEqual(printed({ printName: false, printDate: 'dateTime' }), { printName: false, printDate: 'dateTime' });
});
