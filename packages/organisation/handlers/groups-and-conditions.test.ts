import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileExpression, decideCondition, describe as inWords, openCondition, readSentence } from '@gov/expression';
import { identityFields } from '../conditions/identity-facts.ts';
import { matterFacts, matterFields } from '../conditions/matter-facts.ts';
import type { PersonGroup } from '../snapshot.ts';
import { actor, assignment, bureau, context, day, person, personId } from '../testing/bureau.ts';
import { describeDerivation, namesFrom } from './describe-derivation.ts';
import { dependsOnMatter, describeRule, todayIs } from './describe-rule.ts';
import type { HandlerContext, HandlerRule } from './handler-rule.ts';
import { mostPersonsFound, whereProblems } from './persons-where.ts';
import { resolveHandlers } from './resolve-handlers.ts';
import { describeWhyNot, whyNot } from './why-not.ts';

const group = (id: string, name: string, persons: readonly string[], more: Partial<PersonGroup> = {}): PersonGroup => ({
  id,
  name,
  from: day('2024-01-01'),
  personIds: persons.map(personId),
  ...more,
});

const plain = bureau({
  persons: [person('he', '何静', 'hj', { to: day('2026-01-01') })],
  assignments: [assignment('he', 'business', 'officer', 3)],
});
const office = {
  ...plain,
  groups: new Map(
    [
      group('reviewers', '预算评审组', ['zhou', 'he', 'sun']),
      group('old', '旧分组', ['zhou'], { to: day('2026-01-01') }),
      group('gone', '已离任的人', ['he']),
    ].map((one) => [one.id, one]),
  ),
};

const resolve = (rule: HandlerRule, more: Partial<HandlerContext> = {}) => resolveHandlers(office, rule, context(more));
const found = (rule: HandlerRule, more: Partial<HandlerContext> = {}) =>
  resolve(rule, more).handlers.map((h) => h.personId as string);
const why = (rule: HandlerRule, reader?: string) =>
  describeDerivation(
    resolve(rule).derivation,
    namesFrom(office, reader === undefined ? {} : { reader: personId(reader) }),
  );
const asked = (rule: HandlerRule, who: string) =>
  describeWhyNot(whyNot(office, rule, context(), personId(who)), namesFrom(office));
const where = (source: string): HandlerRule => ({ kind: 'personsWhere', where: source });

describe('谁来办: 常用分组', () => {
  const rule: HandlerRule = { kind: 'group', groupId: 'reviewers' };

  test('a group finds its persons in its own order, and says who has left', () => {
    assert.deepEqual(found(rule), ['zhou', 'sun']);
    assert.equal(
      why(rule, 'zhou'),
      '因为您在常用分组“预算评审组”里，这一步由常用分组“预算评审组”里的人办理。何静已离任，没有列入。',
    );
    assert.equal(dependsOnMatter(rule), false);
    assert.match(todayIs(rule, office, { now: context().now }).words, /今天是 周敏、孙倩/);
  });

  test('a group that is gone, ended or of nobody in office finds nobody and says which', () => {
    const [unknown, old, gone] = (['none', 'old', 'gone'] as const).map(
      (groupId): HandlerRule => ({ kind: 'group', groupId }),
    );
    assert.ok(unknown && old && gone);
    assert.deepEqual(
      [unknown, old, gone].map((one) => resolve(one).empty),
      ['unknown', 'unknown', 'vacant'],
    );
    assert.match(why(unknown), /规则里的常用分组已不存在/);
    assert.match(why(old), /常用分组“旧分组”已停用/);
    assert.match(why(gone), /常用分组“已离任的人”里没有可以办理的人。何静已离任/);
  });

  test('why somebody is not among them; who cannot handle is left out', () => {
    assert.match(asked(rule, 'li'), /李明不在常用分组“预算评审组”里。$/);
    assert.match(asked(rule, 'he'), /何静已离任/);
    const able = (id: string) => id !== 'sun';
    assert.deepEqual(found(rule, { mayHandle: able }), ['zhou']);
    assert.match(
      describeDerivation(resolve(rule, { mayHandle: able }).derivation, namesFrom(office)),
      /孙倩现在不能办理事项，没有列入/,
    );
  });
});

describe('谁来办: 对组织机构的条件', () => {
  test('everybody in office for whom it is true, in manual order, each once', () => {
    assert.deepEqual(found(where('Person.rank = "head"')), ['sun', 'li']);
    assert.deepEqual(found(where('list contains(Person.sections, "office")')), ['sun', 'wu']);
    assert.deepEqual(found(where('Person.role in ("chief", "deputyInCharge")')), ['zhao', 'qian']);
    assert.deepEqual(found(where('Person.section.id = Starter.section.id and Person.id != Starter.id')), []);
    assert.deepEqual(found(where('Person.section.id = Previous.section.id')), ['li']);
  });

  test('the rule reads as a sentence, and so does the reason', () => {
    const rule = where('Person.rank = "head" and list contains(Person.sections, "legal")');
    const words = '符合条件的人（人员的层级是科室负责人层，并且人员所属科室是法规科或者它的下级科室）';
    assert.equal(describeRule(rule, office), words);
    assert.equal(why(rule, 'li'), `因为您是法规科科长（2024-01-01 起），这一步由${words}办理。`);
    assert.match(asked(rule, 'sun'), /孙倩现在是办公室主任，不符合这条规则。$/);
    assert.deepEqual([dependsOnMatter(rule), dependsOnMatter(where('Person.id = Starter.id'))], [false, true]);
  });

  test('nobody, something unreadable, too many: nobody is found, and it is told', () => {
    assert.match(why(where('Person.title = "没有的职务"')), /2026-11-24 没有符合条件的人/);
    assert.match(why(where('Person.rank = ')), /规则里的条件读不懂/);
    assert.match(why(where('Person.none = "1"')), /有 6 项任职无法判断，没有列入/);
    assert.equal(resolve(where('Person.none = "1"')).empty, 'vacant');
  });

  test('it is bounded: a costly condition over a large agency ends, with nobody rather than with some', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `p${at}`);
    const large = bureau({
      persons: many.map((id) => person(id, id, id)),
      assignments: many.map((id) => assignment(id, 'business', 'officer', 9)),
    });
    const ask = (source: string) => {
      const { handlers, empty, derivation } = resolveHandlers(large, where(source), context());
      return [handlers.length, empty, derivation.at(-1)?.code];
    };
    const list = `[${Array.from({ length: 200 }, (_, at) => at).join(',')}]`;
    const costly = `(every a in ${list}, b in ${list} satisfies a + b >= 0) or Person.rank = "head"`;
    assert.deepEqual(ask(costly), [0, 'unknown', 'where-too-long']);
    assert.deepEqual(ask('Person.rank = "staff"'), [0, 'unknown', 'where-too-many']);
    assert.equal(ask('Person.rank = "head"')[0], 2);
    assert.ok(mostPersonsFound === 500);
  });

  test('what can never find anybody is said beforehand', () => {
    assert.deepEqual(whereProblems('Person.rank = "head"'), []);
    assert.match(whereProblems('Person.colour = "red"').join(), /没有“colour”这一部分/);
    assert.match(whereProblems('days > 3').join(), /没有“days”这一项/);
    assert.match(whereProblems('Person.title').join(), /得出来的是文字/);
    assert.match(whereProblems('Starter.rank = "head"').join(), /没有问人员的任何一项/);
    assert.equal(whereProblems('for x in [1] return x').length, 1);
  });
});

describe('条件里的发起人和事项', () => {
  const fields = matterFields(office, {
    kinds: [{ value: 'leave-request', label: '请假' }],
    urgencies: [{ value: 'URGENT', label: '加急' }],
  });
  const facts = {
    values: matterFacts(office, { starter: actor('li@legal'), kind: 'leave-request', urgency: undefined }),
  };
  const said = (source: string): string => {
    const compiled = compileExpression(source);
    assert.ok(compiled.ok);
    const answer = decideCondition(compiled.value, facts);
    return `${inWords(compiled.value, fields)}：${answer}`;
  };

  test('they are answered from the identity used at the start, and read as Chinese', () => {
    assert.equal(said('Starter.section.id = "legal"'), '发起人所在科室是法规科：yes');
    assert.equal(said('list contains(Starter.sections, "office")'), '发起人所属科室是办公室或者它的下级科室：no');
    assert.equal(said('Starter.rank in ("head", "deputy")'), '发起人的层级是科室负责人层、分管领导层之一：yes');
    assert.equal(said('Starter.role != "chief"'), '发起人的岗位类别不是主要负责人：yes');
    assert.equal(said('Starter.post.id = "head"'), '发起人的岗位是科长：yes');
    assert.equal(said('Matter.kind = "leave-request"'), '事项类别是请假：yes');
    assert.equal(said('Matter.urgency = "URGENT"'), '紧急程度是加急：unknown');
  });

  test('a sentence of the builder is read back to the same source', () => {
    for (const sentence of [
      '发起人所在科室是法规科，并且发起人的层级不是工作人员',
      '发起人所属科室不是办公室，也不是它的下级科室',
      '紧急程度是加急，或者事项类别是请假',
      '发起人的岗位名称里有“主任”',
    ]) {
      const condition = readSentence(sentence, fields);
      assert.ok(condition.ok, sentence);
    }
    const compiled = compileExpression('list contains(Starter.sections, "office")');
    assert.ok(compiled.ok);
    assert.equal(openCondition(compiled.value, fields).kind, 'rows');
  });

  test('no two of them are called alike, and none can be a key of a form', () => {
    const all = [...fields, ...identityFields('Person', office), ...identityFields('Previous', office)];
    assert.equal(new Set(all.map(({ label }) => label)).size, all.length);
    assert.ok(all.every(({ key }) => /^[A-Z]/.test(key)));
  });
});
