import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin, mayAssign, type ProcessScope, sectionOfNew } from './process-scope.ts';

const agency: ProcessScope = { kind: 'agency' };
const of = (...ids: readonly string[]): ProcessScope => ({ kind: 'sections', sectionIds: new Set(ids) });
const process = (sectionIds: readonly string[], ofProduct = false) => ({ sectionIds, ofProduct });
const standing = new Set(['works', 'legal', 'office']);
const codeOf = (result: ReturnType<typeof sectionOfNew> | ReturnType<typeof mayAssign>) =>
  result.ok ? result.value : result.rejection.code;

test('whose a process is: the agency looks after all, a section after what is given to it, nobody but the agency after the product’s', () => {
  const rows: readonly (readonly [string, ProcessScope, ReturnType<typeof process>, boolean])[] = [
    ['the agency, given to nobody', agency, process([]), true],
    ['the agency, given to a section', agency, process(['works']), true],
    ['the agency, of the product', agency, process([], true), true],
    ['his own section', of('works'), process(['works']), true],
    ['one of several on both sides', of('legal', 'works'), process(['office', 'works']), true],
    ['another section', of('legal'), process(['works']), false],
    ['given to nobody', of('works'), process([]), false],
    ['of the product, even if a row said otherwise', of('works'), process(['works'], true), false],
    ['nothing granted that stands', of(), process(['works']), false],
    ['nothing granted, given to nobody', of(), process([]), false],
  ];
  for (const [words, scope, one, expected] of rows) assert.equal(isWithin(scope, one), expected, words);
});

test('a new process belongs to a section of its maker; only the agency’s administrator may leave it open', () => {
  const asked = (wanted?: string, own = 'works') => ({ wanted, own, standing });
  assert.equal(codeOf(sectionOfNew(agency, asked())), undefined);
  assert.equal(codeOf(sectionOfNew(agency, asked('legal'))), 'legal');
  assert.equal(codeOf(sectionOfNew(agency, asked('gone'))), 'processes.unknown-section');
  assert.equal(codeOf(sectionOfNew(of('works', 'legal'), asked())), 'works', 'where he works');
  assert.equal(codeOf(sectionOfNew(of('legal'), asked())), 'legal', 'the only one he has');
  assert.equal(codeOf(sectionOfNew(of('legal', 'office'), asked())), 'processes.unknown-section', 'it must be said');
  assert.equal(codeOf(sectionOfNew(of('legal', 'office'), asked('office'))), 'office');
  assert.equal(codeOf(sectionOfNew(of('works'), asked('legal'))), 'processes.unknown-section', 'never another’s');
  assert.equal(codeOf(sectionOfNew(of(), asked())), 'processes.unknown-section');
});

test('a process is given to sections that stand; one that has ended may stay until it is taken off; the product’s to none', () => {
  assert.deepEqual(codeOf(mayAssign(process([]), ['works', 'works', 'legal'], standing)), ['works', 'legal']);
  assert.deepEqual(codeOf(mayAssign(process(['gone']), ['gone', 'works'], standing)), ['gone', 'works']);
  assert.equal(codeOf(mayAssign(process([]), ['gone'], standing)), 'processes.unknown-section');
  assert.deepEqual(codeOf(mayAssign(process(['works']), [], standing)), []);
  assert.equal(codeOf(mayAssign(process([], true), ['works'], standing)), 'processes.product-own');
  assert.deepEqual(codeOf(mayAssign(process([], true), [], standing)), []);
});
