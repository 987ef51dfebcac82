import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarDate, plainCalendar } from '@gov/base';
import { dayView } from '@gov/organisation';
import { assignment, type BureauParts, bureau, instant, person, postId, section } from '@gov/organisation/testing';
import { buildProcess, type ProcessPart } from '@gov/workflow';
import { nobodyFindings, scanNobody, scanStarters } from './scan-nobody.ts';

const now = instant('2026-11-24T04:00:00.000Z');

function scanned(parts: readonly ProcessPart[], more: BureauParts = {}): readonly string[] {
  const organisation = bureau(more);
  const program = buildProcess({ id: 'p', name: '请假', parts: [{ step: 'apply', name: '填写' }, ...parts] });
  const view = dayView(organisation, '2026-11-24' as CalendarDate); // reason: a literal in the branded format
  const starters = scanStarters(organisation, view, () => true);
  const found = scanNobody(program, starters, { organisation, now, calendar: plainCalendar, mayHandle: () => true });
  return nobodyFindings(program, found, {
    starters,
    sectionName: (id) => organisation.sections.get(id)?.name ?? '',
  }).map(({ level, message }) => `${level} ${message}`);
}

const head = { step: 'head', name: '科长审核', handler: { kind: 'sectionHead', of: 'starter' } } as const;
const chief = { step: 'sign', name: '局长审批', handler: { kind: 'chief' } } as const;

test('每个科室都当一回发起人：缺科长的科室一次说全，别的步骤不提', () => {
  deepEqual(scanned([head, chief]), ['warning 在业务科发起时，“科长审核”找不到人。']);
});

test('哪个科室都找不到，说“不论在哪个科室”；规则里的岗位没有了，是错误；没有人时另有找法的不算', () => {
  deepEqual(scanned([chief], { assignments: [assignment('zhao', 'leaders', 'deputy', 1)] }), [
    'warning 不论在哪个科室发起，“局长审批”找不到人。',
  ]);
  deepEqual(scanned([{ ...chief, handler: { kind: 'post', postId: postId('gone') } }]), [
    'error 不论在哪个科室发起，“局长审批”找不到人。',
  ]);
  deepEqual(scanned([{ ...head, whenNobody: [{ kind: 'rule', rule: { kind: 'chief' } }] }]), []);
});

test('按发起人分路的，走不到的路不算；按表单分路的，每条路都算；要人选的不算', () => {
  const branch = (when: string): ProcessPart => ({
    choice: 'c',
    name: '分路',
    branches: [{ when, parts: [head] }, { parts: [] }],
  });
  deepEqual(scanned([branch('Starter.section.name = "法规科"')]), []);
  deepEqual(scanned([branch('days > 3')]), ['warning 在业务科发起时，“科长审核”找不到人。']);
  deepEqual(scanned([{ step: 'x', name: '承办', handler: { kind: 'previousHandlersChoice' } }]), []);
});

test('没有授权知悉工作秘密的人按步骤说一次，都授权了的不提', () => {
  const organisation = bureau();
  const program = buildProcess({ id: 'p', name: '请假', parts: [{ step: 'apply', name: '填写' }, head, chief] });
  const starters = scanStarters(organisation, dayView(organisation, '2026-11-24' as CalendarDate), () => true); // reason: a literal in the branded format
  const scan = { organisation, now, calendar: plainCalendar, mayHandle: () => true };
  const told = (mayKnow: (name: string) => boolean) =>
    nobodyFindings(
      program,
      scanNobody(program, starters, {
        ...scan,
        mayKnow: (personId) => mayKnow(organisation.persons.get(personId)?.name ?? ''),
      }),
      { starters, sectionName: (id) => organisation.sections.get(id)?.name ?? '' },
    ).map(({ element, message }) => `${element} ${message}`);
  const absent = 'head 在业务科发起时，“科长审核”找不到人。';
  const [boss] = starters.filter(({ role }) => role === 'chief');
  const name = organisation.persons.get(boss?.personId ?? ('' as never))?.name ?? ''; // reason: no id at all

  deepEqual(
    told(() => true),
    [absent],
  );
  deepEqual(
    told((who) => who !== name).at(-1),
    `sign “局长审批”会找到没有授权知悉工作秘密的人：${name}。定为工作秘密的事项也会送给他们。`,
  );
});

test('两万人、三百个科室，六十步的流程，十几秒之内查完', () => {
  const sections = Array.from({ length: 300 }, (_, at) => section(`s${at}`, `科室${at}`, 10 + at));
  const persons = Array.from({ length: 20_000 }, (_, at) => person(`p${at}`, `职工${at}`, 'zg'));
  const assignments = persons.map(({ id }, at) => assignment(id, `s${at % 300}`, at < 299 ? 'head' : 'officer', at));
  const steps = Array.from({ length: 60 }, (_, at) => ({ ...head, step: `h${at}`, name: `审核${at}` }));
  const begun = process.cpuUsage().user;

  const found = scanned(steps, { sections, persons, assignments });

  ok((process.cpuUsage().user - begun) / 1e6 < 15, 'it ends in reasonable time');
  deepEqual(found.length, 60);
  ok(found[0]?.startsWith('warning 在业务科、科室299发起时，“审核0”'), found[0]);
});
