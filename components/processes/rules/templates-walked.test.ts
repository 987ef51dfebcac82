import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarDate, type Instant, plainCalendar } from '@gov/base';
import { dayView, type ResolvedHandler, resolveHandlers } from '@gov/organisation';
import { assignment, bureau, instant, person, post } from '@gov/organisation/testing';
import { compile, type Facts, type Program } from '@gov/workflow';
import { beginWalk, letTimePass, presentOf, type TurnButton, turnsOf, type Walk, walkOn } from '@gov/workflow/walk';
import { nobodyFindings, scanNobody, scanStarters } from './gate/scan-nobody.ts';
import { newProcess, processTemplates } from './templates.ts';

const now = instant('2026-11-24T04:00:00.000Z');
/** Everybody whom the templates ask for: a head of each section, a leader in charge, the clerk and the keeper of the seal. */
const office = bureau({
  posts: [post('keeper', '印章管理员', 'sealKeeper')],
  persons: [person('he', '何静', 'hj'), person('ma', '马晓东', 'mxd')],
  assignments: [assignment('he', 'business', 'head', 1), assignment('ma', 'office', 'keeper', 3)],
  deputyAreas: ['legal', 'business', 'leaders'].map((sectionId) => ({
    leaderAssignmentId: 'qian@leaders' as never, // reason: an id of the bureau
    sectionId: sectionId as never, // reason: an id of the bureau
    from: '2025-01-01' as CalendarDate, // reason: a literal in the branded format
  })),
});
const who = (id: string): ResolvedHandler => {
  const found = office.assignments.get(id);
  assert.ok(found, id);
  return { personId: found.personId, assignmentId: found.id };
};
const world = {
  facts: (at: Instant): Facts => {
    const facts: Facts = {
      now: at,
      calendar: plainCalendar,
      formValues: {},
      evaluate: () => 'unknown',
      resolveHandlers: (rule, context) => resolveHandlers(office, rule, context),
      withValue: () => facts,
    };
    return facts;
  },
  withValue: <T>(values: T): T => values,
};

async function programOf(value: string): Promise<Program> {
  const template = processTemplates.find((one) => one.value === value);
  assert.ok(template);
  const compiled = await compile(await newProcess(template.label, template.parts));
  assert.ok(compiled.ok);
  return compiled.value;
}

const turns = (walk: Walk) => {
  const { state, now: at } = presentOf(walk);
  return turnsOf(walk.program, state, world.facts(at));
};

function pressed(walk: Walk, button: TurnButton, chosen: readonly ResolvedHandler[]): Walk {
  const choices = Object.fromEntries((button.choosesFor ?? []).map((node) => [node, chosen]));
  const command = button.choosesFor ? { ...button.command, choices } : button.command;
  const made = walkOn(walk, command as typeof button.command, world); // reason: the button's own command with its choices
  assert.ok(made.ok, `${button.words}: ${JSON.stringify(made)}`);
  return made.value;
}

function begun(program: Program, starter = 'zhou@business'): Walk {
  const made = beginWalk(program, { starter: who(starter), now, values: {} }, world);
  assert.ok(made.ok, JSON.stringify(made));
  return made.value;
}

/** Presses the button that goes on until nobody has anything to do; answers who did what, in order. */
function toTheEnd(
  begin: Walk,
  chosen: readonly ResolvedHandler[],
): { readonly walk: Walk; readonly way: readonly string[] } {
  const way: string[] = [];
  let walk = begin;
  for (let step = 0; presentOf(walk).state.status === 'open'; step += 1) {
    assert.ok(step < 40, way.join(' → '));
    const all = turns(walk);
    const stopped = all.find((turn) => turn.kind === 'stopped');
    assert.equal(stopped, undefined, `${way.join(' → ')} stands still: ${JSON.stringify(stopped)}`);
    const turn = all.find((one) => one.kind === 'work' && one.buttons.some(({ main }) => main));
    const button = turn?.kind === 'work' ? turn.buttons.find(({ main }) => main) : undefined;
    assert.ok(turn?.kind === 'work' && button, way.join(' → '));
    way.push(`${turn.step} ${office.persons.get(turn.holder.personId)?.name}`);
    walk = pressed(walk, button, chosen);
  }
  return { walk, way };
}

/** Who does what where 周敏 of 业务科 begins and 李明 and 何静 are chosen where somebody is: where one decides, the first of them. */
const ways: Readonly<Record<string, readonly string[]>> = {
  incoming: ['登记 周敏', '拟办 孙倩', '批示 赵立新', '承办 李明', '办结登记 吴桐'],
  outgoing: [
    ...['拟稿 周敏', '部门核稿 何静', '会签 李明', '会签 何静', '办公室核稿 孙倩'],
    ...['分管领导审签 钱卫东', '签发 赵立新', '编号用印 吴桐'],
  ],
  memo: ['起草 周敏', '科室负责人审核 何静', '分管领导审核 钱卫东', '主要负责人批示 赵立新', '起草人阅知 周敏'],
  leave: ['填写申请 周敏', '科室负责人审批 何静', '分管领导审批 钱卫东', '销假 周敏'],
  seal: ['填写申请 周敏', '科室负责人审批 何静', '办公室主任审批 孙倩', '用印 马晓东'],
  meeting: ['填写申请 周敏', '科室负责人审批 何静', '办公室安排 孙倩', '整理纪要 周敏'],
  vehicle: ['填写申请 周敏', '科室负责人审批 何静', '办公室派车 孙倩', '回车登记 周敏'],
  supervision: ['立项 周敏', '领导审定 赵立新', '承办 李明', '反馈审核 孙倩', '销号 周敏'],
};

test('八个模板各办一件：从发起走到办结，每一步到该到的人手里', async () => {
  assert.deepEqual(
    Object.keys(ways),
    processTemplates.map(({ value }) => value),
  );
  for (const { value, label } of processTemplates) {
    const { walk, way } = toTheEnd(begun(await programOf(value)), [who('li@legal'), who('he@business')]);

    assert.deepEqual(way, ways[value], label);
    assert.equal(presentOf(walk).state.status, 'completed', label);
  }
});

test('八个模板发布前的检查：人都在位的单位没有发现问题；没有印章管理员的单位，用印说得出来', async () => {
  const without = bureau({ deputyAreas: office.deputyAreas });
  const foundIn = (organisation: typeof office, program: Program): readonly string[] => {
    const starters = scanStarters(organisation, dayView(organisation, '2026-11-24' as CalendarDate), () => true); // reason: a literal in the branded format
    const found = scanNobody(program, starters, { organisation, now, calendar: plainCalendar, mayHandle: () => true });
    return nobodyFindings(program, found, { starters, sectionName: (id) => id }).map(({ message }) => message);
  };
  for (const { value, label } of processTemplates) assert.deepEqual(foundIn(office, await programOf(value)), [], label);
  assert.match(foundIn(without, await programOf('seal')).join(''), /“用印”找不到人/);
});

test('发文会签有一位不同意，回到拟稿人手里，改好再走一遍', async () => {
  let walk = begun(await programOf('outgoing'));
  for (const words of ['提交', '同意', '不同意']) {
    const [turn] = turns(walk);
    const button = turn?.kind === 'work' ? turn.buttons.find((one) => one.words === words) : undefined;
    assert.ok(button, `${words}: ${JSON.stringify(turn)}`);
    walk = pressed(walk, button, [who('li@legal')]);
  }

  const [turn] = turns(walk);

  assert.ok(turn?.kind === 'work');
  assert.deepEqual([turn.step, turn.holder.personId], ['拟稿', 'zhou']);
  assert.equal(toTheEnd(walk, [who('li@legal')]).way.at(-1), '编号用印 吴桐');
});

test('请假的科长自己请假换分管领导批，批过的不再批一遍；督办超时告诉负责人', async () => {
  const head = toTheEnd(begun(await programOf('leave'), 'he@business'), []);
  assert.deepEqual(head.way, ['填写申请 何静', '科室负责人审批 钱卫东', '销假 何静']);

  let walk = begun(await programOf('supervision'));
  for (const words of ['提交', '同意']) {
    const [turn] = turns(walk);
    const button = turn?.kind === 'work' ? turn.buttons.find((one) => one.words === words) : undefined;
    assert.ok(button, `${words}: ${JSON.stringify(turn)}`);
    walk = pressed(walk, button, [who('li@legal')]);
  }
  walk = letTimePass(walk, instant('2026-12-31T04:00:00.000Z'), world);
  const timed = presentOf(walk).events.flatMap((event) => (event.kind === 'timedOut' ? [event.did] : []));
  assert.deepEqual(timed, ['remind', 'escalate']);
  const told = presentOf(walk).state.items.filter(({ kind, state }) => kind === 'read' && state === 'open');
  assert.deepEqual(
    told.map(({ holder }) => holder.personId),
    ['he'],
    'the head of who began it reads that it is late',
  );
});
