import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate, Instant } from '@gov/base';
import fc from 'fast-check';
import { exampleDocuments } from './examples/index.ts';
import {
  documentKinds,
  formatDocumentDate,
  formatDocumentNumber,
  kindFacts,
  kindOfTitle,
  mendDocumentNumber,
  numberYearOf,
  parseDocumentDate,
  parseDocumentNumber,
  parseSecrecyLevel,
} from './index.ts';

test('文种恰好是条例规定的 15 种', () => {
  assert.equal(documentKinds.length, 15);
  assert.equal(new Set(documentKinds.map((kind) => kindFacts(kind).words)).size, 15);
});

test('从标题末尾认出文种，括号里的“试行”“第几号”不影响', () => {
  assert.equal(kindOfTitle('国务院办公厅关于推广第二批支持创新相关改革举措的通知'), 'NOTICE');
  assert.equal(kindOfTitle('国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函'), 'LETTER');
  assert.equal(kindOfTitle('中华人民共和国国务院令（第707号）'), 'ORDER');
  assert.equal(kindOfTitle('关于加强管理的意见（试行）'), 'OPINION');
  assert.equal(kindOfTitle('江州市城市更新工作方案'), undefined);
  for (const example of exampleDocuments) assert.equal(kindOfTitle(example.title), example.kind, example.name);
});

test('发文字号写出来再读回去不变', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('江建发', '国办函', '沪府办', 'GB甲'),
      fc.integer({ min: 1900, max: 2099 }),
      fc.integer({ min: 1, max: 999_999 }),
      (prefix, year, sequence) => {
        const parsed = parseDocumentNumber(formatDocumentNumber(prefix, year, sequence));
        assert.deepEqual(parsed, { ok: true, value: { prefix, year, sequence } });
      },
    ),
  );
  assert.equal(formatDocumentNumber('江建发', 2026, 86), '江建发〔2026〕86号');
});

test('方括号、圆括号、虚位和“第”字都被拒绝，并给出改法', () => {
  for (const wrong of ['江建发[2026]86号', '江建发（2026）第086号', '江建发【2026】86', '江建发〔2026〕086号']) {
    assert.equal(parseDocumentNumber(wrong).ok, false, wrong);
    assert.equal(mendDocumentNumber(wrong), '江建发〔2026〕86号', wrong);
  }
  assert.equal(mendDocumentNumber('关于安全生产的通知'), undefined);
});

test('编号的年份按北京时间的签发日计算', () => {
  assert.equal(numberYearOf('2026-12-31T15:59:59.000Z' as Instant), 2026);
  assert.equal(numberYearOf('2026-12-31T16:00:00.000Z' as Instant), 2027);
});

test('成文日期不编虚位，不存在的日子不是日期', () => {
  assert.equal(formatDocumentDate('2026-07-01' as CalendarDate), '2026年7月1日');
  assert.equal(parseDocumentDate('2026年11月24日'), '2026-11-24');
  for (const wrong of ['2026年02月03日', '2026年2月30日', '二〇二六年七月一日', '26年7月1日'])
    assert.equal(parseDocumentDate(wrong), undefined, wrong);
});

test('秘密级以上不得进入本系统，工作秘密可以', () => {
  assert.deepEqual(parseSecrecyLevel('工作秘密'), { ok: true, value: 'WORK_SECRET' });
  assert.deepEqual(parseSecrecyLevel('INTERNAL'), { ok: true, value: 'INTERNAL' });
  for (const level of ['秘密', '机密★5年', '绝密', 'SECRET', 'TOP_SECRET']) {
    const refused = parseSecrecyLevel(level);
    assert.equal(refused.ok ? '' : refused.rejection.code, 'gongwen.state-secret-refused', level);
  }
});
