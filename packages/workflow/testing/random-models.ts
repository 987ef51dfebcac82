import fc from 'fast-check';
import type {
  Enough,
  MultiMode,
  NodeOperations,
  NodeRules,
  OverdueStep,
  ProcessPart,
  Program,
  SectionPart,
  StepPart,
} from '../index.ts';
import { buildProcess } from '../index.ts';
import { sourcesOfNo } from '../publishing/no-flow-missing.ts';
import { by, everything } from './scenario.ts';

/** A random process as small numbers, so that a failing one shrinks to few plain steps. */
export interface StepPlan {
  readonly kind: 'step';
  readonly multi: number;
  readonly people: readonly number[];
  readonly rule: number;
  readonly overdue: number;
  readonly across: number;
  readonly no: number;
  /** One in ten: a timer that begins something beside the step. */
  readonly beside: number;
}

export type Plan =
  | StepPlan
  | {
      readonly kind: 'fork';
      readonly countersign: boolean;
      readonly inclusive: boolean;
      /** Two in six: so many branches are enough, and the others stop. */
      readonly enough: number;
      readonly branches: readonly (readonly Plan[])[];
    }
  | { readonly kind: 'section'; readonly adHoc: boolean; readonly timed: boolean; readonly body: readonly Plan[] }
  | { readonly kind: 'wait'; readonly branches: readonly (readonly Plan[])[] }
  | { readonly kind: 'choice'; readonly branches: readonly (readonly Plan[])[] };

export const everybody = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '拟稿人'] as const;
export const personAt = (number: number): string => everybody[number % everybody.length] ?? '甲';

const stepPlan: fc.Arbitrary<StepPlan> = fc.record({
  kind: fc.constant('step' as const),
  multi: fc.nat(13),
  people: fc.oneof(
    { weight: 9, arbitrary: fc.array(fc.nat(8), { minLength: 1, maxLength: 4, size: 'max' }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  rule: fc.nat(22),
  overdue: fc.nat(11),
  across: fc.nat(6),
  no: fc.nat(7),
  beside: fc.nat(9),
});

const sequenceOf = (depth: number): fc.Arbitrary<readonly Plan[]> =>
  fc.array(blockOf(depth), { minLength: 1, maxLength: depth > 1 ? 3 : 2, size: 'max' });

function blockOf(depth: number): fc.Arbitrary<Plan> {
  if (depth === 0) return stepPlan;
  const branches = (least: number, most: number) =>
    fc.array(
      fc.oneof(
        { weight: 7, arbitrary: sequenceOf(depth - 1) },
        { weight: 1, arbitrary: fc.constant<readonly Plan[]>([]) },
      ),
      { minLength: least, maxLength: most, size: 'max' },
    );
  const fork = fc.record({
    kind: fc.constant('fork' as const),
    countersign: fc.boolean(),
    inclusive: fc.nat(3).map((luck) => luck === 3),
    enough: fc.nat(5),
    branches: branches(2, 3),
  });
  const wait = fc.record({ kind: fc.constant('wait' as const), branches: branches(1, 2) });
  const section = fc.oneof(
    fc.record({
      kind: fc.constant('section' as const),
      adHoc: fc.constant(false),
      timed: fc.boolean(),
      body: sequenceOf(depth - 1),
    }),
    fc.record({
      kind: fc.constant('section' as const),
      adHoc: fc.constant(true),
      timed: fc.boolean(),
      body: fc.array(stepPlan, { minLength: 1, maxLength: 3, size: 'max' }),
    }),
  );
  const choice = fc.record({ kind: fc.constant('choice' as const), branches: branches(2, 2) });
  return fc.oneof(
    { weight: 5, arbitrary: stepPlan },
    { weight: 3, arbitrary: fork },
    { weight: 2, arbitrary: choice },
    { weight: 1, arbitrary: wait },
    { weight: 1, arbitrary: section },
  );
}

/** Processes of about ten steps, forks two deep. */
export const plans: fc.Arbitrary<readonly Plan[]> = sequenceOf(2);

/** What a step may offer beyond the everyday. */
const more = { addBefore: true, addAfter: true, addParallel: true, delegate: true, reorder: true } as const;

/** 草稿 by the starter, then the plan, then a plain last step. Old programs may lack a flow for 不通过; those published now do not. */
export function programOf(plan: readonly Plan[], as: 'played' | 'publishable' = 'played'): Program {
  const build = new Building(as === 'publishable');
  const program = buildProcess({
    id: 'random',
    name: '随机流程',
    cancelPolicy: 'anyTime',
    parts: [
      { step: 'draft', name: 'draft', operations: { ...everything, ...more } },
      ...build.sequence(plan),
      { step: 'last', name: 'last', ...by('甲'), operations: { ...everything, ...more } },
    ],
  });
  return { ...program, administrator: by('管理员').handler, endWithin: { workingDays: 10 } };
}

class Building {
  private count = 0;
  private steps: string[] = ['draft'];
  private readonly publishable: boolean;
  /** In a branch of a fork that does not wait for all: no return waits there. */
  private early = false;

  constructor(publishable: boolean) {
    this.publishable = publishable;
  }

  private id(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  readonly sequence = (plan: readonly Plan[]): readonly ProcessPart[] => plan.flatMap((one) => this.parts(one));

  private parts(plan: Plan): readonly ProcessPart[] {
    if (plan.kind === 'step') return this.step(plan);
    if (plan.kind === 'choice') {
      const choice = this.id('choice');
      const [first = [], second = []] = plan.branches.map(this.sequence);
      return [{ choice, branches: [{ when: choice, parts: first }, { parts: second }] }];
    }
    if (plan.kind === 'wait') return this.wait(plan.branches.map(this.sequence));
    if (plan.kind === 'section') return plan.timed ? this.timed(this.section(plan)) : [this.section(plan)];
    const parallel = this.id('fork');
    const outside = this.early;
    const enough = enoughOf(plan);
    this.early = enough !== undefined;
    const bodies = plan.branches.map(this.sequence);
    this.early = outside;
    const guarded = bodies.map((parts, at) =>
      at === 0 ? { otherwise: true as const, parts } : { when: `${parallel}-${at}`, parts },
    );
    const joins = enough ? { enough } : { countersign: plan.countersign };
    return [{ parallel, ...joins, branches: plan.inclusive ? guarded : bodies }];
  }

  /** A message; or a message and a timer, each with what follows it. */
  private wait(branches: readonly (readonly ProcessPart[])[]): readonly ProcessPart[] {
    const step = this.id('wait');
    const message = {
      id: branches.length > 1 ? `${step}_message` : step,
      name: '答复',
      on: { kind: 'message' },
    } as const;
    const timer = { id: `${step}_timer`, name: '到时', on: { kind: 'timer', workingDays: 3 } } as const;
    const waits = branches.length > 1 ? [message, timer] : [message];
    const waiting: StepPart = { step, name: branches.length > 1 ? '' : '答复', operations: nothing, waits };
    if (branches.length < 2) return [waiting, ...(branches[0] ?? [])];
    const parts = branches.map((body, at) => {
      const { id, name } = waits[at] ?? message;
      return { event: { id, name }, parts: body };
    });
    return [waiting, { choice: `${step}_events`, branches: parts }];
  }

  /** In an ad-hoc one each step may send the work to the others. */
  private section({ adHoc, body }: Extract<Plan, { kind: 'section' }>): SectionPart {
    const section = this.id('section');
    const parts = adHoc
      ? body.flatMap((one) => (one.kind === 'step' ? this.step(this.drawnNowhere(one)) : []))
      : this.sequence(body);
    if (!adHoc) return { section, name: section, parts };
    const names = parts.flatMap((part) => ('step' in part ? [part.step] : []));
    const free = (own: string) => ({ persons: false, nodes: names.filter((name) => name !== own), limit: 2 });
    return {
      section,
      name: section,
      adHoc: true,
      parts: parts.map((part) => ('step' in part ? { ...part, free: free(part.step) } : part)),
    };
  }

  /** A sub-process that has to be through in time. */
  private timed(part: SectionPart): readonly ProcessPart[] {
    const event = { id: this.id('over'), name: '到时' };
    const branches = [{ parts: [] }, { event, parts: [plain(this.id('chief'))] }];
    const over = { ...event, workingDays: 3 } as const;
    const slow = { id: this.id('slow'), name: '旁办' };
    // beside every other one something begins before its time is up
    const both = Number(slow.id.replace(/\D/g, '')) % 2 === 0;
    const beside = [{ event: slow, parts: [plain(this.id('look')), plain(this.id('tell'))] }];
    return [
      both
        ? { ...part, timers: [over, { ...slow, workingDays: 2, beside: true }], beside }
        : { ...part, timers: [over] },
      { choice: `${part.section}_timers`, branches },
    ];
  }

  /** A step beside which something begins when it is late: a step, or two side by side. */
  private withBeside(part: StepPart, two: boolean): StepPart {
    const event = { id: this.id('beside'), name: '旁办' };
    const steps = [[plain(this.id('look'))], [plain(this.id('look'))]];
    const parts = two ? [{ parallel: this.id('fork'), branches: steps }] : (steps[0] ?? []);
    const begins = { afterDue: 0, act: { kind: 'beside', event: event.id } } as const;
    return {
      ...part,
      due: { workingDays: 2 },
      overdue: [...(part.overdue ?? []), begins],
      beside: [{ event, parts: [...parts, plain(this.id('tell'))] }],
    };
  }

  /** A step without a flow of its own: no timer, and where it is to be published nothing that can end in 不通过. */
  private drawnNowhere(plan: StepPlan): StepPlan {
    const free = { ...plan, no: 0, overdue: plan.overdue % 7, beside: 0 };
    return this.publishable ? { ...free, multi: plan.multi % 6, rule: plan.rule % 5 } : free;
  }

  private timer(part: StepPart, behind: readonly ProcessPart[]): readonly ProcessPart[] {
    const event = { id: this.id('late'), name: '超时' };
    const leave = { afterDue: 0, act: { kind: 'leave', event: event.id } } as const;
    const branches = [{ parts: behind }, { event, parts: [plain(this.id('chief'))] }];
    return [
      { ...part, due: { workingDays: 2 }, overdue: [leave, ...(part.overdue ?? [])] },
      { choice: `${part.step}_timers`, branches },
    ];
  }

  private step(plan: StepPlan): readonly ProcessPart[] {
    const step = this.id('step');
    const multi = multiOf(plan.multi);
    const { call } = rulesOf(plan.rule);
    const counted = ('rule' in multi && typeof multi.rule === 'object') || call !== undefined;
    const disagree = plan.no > 4;
    const bare = {
      step,
      name: step,
      // a rule that names nobody is not published
      ...by(...(this.publishable && plan.people.length === 0 ? [0] : plan.people).map(personAt)),
      multi,
      ...rulesOf(plan.rule),
      ...overdueOf(plan.overdue),
      ...acrossOf(this.early ? 0 : plan.across),
      ...chosenBy(plan.rule),
      operations: {
        ...everything,
        ...more,
        disagree: disagree && plan.overdue !== leaving,
        jumpTo: this.steps.slice(-2),
      },
    } satisfies StepPart;
    const part = plan.beside === 9 ? this.withBeside(bare, plan.no % 2 === 1) : bare;
    this.steps = [...this.steps, step];
    const can = { ...part, multi, operations: { disagree: bare.operations.disagree, addBefore: true } };
    const endsInNo = this.publishable && sourcesOfNo(can).length > 0;
    if (plan.overdue === leaving) return this.timer(part, endsInNo ? [this.noFlow(plan, part, false)] : []);
    if (!disagree && !endsInNo) return [part];
    return [part, this.noFlow(plan, part, counted)];
  }

  private noFlow(plan: StepPlan, { step }: StepPart, counted: boolean): ProcessPart {
    // where shares are counted, full agreement may still be too little: going back could go on for ever
    const no: readonly ProcessPart[] = plan.no === 5 && !counted ? [{ goBack: step }] : [plain(this.id('no'))];
    const choice = this.id('choice');
    // a condition that stands before the flow for "no"
    const before = plan.no === 7 ? [{ when: choice, parts: [] }] : [];
    return { choice, branches: [...before, { on: 'no', parts: no }, { parts: [] }] };
  }
}

function enoughOf({ enough, branches }: Extract<Plan, { kind: 'fork' }>): Enough | undefined {
  const least = enough - 3;
  const rest = branches.flat().length % 2 === 0 ? 'cancel' : 'continue';
  return least > 0 && least < branches.length ? { branches: least, rest } : undefined;
}

function acrossOf(number: number): Pick<StepPart, 'acrossFork'> {
  const acrossFork = ([undefined, undefined, undefined, undefined, 'wait', 'cancel', 'borrow'] as const)[number];
  return acrossFork ? { acrossFork } : {};
}

/** 选择处理人: whoever sends the work here says who has it, or who started it. */
function chosenBy(rule: number): Pick<StepPart, 'handler'> {
  if (rule === 19) return { handler: { kind: 'previousHandlersChoice' } };
  return rule === 20 ? { handler: { kind: 'startersChoice' } } : {};
}

/** The number that stands for a boundary timer. */
const leaving = 8;
const nothing: Partial<NodeOperations> = {
  ...{ returnTo: [], transfer: false, circulate: false, press: false, withdraw: false },
};

const plain = (step: string): StepPart => ({ step, name: step, ...by('乙'), operations: { ...everything, ...more } });

function multiOf(number: number): MultiMode {
  const modes: readonly MultiMode[] = [
    { mode: 'single' },
    { mode: 'parallel', rule: 'all' },
    { mode: 'sequential', rule: 'all' },
    { mode: 'any' },
    { mode: 'pool' },
    { mode: 'lead' },
    { mode: 'parallel', rule: { percent: 66 }, abstain: 'excluded' },
    { mode: 'parallel', rule: { votes: 2 }, abstain: 'asNo', weights: { 甲: 2 } },
    { mode: 'parallel', rule: 'veto', abstain: 'excluded' },
    { mode: 'sequential', rule: { percent: 50 }, rest: 'continue' },
    { mode: 'parallel', rule: 'any', rest: 'continue' },
    { mode: 'sequential', rule: 'any' },
    { mode: 'lead', wait: 'always', assistants: by('辛', '庚').handler },
  ];
  return modes[number] ?? { mode: 'single' };
}

function rulesOf(number: number): NodeRules {
  const rules: readonly NodeRules[] = [
    {},
    { groupReturn: 'vote' },
    { groupReturn: 'prevMember' },
    { reopen: 'refusers' },
    { resubmit: 'returner' },
    { beforeRefusal: 'refuse' },
    { repeated: 'adjacent' },
    { repeated: 'earlier', keyFields: ['金额'] },
    { starterHandles: 'skip' },
    { starterHandles: { instead: [by('拟稿人').handler, by('丙').handler] } },
    { whenNobody: [{ kind: 'rule', rule: by('丁').handler }] },
    { whenNobody: [{ kind: 'autoPass' }] },
    { whenNobody: [{ kind: 'administrator' }], signing: true },
    { free: { persons: true, nodes: [], limit: 2 } },
    { call: { process: 'child', mode: 'sync' } },
    { call: { process: 'child', mode: 'async', whenParentEnds: 'cancel' } },
    { call: { process: 'child', mode: 'sync', each: { field: 'list', limit: 3, rule: { votes: 2 } } } },
    { call: { process: 'child', mode: 'sync', each: { field: 'list', limit: 3, rule: 'all' } }, groupReturn: 'vote' },
    {
      copies: [
        { to: by('戊').handler, when: 'done' },
        { to: by('己').handler, when: 'entered', mayComment: true },
      ],
    },
    ...[{}, {}], // whom somebody chooses, see `chosenBy`
    ...[2, 3].map((limit) => ({ free: { persons: true, nodes: [], limit } })),
  ];
  return rules[number] ?? {};
}

function overdueOf(number: number): Pick<StepPart, 'due' | 'overdue'> {
  const acts: readonly (OverdueStep['act'] | undefined)[] = [
    { kind: 'remind' },
    { kind: 'escalate', to: by('辛').handler },
    { kind: 'transfer', to: by('庚', '辛').handler },
    { kind: 'release' },
    { kind: 'agree' },
    { kind: 'return', to: 'previous' },
    { kind: 'goTo', node: 'last' },
    undefined, // a boundary timer
    { kind: 'disagree' },
  ];
  const act = acts[number - 1];
  return act
    ? {
        due: { workingDays: 2 },
        overdue: [
          { afterDue: -1, act: { kind: 'remind' } },
          { afterDue: 0, act },
        ],
      }
    : {};
}
