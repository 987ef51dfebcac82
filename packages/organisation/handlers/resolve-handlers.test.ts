import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { OrganisationSnapshot, PostRole } from '../snapshot.ts';
import {
  actor,
  assignment,
  assignmentId,
  bureau,
  context,
  day,
  instant,
  person,
  personId,
  post,
  postId,
  section,
  sectionId,
} from '../testing/bureau.ts';
import { roleWords } from '../words.ts';
import { describeDerivation, namesFrom } from './describe-derivation.ts';
import { describeRule, todayIs } from './describe-rule.ts';
import type { HandlerContext, HandlerRule } from './handler-rule.ts';
import { resolveHandlers } from './resolve-handlers.ts';

const noon = instant('2026-11-24T04:00:00.000Z');
const who = (snapshot: OrganisationSnapshot, rule: HandlerRule, more: Partial<HandlerContext> = {}) =>
  resolveHandlers(snapshot, rule, context(more)).handlers.map((h) => h.personId as string);
const why = (snapshot: OrganisationSnapshot, rule: HandlerRule, reader?: string, more: Partial<HandlerContext> = {}) =>
  describeDerivation(
    resolveHandlers(snapshot, rule, context(more)).derivation,
    namesFrom(snapshot, reader ? { reader: personId(reader) } : {}),
  );

const officeDirector: HandlerRule = { kind: 'postInSection', role: 'officeDirector', section: { of: 'agency' } };

describe('谁来办', () => {
  test('the office director is found and told why', () => {
    assert.deepEqual(who(bureau(), officeDirector), ['sun']);
    assert.equal(why(bureau(), officeDirector, 'sun'), '因为您是办公室主任（2025-03-01 起），这一步由办公室主任办理。');
    assert.equal(why(bureau(), officeDirector), '因为孙倩是办公室主任（2025-03-01 起），这一步由办公室主任办理。');
  });

  test('somebody in office who cannot do work is not found; if nobody remains, the answer says so', () => {
    const but = (...unable: string[]) => ({ mayHandle: (id: string) => !unable.includes(id) });
    const two = bureau({ persons: [person('he', '何静', 'hj')], assignments: [assignment('he', 'legal', 'head', 2)] });
    const heads: HandlerRule = { kind: 'sectionHead', of: { sectionId: sectionId('legal') } };
    assert.deepEqual(who(two, heads), ['li', 'he'], 'positive control');

    assert.deepEqual(who(two, heads, but('li')), ['he']);
    assert.match(why(two, heads, 'he', but('li')), /因为您是.*李明现在不能办理事项，没有列入。/);
    assert.equal(resolveHandlers(two, heads, context(but('li', 'he'))).empty, 'vacant');
    assert.match(why(two, heads, undefined, but('li', 'he')), /没有找到人。李明现在不能办理事项，没有列入。/);
    const rules: readonly HandlerRule[] = [
      officeDirector,
      { kind: 'post', postId: postId('office-director') },
      { kind: 'named', personIds: [personId('sun')] },
      { kind: 'formField', field: 'f', holds: 'person' },
      { kind: 'previousHandlersChoice', from: officeDirector },
    ];
    const more = { formValues: { f: 'sun' }, chosen: [actor('sun@office')] };
    for (const rule of rules) {
      assert.deepEqual(who(bureau(), rule, more), ['sun'], rule.kind);
      assert.deepEqual(who(bureau(), rule, { ...more, ...but('sun') }), [], rule.kind);
    }
    assert.deepEqual(who(bureau(), { kind: 'starter' }, but('zhou')), ['zhou'], 'what is a person’s own stays so');
  });

  test('before the office director took office the post is vacant, and the answer says so', () => {
    const earlier = { now: instant('2025-02-28T04:00:00.000Z') };
    const resolution = resolveHandlers(bureau(), officeDirector, context(earlier));

    assert.equal(resolution.empty, 'vacant');
    assert.match(why(bureau(), officeDirector, undefined, earlier), /办公室主任岗位在 2025-02-28 空缺/);
  });

  test('the day changes at midnight in China, not in UTC', () => {
    assert.deepEqual(who(bureau(), officeDirector, { now: instant('2025-02-28T15:59:59.000Z') }), []);
    assert.deepEqual(who(bureau(), officeDirector, { now: instant('2025-02-28T16:00:00.000Z') }), ['sun']);
  });

  test('a section without a head post of its own is led by the head of the section above', () => {
    const rule: HandlerRule = { kind: 'sectionHead', of: { sectionId: sectionId('confidential') } };
    assert.deepEqual(who(bureau(), rule), ['sun']);
    assert.match(why(bureau(), rule, 'sun'), /机要室不单设负责人，由上级科室办公室的负责人办理/);
  });

  test('who heads the legal section is found as such, as the head of his section and among all heads of sections', () => {
    const legalHead = post('legal-head', '法规科科长', 'legalHead', { sectionId: sectionId('legal') });
    const snapshot = bureau({ posts: [legalHead], assignments: [assignment('li', 'legal', 'legal-head', 1)] });
    const inAgency = (role: PostRole): HandlerRule => ({ kind: 'postInSection', role, section: { of: 'agency' } });

    assert.deepEqual(who(snapshot, inAgency('legalHead')), ['li']);
    assert.equal(why(snapshot, inAgency('legalHead'), 'li').includes('这一步由法制科室负责人办理'), true);
    assert.deepEqual(who(snapshot, { kind: 'sectionHead', of: { sectionId: sectionId('legal') } }), ['li']);
    assert.deepEqual(who(snapshot, inAgency('sectionHead')), ['li']);
    assert.deepEqual(
      who(bureau(), inAgency('legalHead')),
      [],
      'another head of a section is not the one for legal affairs',
    );
    assert.deepEqual(who(bureau(), inAgency('sectionHead')), ['li'], 'positive control');
  });

  test('who takes the place of nobody reads his own rule as the reason, and whose post is vacant', () => {
    const role = (name: PostRole): HandlerRule => ({ kind: 'postInSection', role: name, section: { of: 'agency' } });
    const asked = (name: PostRole) => resolveHandlers(bureau(), role(name), context()).derivation;
    const told = (steps: ReturnType<typeof asked>) =>
      describeDerivation(steps, namesFrom(bureau(), { reader: personId('wu') }));
    const substitute = { code: 'workflow.substitute', facts: {} };

    assert.equal(
      told([...asked('reviewer'), substitute, ...asked('documentClerk')]),
      '因为您是机要室文书（2024-01-01 起），这一步由本单位的文书办理。核稿人岗位在 2026-11-24 空缺。找不到人时改按替补的规则找。',
    );
    assert.match(
      told([...asked('reviewer'), substitute, ...asked('archivist')]),
      /^这一步由本单位的核稿人办理，但没有找到人。/,
    );
  });

  test('a vacant head post stays vacant although there is a section above', () => {
    const left = assignment('wu', 'confidential', 'head', 1, { to: day('2026-11-01') });
    const snapshot = bureau({ assignments: [left] });
    const rule: HandlerRule = { kind: 'sectionHead', of: { sectionId: sectionId('confidential') } };
    assert.equal(resolveHandlers(snapshot, rule, context()).empty, 'vacant');
  });

  test('the head of the starter’s section and of the section in a form field are found', () => {
    const head = assignment('wu', 'business', 'head', 1, { main: false });
    const snapshot = bureau({ assignments: [head] });
    assert.deepEqual(who(snapshot, { kind: 'sectionHead', of: 'starter' }), ['wu']);
    const inField: HandlerRule = { kind: 'formField', field: 'lead', holds: 'section' };
    assert.deepEqual(who(snapshot, inField, { formValues: { lead: ['legal', 'business'] } }), ['li', 'wu']);
    assert.equal(resolveHandlers(snapshot, inField, context()).empty, 'fieldEmpty');
    assert.equal(resolveHandlers(snapshot, inField, context({ formValues: { lead: 'gone' } })).empty, 'unknown');
  });

  test('the leader in charge follows the 分工 table, also for sections below, and its dates', () => {
    const rule: HandlerRule = { kind: 'deputyInCharge', of: { sectionId: sectionId('confidential') } };
    assert.deepEqual(who(bureau(), rule), ['qian']);
    assert.deepEqual(who(bureau(), rule, { now: instant('2024-12-31T04:00:00.000Z') }), []);
    assert.equal(resolveHandlers(bureau(), { kind: 'deputyInCharge', of: 'previous' }, context()).empty, 'vacant');
  });

  test('a person with two posts of the kind handles once', () => {
    const snapshot = bureau({
      assignments: [assignment('li', 'business', 'head', 1, { main: false })],
    });
    assert.deepEqual(who(snapshot, { kind: 'post', postId: postId('head') }), ['li']);
  });

  test('several holders stand in manual order, not by name or id', () => {
    const snapshot = bureau({
      persons: [person('an', '安平', 'ap'), person('bai', '白雪', 'bx')],
      assignments: [assignment('an', 'business', 'officer', 9), assignment('bai', 'business', 'officer', 1)],
    });
    const rule: HandlerRule = { kind: 'postInSection', role: 'officer', section: { sectionId: sectionId('business') } };
    assert.deepEqual(who(snapshot, rule), ['bai', 'zhou', 'an']);
  });

  test('of the persons named, who has left is not listed and the answer says so', () => {
    const snapshot = bureau({ persons: [person('li', '李明', 'lm', { to: day('2026-11-01') })] });
    const rule: HandlerRule = { kind: 'named', personIds: [personId('li'), personId('zhou')] };
    assert.deepEqual(who(snapshot, rule), ['zhou']);
    assert.match(why(snapshot, rule, 'zhou'), /李明已离任，没有列入/);
  });

  test('a choice counts only among the candidates of the rule and keeps its order', () => {
    const rule: HandlerRule = {
      kind: 'startersChoice',
      from: { kind: 'postInSection', role: 'officer', section: { of: 'agency' } },
    };
    const chosen = [actor('li@legal'), actor('zhou@business')];
    assert.deepEqual(who(bureau(), rule, { chosen }), ['zhou']);
    assert.deepEqual(who(bureau(), { kind: 'previousHandlersChoice' }, { chosen }), ['li', 'zhou']);
    assert.equal(resolveHandlers(bureau(), rule, context()).empty, 'notChosen');
  });

  test('a starter who moved handles in the present post; one who left handles no more', () => {
    const moved = bureau({
      assignments: [
        assignment('zhou', 'business', 'officer', 2, { to: day('2026-06-01') }),
        assignment('zhou', 'legal', 'officer', 2, { from: day('2026-06-01') }),
      ],
    });
    assert.deepEqual(resolveHandlers(moved, { kind: 'starter' }, context()).handlers, [actor('zhou@legal')]);
    const gone = bureau({ persons: [person('zhou', '周敏', 'zm', { to: day('2026-06-01') })] });
    assert.equal(resolveHandlers(gone, { kind: 'starter' }, context()).empty, 'vacant');
  });
});

describe('规则的说法', () => {
  test('rules read as words and name who it is today', () => {
    const words = (rule: HandlerRule) =>
      describeRule(rule, bureau(), { field: (key) => (key === 'lead' ? '承办科室' : key) });
    assert.equal(words(officeDirector), '办公室主任');
    assert.equal(words({ kind: 'sectionHead', of: 'starter' }), '发起人所在科室的负责人');
    assert.equal(words({ kind: 'deputyInCharge', of: { sectionId: sectionId('legal') } }), '分管法规科的领导');
    assert.equal(words({ kind: 'formField', field: 'lead', holds: 'section' }), '表单“承办科室”里所填科室的负责人');
    assert.equal(todayIs({ kind: 'chief' }, bureau(), { now: noon }).words, '今天是 赵立新');
    assert.equal(todayIs({ kind: 'starter' }, bureau(), { now: noon }).words, '要到办理时才知道是谁');
    assert.equal(todayIs({ kind: 'post', postId: postId('nobody') }, bureau(), { now: noon }).problem, 'unknown');
  });
});

describe('laws of the resolution', () => {
  const roles = Object.keys(roleWords) as PostRole[]; // reason: keys of a record over PostRole
  const date = fc
    .integer({ min: 0, max: 900 })
    .map((n) => day(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)));
  const span = fc
    .tuple(date, fc.option(date, { nil: undefined }))
    .map(([a, b]) => (b === undefined || b <= a ? { from: a } : { from: a, to: b }));
  const index = fc.integer({ min: 0, max: 5 });
  const parts = fc.record({
    sections: fc.array(fc.record({ parent: index, order: index, span }), { minLength: 6, maxLength: 6 }),
    posts: fc.array(fc.record({ role: fc.constantFrom(...roles), span }), { minLength: 6, maxLength: 6 }),
    persons: fc.array(span, { minLength: 6, maxLength: 6 }),
    assignments: fc.array(fc.record({ p: index, s: index, o: index, order: index, main: fc.boolean(), span }), {
      maxLength: 25,
    }),
    areas: fc.array(fc.record({ a: fc.nat(24), s: index, span }), { maxLength: 6 }),
  });
  const build = (x: typeof parts extends fc.Arbitrary<infer T> ? T : never) =>
    bureau({
      sections: x.sections.map((s, i) =>
        section(`s${i}`, `科${i}`, s.order, { parentId: sectionId(`s${s.parent}`), ...s.span }),
      ),
      posts: x.posts.map((o, i) => post(`o${i}`, `岗${i}`, o.role, o.span)),
      persons: x.persons.map((p, i) => person(`p${i}`, `人${i}`, `r${i}`, p)),
      assignments: x.assignments.map((a, i) =>
        assignment(`p${a.p}`, `s${a.s}`, `o${a.o}`, a.order, { id: assignmentId(`a${i}`), main: a.main, ...a.span }),
      ),
      deputyAreas: x.areas.map((a) => ({
        leaderAssignmentId: assignmentId(`a${a.a}`),
        sectionId: sectionId(`s${a.s}`),
        ...a.span,
      })),
    });
  const of = fc.oneof(
    fc.constant('starter' as const),
    index.map((i) => ({ sectionId: sectionId(`s${i}`) })),
  );
  const rule: fc.Arbitrary<HandlerRule> = fc.oneof(
    fc.record({ kind: fc.constant('named' as const), personIds: fc.array(index.map((i) => personId(`p${i}`))) }),
    fc.record({
      kind: fc.constant('postInSection' as const),
      role: fc.constantFrom(...roles),
      section: fc.constant({ of: 'agency' as const }),
    }),
    fc.record({ kind: fc.constant('post' as const), postId: index.map((i) => postId(`o${i}`)) }),
    fc.record({ kind: fc.constant('sectionHead' as const), of }),
    fc.record({ kind: fc.constant('deputyInCharge' as const), of }),
    fc.record({
      kind: fc.constant('personsWhere' as const),
      where: fc.constantFrom('Person.rank = "head"', 'Person.section.id = "s1"', 'Person.id != Starter.id'),
    }),
  );

  test('handlers are in office that day, each once; nobody found always has a reason; sections in a circle do no harm', () => {
    fc.assert(
      fc.property(parts, rule, date, (x, r, today) => {
        const snapshot = build(x);
        const at = context({ now: instant(`${today}T04:00:00.000Z`), starter: actor('zhou@business') });
        const { handlers, derivation, empty } = resolveHandlers(snapshot, r, at);

        assert.equal(handlers.length === 0, empty !== undefined);
        assert.equal(new Set(handlers.map((h) => h.personId)).size, handlers.length);
        for (const h of handlers) {
          const a = snapshot.assignments.get(h.assignmentId);
          assert.ok(a && a.personId === h.personId);
          for (const thing of [
            a,
            snapshot.persons.get(a.personId),
            snapshot.sections.get(a.sectionId),
            snapshot.posts.get(a.postId),
          ]) {
            assert.ok(thing && thing.from <= today && (thing.to === undefined || today < thing.to));
          }
        }
        assert.equal(JSON.stringify(JSON.parse(JSON.stringify(derivation))), JSON.stringify(derivation));
        assert.doesNotMatch(describeDerivation(derivation, namesFrom(snapshot)), /undefined|\[object/);
        assert.deepEqual(resolveHandlers(build(x), r, at), { handlers, derivation, ...(empty ? { empty } : {}) });
      }),
      { numRuns: 300 },
    );
  });
});
