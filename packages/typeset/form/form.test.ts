import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, type FormOpinions, noOpinions, renderTree, type TextMark } from '@gov/forms';
import { handlingSlip } from '@gov/forms/examples';
import fc from 'fast-check';
import type { FontRoles } from '../document-description.ts';
import { words } from './form-text.ts';
import { typesetForm } from './typeset-form.ts';

const role = { family: 'Face', weight: 400 };
const fonts: FontRoles = { title: role, body: role, kai: role, hei: role, song: role, fallback: role };

function programOf(data: Readonly<Record<string, string>>, opinions: FormOpinions = noOpinions): string {
  const form = compileForm(handlingSlip);
  assert.ok(form.ok);
  const tree = renderTree(form.value, {
    permissions: { remark: 'hidden' },
    data,
    opinions,
    agencyName: '江州市住建局',
  });
  return typesetForm({ tree, title: '收文', foot: '打印', pictures: new Map(), fonts, missingIn: () => [] });
}

/** The program without its string literals: all that is code. */
const codeOf = (program: string): string => program.replace(/"(?:[^"\\]|\\.)*"/gu, '""');

const attack = fc
  .array(
    fc.constantFrom(
      '#',
      '"',
      '\\',
      '$',
      '[',
      ']',
      '{',
      '}',
      '(',
      ')',
      '\n',
      '\u2028',
      '\u202e',
      '`',
      '//',
      '*/',
      'read',
      'import',
      '甲',
      '𠮷',
      'x'.repeat(30),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('whatever is typed, the program is the same: only its string literals differ', () => {
  const plain = codeOf(words('甲'));
  fc.assert(
    fc.property(attack, (text) => {
      const code = codeOf(words(text));
      assert.match(code, /^(?:text\(""\)|box\(text\(""\)\)|linebreak\(\)|\.join\(\)| \+ |[(), ])*$/u, code);
    }),
  );
  assert.equal(plain, 'text("")');
});

test('an attack in a field leaves the rest of the form as it is', () => {
  const usual = codeOf(programOf({ title: '甲', sourceAgency: '乙' }));
  for (const text of ['#import "/etc"', '"); #read("x', '\\', '\\"', '$ x $ *b* _i_', '] } ) //', '/* ']) {
    assert.equal(codeOf(programOf({ title: text, sourceAgency: text })), usual, text);
  }
});

test('what is hidden is not in the program, nor an opinion of a former round', () => {
  const entry = {
    id: 'a',
    block: 'leaderInstruction',
    personId: 'p',
    personName: '王建华',
    at: '2026-11-24T02:00:00.000Z',
    date: '2026-11-24',
  };
  // reason of the cast: instants and days as they are written
  const opinions = {
    entries: [
      { ...entry, text: '同意。' },
      { ...entry, id: 'b', text: '重报。', superseded: true },
    ],
  } as unknown as FormOpinions;

  const program = programOf({ title: '关于供热的请示', remark: '不给看的' }, opinions);

  assert.match(program, /关于供热的请示/);
  assert.match(program, /同意。/);
  assert.doesNotMatch(program, /不给看的|重报/);
});

test('cells keep their spans and shares, and a row its least height', () => {
  const program = programOf({});
  assert.match(program, /ruled\(\(14\.9fr, 36\.6fr, 14\.9fr, 33\.7fr, 0pt,\)/);
  assert.equal(program.match(/colspan: 3, rowspan: 1/g)?.length, 7);
  assert.match(program, /least\(117pt, true\)/, 'six lines of 18 pt and 9 pt around them');
});

test('cells without lines draw none, the frame of such a table is drawn by the cells at its edge', () => {
  const bare = (unruled: readonly string[]) => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1, unruled },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '字' }] }],
  });
  const form = compileForm({
    name: '表',
    document: {
      type: 'doc',
      content: [{ type: 'table', content: [{ type: 'tableRow', content: [bare(['top', 'right']), bare([])] }] }],
    },
    fields: [],
    opinionBlocks: [],
  });
  assert.ok(form.ok);
  const tree = renderTree(form.value, { permissions: {}, data: {}, opinions: noOpinions });
  const program = typesetForm({ tree, title: '', foot: '', pictures: new Map(), fonts, missingIn: () => [] });

  assert.match(program, /partly-ruled\(\(/);
  assert.match(program, /stroke: \(top: none, right: none, bottom: outer, left: outer\)/);
  assert.match(program, /stroke: \(top: outer, right: outer, bottom: outer, left: none\)/);
});

test('looks of words, cells and lines are printed as the design says, and nothing else that stands in a mark', () => {
  const said = (text: string, marks: readonly TextMark[]) => ({ type: 'text', text, marks });
  const cell = (vertical: string) => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1, vertical },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: vertical }] }],
  });
  const looks = [
    { type: 'bold' },
    { type: 'underline' },
    { type: 'face', attrs: { face: 'kai' } },
    { type: 'size', attrs: { size: '三号' } },
    { type: 'red' },
  ];
  const hostile = [
    { type: 'face', attrs: { face: '"); #read("x' } },
    { type: 'size', attrs: { size: '1pt, fill: blue' } },
  ];
  const form = compileForm({
    name: '表',
    document: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [said('红头', looks), said('平常', hostile)] },
        { type: 'redLine' },
        {
          type: 'table',
          attrs: { frame: 'thick' },
          content: [{ type: 'tableRow', content: [cell('top'), cell('bottom'), cell('aside')] }],
        },
      ],
    },
    fields: [],
    opinionBlocks: [],
  });
  assert.ok(form.ok);
  const tree = renderTree(form.value, { permissions: {}, data: {}, opinions: noOpinions });
  const program = typesetForm({ tree, title: '', foot: '', pictures: new Map(), fonts, missingIn: () => [] });

  assert.match(
    program,
    /underlined\(text\(\.\.kai-face, size: 16pt, fill: red, strong-run\(text\("红头"\)\)\)\) \+ text\("平常"\)/,
  );
  assert.match(program, /^#red-line$/m);
  assert.match(program, /ruled\(frame: thick, \(/);
  assert.match(program, /align: left \+ top, \{/);
  assert.match(program, /align: left \+ bottom, \{/);
  assert.doesNotMatch(program, /#read|fill: blue|aside\)/);
});

test('a form that lies across A4 is printed so, any other upright', () => {
  const programFor = (attrs: Readonly<Record<string, boolean>>): string => {
    const form = compileForm({ ...handlingSlip, document: { ...handlingSlip.document, attrs } });
    assert.ok(form.ok);
    const tree = renderTree(form.value, { permissions: {}, data: {}, opinions: noOpinions });
    return typesetForm({ tree, title: '', foot: '', pictures: new Map(), fonts, missingIn: () => [] });
  };

  assert.match(programFor({ landscape: true }), /#set page\(width: 297mm, height: 210mm\)/);
  assert.match(programFor({}), /#set page\(width: 210mm, height: 297mm\)/);
});

test('a field that is read on a line of its own says its name; below words that name it, and in the middle, it does not', () => {
  const line = (...content: readonly object[]) => ({ type: 'paragraph', content });
  const field = { type: 'formField', attrs: { key: 'place' } };
  const programOf = (...content: readonly object[]): string => {
    const form = compileForm({
      ...handlingSlip,
      fields: [{ key: 'place', kind: 'text', label: '去向' }],
      opinionBlocks: [],
      document: { type: 'doc', content: content as never }, // reason: nodes as a template has them
    });
    assert.ok(form.ok, JSON.stringify(form));
    const tree = renderTree(form.value, { permissions: {}, data: { place: '省城' }, opinions: noOpinions });
    return typesetForm({ tree, title: '', foot: '', pictures: new Map(), fonts, missingIn: () => [] });
  };
  assert.match(programOf(line(field)), /去向：/);
  assert.doesNotMatch(programOf(line({ type: 'text', text: '去向：' }), line(field)), /去向：.*去向：/s);
  assert.doesNotMatch(programOf({ ...line(field), attrs: { textAlign: 'center' } }), /去向：/);
});
