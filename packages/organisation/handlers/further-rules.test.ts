import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  actor,
  assignment,
  bureau,
  context,
  day,
  person,
  personId,
  postId,
  section,
  sectionId,
} from '../testing/bureau.ts';
import { describeDerivation, namesFrom } from './describe-derivation.ts';
import { describeRule } from './describe-rule.ts';
import type { HandlerContext, HandlerRule } from './handler-rule.ts';
import { resolveHandlers } from './resolve-handlers.ts';
import { describeWhyNot, fieldsOfRule, whyNot } from './why-not.ts';

/** 业务科 with a head 郑 and officers 周 何; below it 一组 without a head, where 冯 works; 钱 in charge of 业务科. */
const office = bureau({
  sections: [section('team', '一组', 1, { parentId: sectionId('business') })],
  persons: [person('zheng', '郑直', 'zz'), person('he', '何静', 'hj'), person('feng', '冯远', 'fy')],
  assignments: [
    assignment('zheng', 'business', 'head', 1),
    assignment('he', 'business', 'officer', 3),
    assignment('feng', 'team', 'officer', 1),
  ],
  deputyAreas: [
    { leaderAssignmentId: 'qian@leaders' as never, sectionId: sectionId('business'), from: day('2025-01-01') },
  ], // reason: tests write ids as literals
});
const found = (rule: HandlerRule, more: Partial<HandlerContext> = {}, of = office) =>
  resolveHandlers(of, rule, context(more)).handlers.map((h) => h.personId as string);
const empty = (rule: HandlerRule, more: Partial<HandlerContext> = {}, of = office) =>
  resolveHandlers(of, rule, context(more)).empty;
const why = (rule: HandlerRule, more: Partial<HandlerContext> = {}, reader?: string) =>
  describeDerivation(
    resolveHandlers(office, rule, context(more)).derivation,
    namesFrom(office, { stepName: () => '核稿', ...(reader ? { reader: personId(reader) } : {}) }),
  );
const by = (id: string) => ({ starter: actor(id) });

describe('谁来办: 科室全体、上级', () => {
  const members: HandlerRule = { kind: 'sectionMembers', of: 'starter' };

  test('all members of a section, with or without its head', () => {
    assert.deepEqual(found(members), ['zheng', 'zhou', 'he']);
    assert.deepEqual(found({ ...members, heads: 'without' }), ['zhou', 'he']);
    assert.match(
      why(members, {}, 'he'),
      /^因为您是业务科科员（2024-01-01 起），这一步由发起人所在科室的全体人员办理。/,
    );
    const nobodyElse: HandlerRule = { kind: 'sectionMembers', of: { sectionId: sectionId('legal') }, heads: 'without' };
    assert.equal(empty(nobodyElse), 'vacant');
    assert.match(why(nobodyElse), /法规科在 2026-11-24 没有可以办理的人员/);
  });

  test('the head of the section above, and where there is none', () => {
    const above: HandlerRule = { kind: 'sectionHead', of: 'starter', above: 1 };
    assert.deepEqual(found(above, by('feng@team')), ['zheng']);
    assert.equal(empty(above), 'unknown');
    assert.match(why(above), /它上面没有 1 级科室/);
  });

  test('a role is looked for upward from the own section', () => {
    const clerk: HandlerRule = { kind: 'postInSection', role: 'officer', section: { of: 'starter', upward: true } };
    const head: HandlerRule = { kind: 'postInSection', role: 'sectionHead', section: { of: 'starter', upward: true } };
    assert.deepEqual(found(clerk, by('feng@team')), ['feng']);
    assert.deepEqual(found(head, by('feng@team')), ['zheng']);
    assert.equal(empty(head, by('sun@office')), 'vacant');
  });

  const superior: HandlerRule = { kind: 'superior', of: 'starter' };

  test('the superior of an officer is his head, of a head the leader in charge, of a leader the chief; the chief has none', () => {
    assert.deepEqual(found(superior), ['zheng']);
    assert.deepEqual(found(superior, by('feng@team')), ['zheng']);
    assert.deepEqual(found(superior, by('zheng@business')), ['qian']);
    assert.deepEqual(found(superior, by('qian@leaders')), ['zhao']);
    assert.deepEqual(found({ ...superior, levels: 2 }), ['qian']);
    assert.equal(empty(superior, by('zhao@leaders')), 'vacant');
    assert.match(why(superior, by('zhao@leaders')), /赵立新上面没有这一级的领导/);
  });

  test('superiors one after the other, so many or up to a role', () => {
    assert.deepEqual(found({ kind: 'superiors', of: 'starter', upTo: { role: 'chief' } }), ['zheng', 'qian', 'zhao']);
    assert.deepEqual(found({ kind: 'superiors', of: 'starter', upTo: { levels: 2 } }), ['zheng', 'qian']);
    assert.deepEqual(found({ kind: 'superiors', of: 'starter', upTo: { role: 'deputyInCharge' } }), ['zheng', 'qian']);
    assert.deepEqual(found({ kind: 'superiors', of: 'starter', upTo: { role: 'chief' } }, by('zheng@business')), [
      'qian',
      'zhao',
    ]);
  });

  test('a vacant head stops who asks for the direct superior, and is told where others remain', () => {
    const vacant = bureau({
      assignments: [assignment('he', 'business', 'head', 1, { to: day('2026-01-01') })],
      persons: [person('he', '何静', 'hj')],
    });
    assert.equal(empty(superior, {}, vacant), 'vacant');
    const chain: HandlerRule = { kind: 'superiors', of: 'starter', upTo: { role: 'chief' } };
    assert.deepEqual(found(chain, {}, vacant), ['zhao']);
    const told = resolveHandlers(vacant, chain, context()).derivation;
    assert.match(describeDerivation(told, namesFrom(vacant)), /业务科的负责人岗位在 2026-11-24 空缺/);
  });
});

describe('谁来办: 合并、排除、条件', () => {
  const officers: HandlerRule = { kind: 'postInSection', role: 'officer', section: { of: 'agency' } };
  const named = (...ids: string[]): HandlerRule => ({ kind: 'named', personIds: ids.map(personId) });

  test('but not who drafted it', () => {
    const rule: HandlerRule = { kind: 'except', from: officers, without: [{ kind: 'starter' }] };
    assert.deepEqual(found(officers), ['zhou', 'he', 'feng'], 'positive control');
    assert.deepEqual(found(rule), ['he', 'feng']);
    assert.match(why(rule, {}, 'he'), /这一步由本单位的承办人（不含发起人）办理。.*按规则排除了周敏。/);
    const own: HandlerRule = {
      kind: 'except',
      from: { kind: 'sectionHead', of: 'starter' },
      without: [{ kind: 'starter' }],
    };
    assert.equal(empty(own, by('zheng@business')), 'vacant');
  });

  test('who belongs to all, in the order of the first; who belongs to one', () => {
    const both: HandlerRule = { kind: 'intersection', rules: [officers, { kind: 'sectionMembers', of: 'starter' }] };
    assert.deepEqual(found(both), ['zhou', 'he']);
    assert.match(why(both, {}, 'he'), /冯远不符合全部条件，没有列入/);
    assert.deepEqual(found({ kind: 'union', rules: [{ kind: 'chief' }, named('he', 'zhao')] }), ['zhao', 'he']);
    assert.equal(empty({ kind: 'intersection', rules: [{ kind: 'chief' }, named('he')] }), 'vacant');
  });

  test('the first true condition decides; what cannot be told counts as no and is told', () => {
    const rule: HandlerRule = {
      kind: 'byCondition',
      cases: [
        { when: 'unreadable', rule: named('sun') },
        { when: 'large', rule: { kind: 'chief' } },
      ],
      otherwise: { kind: 'sectionHead', of: 'starter' },
    };
    const holds = (large: boolean) => ({ holds: (c: string) => (c === 'large' ? large : ('unknown' as const)) });
    assert.deepEqual(found(rule, holds(true)), ['zhao']);
    assert.deepEqual(found(rule, holds(false)), ['zheng']);
    assert.deepEqual(found(rule), ['zheng'], 'nobody evaluates: the declared other way');
    assert.match(why(rule, holds(true)), /符合所列的第 2 个条件。有条件因表单没有填全而无法判断/);
    assert.match(why(rule, holds(false)), /按“其他情况”办/);
  });

  test('one of several: in turn, by work or by lot; equal ones in manual order', () => {
    const rule: HandlerRule = { kind: 'oneOf', from: officers, by: 'leastWork' };
    const work: Record<string, number> = { zhou: 3, he: 1, feng: 1 };
    const weighs: HandlerContext['weighs'] = (_, id) => work[id] ?? 0;
    assert.deepEqual(found(rule, { weighs }), ['he']);
    assert.deepEqual(found(rule), ['zhou']);
    assert.match(why(rule, { weighs }, 'he'), /在 3 个人里按待办最少的轮到您/);
    assert.doesNotMatch(why(rule, { weighs }), /周敏/, 'who was not chosen is not held up');
  });

  test('the same person again, in the present post; nobody when the step was not done', () => {
    const rule: HandlerRule = { kind: 'sameAs', node: 'review' };
    const doneBy = () => [actor('he@business')];
    assert.deepEqual(found(rule, { doneBy }), ['he']);
    assert.match(why(rule, { doneBy }, 'he'), /^因为您办过“核稿”，这一步由办过“核稿”的人办理。/);
    assert.equal(empty(rule), 'vacant');
    assert.match(why(rule), /“核稿”还没有人办过/);
  });

  test('who cannot handle is left out inside a combination too', () => {
    const mayHandle = (id: string) => id !== 'he';
    assert.deepEqual(found({ kind: 'except', from: officers, without: [{ kind: 'starter' }] }, { mayHandle }), [
      'feng',
    ]);
    assert.deepEqual(found({ kind: 'oneOf', from: named('he', 'feng'), by: 'lot' }, { mayHandle }), ['feng']);
  });

  test('words of every further rule', () => {
    const words = (rule: HandlerRule) => describeRule(rule, office, { step: () => '核稿' });
    assert.equal(words({ kind: 'superior', of: 'previous', levels: 2 }), '上一步办理人的上 2 级领导');
    assert.equal(
      words({ kind: 'superiors', of: 'starter', upTo: { role: 'chief' } }),
      '发起人的逐级上级（直到主要负责人）',
    );
    assert.equal(words({ kind: 'oneOf', from: officers, by: 'turn' }), '本单位的承办人中的一人（轮流）');
    assert.equal(
      words({ kind: 'union', rules: [{ kind: 'chief' }, { kind: 'post', postId: postId('deputy') }] }),
      '主要负责人和副局长',
    );
    assert.equal(
      words({ kind: 'byCondition', cases: [{ when: 'x', rule: { kind: 'chief' } }], otherwise: { kind: 'starter' } }),
      '按条件确定的人（主要负责人，或发起人）',
    );
    assert.equal(
      words({ kind: 'postInSection', role: 'documentClerk', section: { of: 'starter', upward: true } }),
      '发起人所在科室或上级科室的文书',
    );
  });
});

describe('为什么不是某某', () => {
  const director: HandlerRule = { kind: 'postInSection', role: 'officeDirector', section: { of: 'agency' } };
  const ask = (rule: HandlerRule, id: string, more: Partial<HandlerContext> = {}, of = office) =>
    describeWhyNot(whyNot(of, rule, context(more), personId(id)), namesFrom(of));

  test('who holds other posts, and who it is', () => {
    assert.equal(ask(director, 'li'), '这一步由办公室主任办理，现在是孙倩。李明现在是法规科科长，不符合这条规则。');
    assert.equal(ask(director, 'sun'), '这一步由办公室主任办理，现在是孙倩。孙倩就在应当办理的人里。');
    assert.match(
      describeWhyNot(
        whyNot(office, director, context(), personId('li')),
        namesFrom(office, { reader: personId('li') }),
      ),
      /。您现在是法规科科长/,
    );
  });

  test('who has left, who cannot handle, who was excluded, who was not chosen, whose turn it was not', () => {
    const left = bureau({ persons: [person('li', '李明', 'lm', { to: day('2026-01-01') })] });
    assert.match(ask(director, 'li', {}, left), /。李明已离任。$/);
    assert.match(
      ask(director, 'sun', { mayHandle: (id) => id !== 'sun' }),
      /现在没有找到人。孙倩现在不能办理事项，没有列入。$/,
    );
    const officers: HandlerRule = { kind: 'postInSection', role: 'officer', section: { of: 'agency' } };
    assert.match(
      ask({ kind: 'except', from: officers, without: [{ kind: 'starter' }] }, 'zhou'),
      /。按规则排除了周敏。$/,
    );
    const chosen = { chosen: [actor('he@business')] };
    assert.match(ask({ kind: 'startersChoice', from: officers }, 'feng', chosen), /。选人的时候没有选冯远。$/);
    assert.match(ask({ kind: 'oneOf', from: officers, by: 'turn' }, 'feng'), /冯远也符合条件，这次轮到别人。$/);
  });

  test('the fields a rule reads are known, whatever it is built of', () => {
    const rule: HandlerRule = {
      kind: 'except',
      from: { kind: 'sectionMembers', of: { field: 'section' } },
      without: [{ kind: 'union', rules: [{ kind: 'formField', field: 'secret', holds: 'person' }] }],
    };
    assert.deepEqual(fieldsOfRule(rule), ['section', 'secret']);
  });
});
