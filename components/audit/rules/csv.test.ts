import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvText } from './csv.ts';

test('no cell of an export begins like a formula', () => {
  for (const beginning of ['=', '+', '-', '@', '\t', '\r'])
    assert.match(csvCell(`${beginning}cmd|' /C calc'!A0`), /^"?'/, JSON.stringify(beginning));
  assert.equal(csvCell('王建华'), '王建华');
});

test('commas, quotes and line ends stay inside their cell', () => {
  assert.equal(csvText([['a,b', '说"好"', '两\n行']]), '\uFEFF"a,b","说""好""","两\n行"\r\n');
});
