import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesQuery, searchPersons } from './search-persons.ts';
import { assignment, bureau, day, person, sectionId } from './testing/bureau.ts';

const today = day('2026-11-24');
const names = (query: string, more: { sectionId?: string } = {}) =>
  searchPersons(bureau(), { query, day: today, limit: 10, ...more }).hits.map((h) => h.person.name);

test('a person is found by name, by pinyin initials and by a mixture', () => {
  const zhao = { name: '赵立新', initials: 'zlx' };
  for (const query of ['赵立新', '立新', 'zlx', 'ZLX', 'ｚｌｘ', 'lx', '赵lx', 'z新x'.slice(0, 1), '']) {
    assert.ok(matchesQuery(zhao, query), query);
  }
  for (const query of ['zx', '赵新', 'zlxy', '钱']) assert.equal(matchesQuery(zhao, query), false, query);
  assert.ok(matchesQuery({ name: '阿依古丽·买买提', initials: 'ayglmmt' }, 'mmt'));
});

test('the unit narrows the search and may be typed as a word', () => {
  assert.deepEqual(names('z'), ['赵立新', '周敏']);
  assert.deepEqual(names('z 业务'), ['周敏']);
  assert.deepEqual(names('', { sectionId: 'office' }), ['孙倩', '吴桐']);
});

test('who is left out of the search is neither shown nor counted', () => {
  const page = searchPersons(bureau(), { query: 'z', day: today, limit: 10, only: ({ name }) => name !== '赵立新' });

  assert.deepEqual([page.total, page.hits.map((h) => h.person.name)], [1, ['周敏']]);
});

test('names beginning with the query stand before others, each group in manual order', () => {
  assert.deepEqual(names('l'), ['李明', '赵立新']);
});

test('pages follow each other without gap or repeat, also when somebody before the cursor leaves', () => {
  const page = (snapshot: ReturnType<typeof bureau>, after?: string) =>
    searchPersons(snapshot, { query: '', day: today, limit: 2, ...(after ? { after } : {}) });
  const first = page(bureau());
  const left = bureau({ persons: [person('zhao', '赵立新', 'zlx', { to: today })] });
  const second = page(left, first.next);

  assert.deepEqual(
    first.hits.map((h) => h.person.name),
    ['赵立新', '钱卫东'],
  );
  assert.deepEqual(
    second.hits.map((h) => h.person.name),
    ['孙倩', '吴桐'],
  );
});

test('each keystroke over 20,000 people takes no name apart again', () => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    person(`m${i}`, `王小${String.fromCharCode(0x4e00 + (i % 500))}`, 'wx'),
  );
  const snapshot = bureau({
    persons: many,
    assignments: many.map((p, i) => assignment(p.id, 'business', 'officer', i)),
  });
  let takenApart = 0;
  for (const one of [...snapshot.persons.values()].filter(({ name }) => name.startsWith('王小')))
    Object.defineProperty(one, 'initials', {
      get() {
        takenApart += 1;
        return 'wx';
      },
    });
  const search = (query: string) =>
    searchPersons(snapshot, { query, day: today, limit: 20, sectionId: sectionId('business') }).total;
  assert.equal(search('wx'), 20_000);
  const once = takenApart;

  assert.deepEqual([search('王x'), search('wx')], [20_000, 20_000]);

  assert.ok(once >= 20_000, `${once}`);
  assert.equal(takenApart, once);
});

test('who has left or has not come yet is found only where he is asked for, behind all others and under his last post', () => {
  const tomorrow = day('2026-11-25');
  const snapshot = bureau({
    persons: [person('zhao', '赵立新', 'zlx', { to: today }), person('zeng', '曾来', 'zl', { from: tomorrow })],
    assignments: [assignment('zeng', 'business', 'officer', 9, { from: tomorrow })],
  });
  const found = (query: string, outOfOffice: boolean) => {
    const { hits, left } = searchPersons(snapshot, { query, day: today, limit: 10, outOfOffice });
    return [...hits.map((h) => `${h.person.name} ${h.absence ?? ''} ${h.assignments.length}`), left];
  };

  assert.deepEqual(found('z', false), ['周敏  1', 0]);
  assert.deepEqual(found('z', true), ['周敏  1', '曾来 COMING 1', '赵立新 LEFT 1', 1]);
  assert.deepEqual(found('业务 曾', true), ['曾来 COMING 1', 0]);
  assert.deepEqual(found('', true), found('', false));
});
