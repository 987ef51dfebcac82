import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, JsonObject } from '@gov/base';
import { draftingSlip, handlingSlip } from '@gov/forms/examples';
import {
  disclosures,
  disclosureWords,
  documentKinds,
  emptyBody,
  kindFacts,
  secrecyLevels,
  secrecyWords,
  urgencies,
  urgencyWords,
} from '@gov/gongwen';
import { describeDocument, frozenDescription, noteOf } from './describe-document.ts';
import { documentFields, electronicRecipients } from './document-fields.ts';
import { otherEditor } from './editors.ts';
import { bookFor, derivedPrefix, nextInBook, printedNumber } from './number-prefix.ts';
import { sourceKey } from './source-key.ts';

test('机关代字 is made from the short name when the agency chose none', () => {
  const made = ['市住建局', '临浦区住建局', '江州市人民政府', '市发展改革委', '局', '3号中心'].map(derivedPrefix);

  assert.deepEqual(made, ['市住建发', '临浦区住建发', '江州市发', '市发展改革发', '局发', '号发']);
});

test('函, 纪要 and 令 have books of their own, 决议 has none', () => {
  const printed = (['NOTICE', 'LETTER', 'MINUTES', 'ORDER'] as const).map((kind) => {
    const book = bookFor(kind, '江建发');
    return book && printedNumber(book, 2026, 7);
  });

  assert.deepEqual(printed, ['江建发〔2026〕7号', '江建函〔2026〕7号', '第7期', '第7号']);
  assert.equal(bookFor('RESOLUTION', '江建发'), undefined);
});

test('a book names its next number as it will be printed, also one that runs through the years', () => {
  const next = (prefix: string, year: number) => nextInBook({ prefix, year, next: 7 });

  assert.deepEqual(
    [next('江建发', 2026), next('江建纪要', 0), next('江建令', 0)],
    ['江建发〔2026〕7号', '第7期', '第7号'],
  );
});

test('印发机关 is the office of the agency, the agency itself where it is an office, or what the agency set', () => {
  const described = (agencyName: string, set?: string) => {
    const layout = { agencyName, format: 'ORDINARY' as const, body: emptyBody, attachmentNames: [] };
    return describeDocument(documentFields({}), set === undefined ? layout : { ...layout, printedBy: set });
  };
  const printedBy = (agencyName: string, set?: string) => described(agencyName, set).printedBy;
  const agencyName = '江州市人民政府办公室';
  const frozenIn = { agencyName, form: 3, disclosure: undefined } as const;
  const signed = frozenDescription(described(agencyName, '综合科'), frozenIn).printedBy;

  assert.equal(printedBy('江州市住建局'), '江州市住建局办公室');
  assert.equal(printedBy('江州市人民政府办公室'), '江州市人民政府办公室');
  assert.equal(printedBy('江州市住建局', ''), '江州市住建局办公室');
  assert.equal(printedBy('江州市住建局', '江州市住建局综合科'), '江州市住建局综合科');
  assert.equal(signed, '江州市人民政府办公室办公室', 'documents signed before it could be set stay the signed ones');
});

test('only other agencies with an id are delivered to, each once', () => {
  const fields = documentFields({
    mainRecipients: [{ id: 'a', name: '甲' }, { name: '各企业' }],
    copyRecipients: [
      { id: 'a', name: '甲' },
      { id: 'own', name: '本局' },
      { id: 'b', name: '乙' },
    ],
  });

  assert.deepEqual(electronicRecipients(fields, 'own'), [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙' },
  ]);
});

test('an editor that was silent for long is named no more, and nobody is named to himself', () => {
  const since = '2026-11-24T02:00:00.000Z' as Instant; // reason: a fixed instant for the test
  const later = '2026-11-24T02:02:00.000Z' as Instant; // reason: as above
  const editor = { personId: 'p', name: '陈国栋', since, seenAt: since };

  assert.deepEqual(otherEditor(editor, 'q', since), { name: '陈国栋', since });
  assert.equal(otherEditor(editor, 'p', since), undefined);
  assert.equal(otherEditor(editor, 'q', later), undefined);
});

test('签发人 is printed on upward documents only; file endings are not printed', () => {
  const layout = {
    agencyName: '江州市住建局',
    format: 'ORDINARY' as const,
    body: emptyBody,
    attachmentNames: ['名单.xlsx'],
    signatory: '王建华',
  };

  const notice = describeDocument(documentFields({ title: '通知', documentKind: 'NOTICE' }), layout);
  const report = describeDocument(documentFields({ title: '报告', documentKind: 'REPORT' }), layout);

  assert.equal(notice.signatoryNames, undefined);
  assert.deepEqual(report.signatoryNames, ['王建华']);
  assert.deepEqual(notice.attachments, [{ title: '名单' }]);
});

test('附注 of a 请示 says whom to ask, of anything else what its 公开属性 says', () => {
  const slip = { drafter: { name: '刘思远' }, phone: ' 0571-88888888 ', disclosure: 'ACTIVE' };
  const note = (values: JsonObject) => noteOf(documentFields({ ...slip, ...values }));

  assert.equal(note({ documentKind: 'REQUEST' }), '联系人：刘思远，联系电话：0571-88888888');
  assert.equal(note({ documentKind: 'REQUEST', phone: '' }), undefined);
  assert.equal(note({ documentKind: 'NOTICE' }), '此件公开发布');
  assert.equal(note({ documentKind: 'NOTICE', disclosure: 'NONE' }), undefined);
});

test('a 请示 signed before its 附注 named somebody to ask stays the signed one', () => {
  const values = { documentKind: 'REQUEST', drafter: { name: '刘思远' }, phone: '0571-88888888' };
  const layout = { agencyName: '江州市住建局', format: 'ORDINARY', body: emptyBody, attachmentNames: [] } as const;
  const signedNote = (disclosure: string, form: 2 | 3) => {
    const fields = documentFields({ ...values, disclosure });
    const frozenIn = { agencyName: layout.agencyName, form, disclosure: fields.disclosure };
    return frozenDescription(describeDocument(fields, layout), frozenIn).note;
  };

  assert.deepEqual([signedNote('ACTIVE', 2), signedNote('NONE', 2)], ['此件公开发布', undefined]);
  assert.equal(signedNote('ACTIVE', 3), '联系人：刘思远，联系电话：0571-88888888');
});

test('the slips offer exactly the codes and words that documents know: kind, urgency, secrecy, 公开属性', () => {
  const offered = (slip: typeof draftingSlip, key: string) => {
    const field = slip.fields.find((one) => one.key === key);
    assert.ok(field?.kind === 'choice' && 'choices' in field, key);
    return new Map(field.choices?.map(({ value, label }) => [value, label]));
  };
  const known = <K extends string>(codes: readonly K[], words: (code: K) => string) =>
    new Map(codes.map((code) => [code, words(code)]));

  const kinds = offered(draftingSlip, 'documentKind');
  assert.deepEqual([...kinds.keys()].sort(), [...documentKinds].sort());
  // 命令（令） names both words an order's title may end in.
  for (const kind of documentKinds) assert.ok(kinds.get(kind)?.startsWith(kindFacts(kind).words), kind);
  for (const slip of [draftingSlip, handlingSlip]) {
    assert.deepEqual(
      offered(slip, 'urgency'),
      known(urgencies, (code) => urgencyWords[code]),
    );
    assert.deepEqual(
      offered(slip, 'secrecyLevel'),
      known(secrecyLevels, (code) => secrecyWords[code]),
    );
  }
  assert.deepEqual(
    offered(draftingSlip, 'disclosure'),
    known(disclosures, (code) => disclosureWords[code]),
  );
});

test('one document is recognised however its number was typed; another sender, year or number is another one', () => {
  const key = sourceKey('江州市水利局', '江水发〔2026〕7号');

  const same = ['江水发[2026]7号', '江水发（2026）07号', '江水发 ﹝２０２６﹞ 第７号', '江水发【2026】7号'];
  for (const number of same) assert.equal(sourceKey('江州市 水利局', number), key, number);
  for (const number of ['江水发〔2026〕70号', '江水发〔2025〕7号', '江水函〔2026〕7号'])
    assert.notEqual(sourceKey('江州市水利局', number), key, number);
  assert.notEqual(sourceKey('临浦区水利局', '江水发〔2026〕7号'), key);
  assert.equal(sourceKey('江州市水利局', '　'), undefined);
});
