import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis, type Instant } from '@gov/base';
import type { HandlerContext, HandlerResolution } from '@gov/organisation';
import fc from 'fast-check';
import { type Command, decide, type Facts, forecast, type Program, replay } from '../index.ts';
import { dailySeed } from '../testing/play-many.ts';
import { plans, programOf } from '../testing/random-models.ts';
import { commandOf, movesUpTo } from '../testing/random-moves.ts';
import { by, person, processOf, Scenario, step } from '../testing/scenario.ts';
import { type AheadLine, aheadStep, linesAhead } from '../trace/index.ts';
import { HandlerBook, type HandlerQuestion, knowing } from './handler-book.ts';
import { marksOf } from './places.ts';
import { type NamingKind, namingCommand } from './turn-acts.ts';
import { type Turn, type TurnButton, turnsOf } from './turns.ts';
import {
  beginWalk,
  deedsOf,
  endDueOfWalk,
  letTimePass,
  nextLimit,
  presentOf,
  type Walk,
  type WalkWorld,
  walkBack,
  walkOn,
} from './walk.ts';

const start = '2026-03-02T01:00:00.000Z' as Instant; // reason: a literal in the branded format
const days = (count: number): Instant => addMillis(start, count * 86_400_000);

/** Who handles, as somebody else answers it: only what came over as JSON may be looked at. */
const answered =
  (office: Scenario) =>
  async (questions: readonly HandlerQuestion[]): Promise<readonly HandlerResolution[]> =>
    (JSON.parse(JSON.stringify(questions)) as HandlerQuestion[]).map((question) => {
      const context: HandlerContext = {
        now: question.at,
        starter: question.starter,
        previous: question.previous,
        chosen: question.chosen,
        formValues: question.fields,
        doneBy: (node) => question.doneBy[node] ?? [],
        holds: (condition) => question.holds[condition] ?? 'unknown',
      };
      return office.facts().resolveHandlers(question.rule, context);
    });

/** A trial of a process beside an office that knows who handles. */
class Trial {
  readonly office: Scenario;
  book = new HandlerBook();
  walk!: Walk; // reason: set by `begin` before anything else is asked

  constructor(program: Program) {
    this.office = new Scenario(program);
  }

  readonly world: WalkWorld = {
    facts: (now, values): Facts => ({
      ...this.office.facts(),
      now,
      formValues: values,
      resolveHandlers: this.book.resolve,
    }),
    withValue: (values, { field, value }) => ({ ...values, [field]: value }),
  };

  async begin(): Promise<void> {
    const begin = { starter: person('拟稿人'), now: start, values: { ...this.office.form } };
    const begun = await this.know(() => beginWalk(this.office.program, begin, this.world));
    ok(begun.ok);
    this.walk = begun.value;
  }

  know<T>(make: () => T): Promise<T> {
    return knowing(this.book, answered(this.office), make);
  }

  /** Answers the code of a refusal. */
  async act(command: Command): Promise<string | undefined> {
    const made = await this.know(() => walkOn(this.walk, command, this.world, { ...this.office.form }));
    if (!made.ok) return made.rejection.code;
    this.walk = made.value;
    return undefined;
  }

  at(now: Instant): void {
    const { moments } = this.walk;
    const before = moments.slice(0, -1) as Walk['moments'][number][];
    this.walk = { ...this.walk, moments: [...before, { ...presentOf(this.walk), now }] as unknown as Walk['moments'] }; // reason: as many moments as before
  }

  async turns(): Promise<readonly Turn[]> {
    const { state, now, values } = presentOf(this.walk);
    return this.know(() => turnsOf(this.walk.program, state, this.world.facts(now, values)));
  }

  async press(words: string, holder?: string): Promise<string | undefined> {
    const turns = await this.turns();
    const buttons = turns.flatMap((turn) =>
      turn.kind === 'stopped' || (holder && !(turn.kind === 'work' && turn.holder.personId === holder))
        ? []
        : turn.buttons,
    );
    const button = buttons.find((one: TurnButton) => one.words === words);
    ok(button, `没有“${words}”，只有：${buttons.map((one) => one.words).join('、')}`);
    return this.act(button.command);
  }

  async time(until: Instant): Promise<void> {
    this.walk = await this.know(() => letTimePass(this.walk, until, this.world));
  }

  async waitingFor(): Promise<readonly string[]> {
    return (await this.turns()).map((turn) =>
      turn.kind === 'work' ? `${turn.step}:${turn.holder.personId}` : `${turn.step}:${turn.kind}`,
    );
  }
}

const trialOf = async (program: Program): Promise<Trial> => {
  const trial = new Trial(program);
  await trial.begin();
  return trial;
};

test('试走里时间过了办结时限：提醒像真的一样来，办完了说得出超没超期', async () => {
  const program = { ...processOf(step('核稿', '甲')), endWithin: { workingDays: 2 } };
  const trial = await trialOf(program);
  await trial.press('提交');
  const dueAt = endDueOfWalk(trial.walk, trial.world);
  ok(dueAt);
  equal(nextLimit(trial.walk, trial.world)?.at, addMillis(dueAt, -86_400_000));

  await trial.time(addMillis(dueAt, 86_400_000));

  const told = presentOf(trial.walk).events.flatMap((event) => (event.kind === 'endDueTold' ? [event.when] : []));
  deepEqual(told, ['soon', 'over']);
  equal(nextLimit(trial.walk, trial.world), undefined);
  await trial.press('办理完毕');
  const { state } = presentOf(trial.walk);
  ok(state.endedAt && state.endedAt > dueAt);
  equal(endDueOfWalk(trial.walk, trial.world), dueAt);
});

test('试走里后面还要经过谁：同时办的几路归在一条下面，名字是问来的', async () => {
  const fork = { parallel: '并行', branches: [[step('法规', '甲'), step('复核', '乙')], [step('财务', '丙')]] };
  const trial = await trialOf(processOf(step('核稿', '丁'), fork, step('签发', '戊')));

  const { state, now, values } = presentOf(trial.walk);
  const { program } = trial.walk;
  const ahead = await trial.know(() => forecast(program, state, trial.world.facts(now, values)));

  const steps = ahead
    .filter(({ current }) => !current)
    .map((one) => aheadStep(program, one, one.handlers.map(({ personId }) => personId).join('、')));
  const named = (line: AheadLine): unknown =>
    'step' in line ? `${line.step.who} ${line.step.step}` : line.branches.map((branch) => branch.map(named));
  deepEqual(linesAhead(steps).map(named), [
    `${person('丁').personId} 核稿`,
    [[`${person('甲').personId} 法规`, `${person('乙').personId} 复核`], [`${person('丙').personId} 财务`]],
    `${person('戊').personId} 签发`,
  ]);
});

test('试走和真办一样：随便的流程、随便的操作，引擎说的每一件事都相同', async () => {
  await fc.assert(
    fc.asyncProperty(plans, movesUpTo(12), async (plan, moves) => {
      const trial = await trialOf(programOf(plan));
      const { office } = trial;
      deepEqual(presentOf(trial.walk).events, office.events);

      for (const move of moves) {
        const command = commandOf(office, move);
        if (!command) continue;
        const refused = office.do(command);
        if (command.kind === 'resolveAgain') trial.book = new HandlerBook(); // others are in office now
        trial.at(office.now);
        equal(await trial.act(command), refused);
        deepEqual(presentOf(trial.walk).events, office.events);
      }

      const { events, state } = presentOf(trial.walk);
      deepEqual(replay(events), state);
    }),
    { seed: dailySeed, numRuns: 150 },
  );
});

test('试走摆出来的按钮，按下去都办得成；撤销一步就是刚才的样子', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.array(fc.nat(9999), { maxLength: 25 }), async (plan, luck) => {
      const trial = await trialOf(programOf(plan));
      for (const number of luck) {
        const buttons = (await trial.turns()).flatMap((turn) => (turn.kind === 'stopped' ? [] : turn.buttons));
        const button = buttons[number % Math.max(1, buttons.length)];
        if (!button) break;
        const before = trial.walk;
        equal(await trial.act(button.command), undefined, button.words);
        deepEqual(walkBack(trial.walk), before);
      }
    }),
    { seed: dailySeed, numRuns: 150 },
  );
});

test('三人会签三分之二同意：一个一个投，够了就往下走，走过的和正在办的都标出来', async () => {
  const trial = await trialOf(
    processOf(
      {
        step: '会签',
        name: '会签',
        ...by('甲', '乙', '丙'),
        multi: { mode: 'parallel', rule: { of: [2, 3] } },
        operations: { disagree: true },
      },
      {
        choice: '结果',
        branches: [
          { on: 'yes', parts: [step('签发', '丁')] },
          { on: 'no', parts: [] },
        ],
      },
    ),
  );

  equal(await trial.press('提交'), undefined);
  deepEqual(await trial.waitingFor(), ['会签:甲', '会签:乙', '会签:丙']);
  equal(await trial.press('同意', '甲'), undefined);
  equal(await trial.press('不同意', '丙'), undefined);
  equal(await trial.press('同意', '乙'), undefined);

  deepEqual(await trial.waitingFor(), ['签发:丁']);
  deepEqual({ ...marksOf(presentOf(trial.walk).state) }, { 拟稿: 'done', 会签: 'done', 签发: 'here' });
  trial.walk = walkBack(trial.walk);
  deepEqual(await trial.waitingFor(), ['会签:乙']);
});

test('过几个工作日：到时限的一个个按时发生；退回去还能再走', async () => {
  const trial = await trialOf(
    processOf(
      {
        step: '审核',
        name: '审核',
        ...by('甲'),
        due: { workingDays: 2 },
        overdue: [
          { afterDue: -1, act: { kind: 'remind' } },
          { afterDue: 1, act: { kind: 'agree' } },
        ],
      },
      step('签发', '丁'),
    ),
  );
  await trial.press('提交');

  await trial.time(days(1));
  deepEqual(deedsOf(trial.walk).at(-1)?.command.kind, 'timeOut');
  deepEqual(await trial.waitingFor(), ['审核:甲']);
  await trial.time(days(4));

  deepEqual(await trial.waitingFor(), ['签发:丁']);
  equal(presentOf(trial.walk).now, days(4));
  equal(deedsOf(trial.walk).at(-1)?.at, days(3));
  trial.walk = walkBack(trial.walk);
  deepEqual(await trial.waitingFor(), ['审核:甲']);
  await trial.press('退回到“拟稿”');
  deepEqual(await trial.waitingFor(), ['拟稿:拟稿人']);
});

test('没有人办的一步停在这里，说出是哪一步；指定了人就接着走；时间过得再久也不会乱', async () => {
  const trial = await trialOf(processOf({ step: '审核', name: '审核', ...by() }, step('签发', '丁')));
  await trial.press('提交');

  const [turn] = await trial.turns();
  deepEqual([turn?.kind, turn?.step], ['stopped', '审核']);
  await trial.time(days(30));
  const refused = decide(
    trial.walk.program,
    presentOf(trial.walk).state,
    { kind: 'complete', item: 1, actor: person('拟稿人') },
    trial.world.facts(days(30), {}),
  );
  equal(refused.ok, false);
  equal(
    await trial.act({
      kind: 'resolveIncident',
      visit: turn?.visit ?? 0,
      actor: person('管理员'),
      handlers: [person('乙')],
    }),
    undefined,
  );
  deepEqual(await trial.waitingFor(), ['审核:乙']);
});

test('上一步选人办：同意时要先选，选了谁就是谁', async () => {
  const trial = await trialOf(
    processOf(step('审核', '甲'), { step: '承办', name: '承办', handler: { kind: 'previousHandlersChoice' } }),
  );
  await trial.press('提交');
  const [turn] = await trial.turns();
  ok(turn?.kind === 'work');
  const [main] = turn.buttons;
  deepEqual(main?.choosesFor, ['承办']);
  ok(main?.command.kind === 'complete');

  equal(await trial.act({ ...main.command, choices: { 承办: [person('庚')] } }), undefined);

  deepEqual(await trial.waitingFor(), ['承办:庚']);
});

/** Does what is done with named persons, for who holds this. */
async function name(trial: Trial, kind: NamingKind, ...persons: readonly string[]): Promise<string | undefined> {
  const turn = (await trial.turns()).find((one) => one.kind === 'work');
  ok(turn?.kind === 'work');
  const offered = turn.naming.map((act) => act.kind);
  ok(offered.includes(kind), `没有 ${kind}，只有：${offered.join('、')}`);
  const holds = { id: turn.item, holder: turn.holder };
  return trial.act(namingCommand(kind, holds, persons.map(person)));
}

test('转办、请人先办、前加签、传阅、自选下一步，试走里也能做；没有规定的不摆出来', async () => {
  const operations = { transfer: true, delegate: true, addBefore: true, circulate: true };
  const free = { persons: true, nodes: ['签发'], limit: 3 };
  const program = processOf(
    { step: '审核', name: '审核', ...by('甲'), operations, free },
    step('会办', '丙'),
    step('签发', '丁'),
  );
  const trial = await trialOf(program);
  await trial.press('提交');

  equal(await name(trial, 'circulate', '戊', '己'), undefined);
  deepEqual(await trial.waitingFor(), ['审核:甲']);
  equal(await name(trial, 'transfer', '乙'), undefined);
  deepEqual(await trial.waitingFor(), ['审核:乙']);
  equal(await name(trial, 'before', '戊'), undefined);
  deepEqual(await trial.waitingFor(), ['审核:戊']);
  await trial.press('提交意见');
  equal(await name(trial, 'delegate', '庚'), undefined);
  deepEqual(await trial.waitingFor(), ['审核:庚']);
  await trial.press('提交意见');
  deepEqual(await trial.waitingFor(), ['审核:乙']);
  const here = trial.walk;
  equal(await name(trial, 'next', '辛'), undefined);
  deepEqual(await trial.waitingFor(), ['审核:辛']);
  trial.walk = here;
  await trial.press('自选下一步：送“签发”');

  deepEqual(await trial.waitingFor(), ['签发:丁']);
  const [last] = await trial.turns();
  deepEqual(last?.kind === 'work' && last.naming.map((act) => act.kind).includes('delegate'), false);
});
