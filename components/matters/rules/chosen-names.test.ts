import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@gov/base';
import { compileForm } from '@gov/forms';
import { draftingSlip } from '@gov/forms/examples';
import { chosenNames } from './chosen-names.ts';

const compiled = compileForm(draftingSlip);
const from = (names: Readonly<Record<string, string>>) => (id: string) => names[id];
const directory = {
  person: from({ p1: '孙倩' }),
  section: from({ s1: '法规科' }),
  post: from({ o1: '科长' }),
  agency: from({ a1: '临浦区住建局' }),
};

function named(edit: JsonObject) {
  assert.ok(compiled.ok);
  return chosenNames(compiled.value, edit, directory);
}

test('whoever is chosen by an id bears the name of the directory', () => {
  const { edit, problems } = named({
    drafter: { id: 'p1', name: '市长' },
    draftingSection: { id: 's1', name: '办公厅' },
    mainRecipients: [{ id: 'a1', name: '省政府' }, { name: '各区住建局' }],
    title: '关于检查的通知',
  });

  assert.deepEqual(problems, []);
  assert.deepEqual(edit, {
    drafter: { id: 'p1', name: '孙倩' },
    draftingSection: { id: 's1', name: '法规科' },
    mainRecipients: [{ id: 'a1', name: '临浦区住建局' }, { name: '各区住建局' }],
    title: '关于检查的通知',
  });
});

test('an id nobody knows is a problem of its field, in words; an id of another kind is unknown too', () => {
  const { problems } = named({
    drafter: { id: 's1', name: '某人' },
    draftingSection: { id: 'x', name: '保密办' },
    copyRecipients: [{ id: 'p1', name: '某局' }],
  });

  assert.deepEqual(problems, [
    { path: 'drafter', message: '本单位名单里没有“某人”，请重新选人' },
    { path: 'draftingSection', message: '本单位没有“保密办”这个科室，请重新选' },
    { path: 'copyRecipients', message: '没有找到“某局”这个单位，请重新选' },
  ]);
});

test('what is no choice is left to the check of the form', () => {
  for (const value of [null, '', 7, ['x'], { name: '孙倩' }])
    assert.deepEqual(named({ drafter: value }), { edit: { drafter: value }, problems: [] });
});
