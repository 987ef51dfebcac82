import { equal, ok } from 'node:assert/strict';
import type { AssignmentId, Instant, JsonValue, PersonId, WorkCalendar } from '@gov/base';
import { addMillis, brandId, plainCalendar } from '@gov/base';
import type { HandlerContext, HandlerResolution, HandlerRule, ResolvedHandler } from '@gov/organisation';
import type { Actor, Command, Facts, Item, NodeId, ProcessPart, Program, State, WorkflowEvent } from '../index.ts';
import { buildProcess, decide, evolve, migrate, start } from '../index.ts';
import { checkInvariants, checkNoLeavesByNo, checkReplay } from './laws.ts';

export const person = (name: string): ResolvedHandler => ({
  personId: brandId<PersonId>(name),
  assignmentId: brandId<AssignmentId>(`${name}的任职`),
});

/** 谁来办: these persons, by name. Nobody = a vacancy. */
export const by = (...names: readonly string[]): { readonly handler: HandlerRule } => ({
  handler: { kind: 'named', personIds: names.map((name) => brandId<PersonId>(name)) },
});

function resolveHandlers(
  rule: HandlerRule,
  context: HandlerContext,
  { replaced, left, posts }: Pick<Scenario, 'replaced' | 'left' | 'posts'>,
): HandlerResolution {
  if (posts && rule.kind === 'named') return holdersOf(rule.personIds, posts);
  const found = find(rule, context).filter(({ personId }) => !left.includes(personId));
  const handlers = found.map((one) => {
    // who is chosen is chosen as a person
    const other = context.chosen.includes(one) ? undefined : replaced[one.personId];
    return other === undefined ? one : person(other);
  });
  const derivation = [{ code: `test.${rule.kind}`, facts: {} }];
  return { handlers, derivation, ...(handlers.length === 0 ? { empty: 'vacant' as const } : {}) };
}

/** Each name is a post; who holds it stands in `posts`, at first the one of that name. */
function holdersOf(names: readonly string[], posts: Readonly<Record<string, string | null>>): HandlerResolution {
  const held = names.flatMap((post) => {
    const holder = posts[post] === undefined ? post : posts[post];
    return holder === null ? [] : [{ post, holder: person(holder) }];
  });
  const derivation = held.map(({ post, holder }) => ({
    code: 'holds-post',
    facts: { personId: holder.personId, assignmentId: holder.assignmentId, postId: post, sectionId: '本科' },
  }));
  if (held.length > 0) return { handlers: held.map(({ holder }) => holder), derivation };
  return { handlers: [], derivation: [{ code: 'vacant-post', facts: {} }], empty: 'vacant' };
}

function find(rule: HandlerRule, context: HandlerContext): readonly ResolvedHandler[] {
  switch (rule.kind) {
    case 'named':
      return rule.personIds.map((id) => person(id));
    case 'starter':
      return [context.starter];
    case 'startersChoice':
    case 'previousHandlersChoice':
      return context.chosen;
    default:
      return [];
  }
}

const nineOClock = '2026-03-02T01:00:00.000Z' as Instant; // reason: a literal in the branded format

/** One process under way, driven in the words of the office; the laws are checked after every act. */
export class Scenario {
  program: Program;
  state: State;
  readonly events: WorkflowEvent[];
  readonly answers: Record<string, boolean | 'unknown'> = {};
  now: Instant = nineOClock;
  irreversible: string | undefined;
  calendar: WorkCalendar = plainCalendar;

  /** Form values, changed key fields and acted-in children, as a test says. */
  readonly form: Record<string, JsonValue> = {};
  changed: readonly string[] = [];
  untouchedChildren = false;
  delegates: readonly string[] | undefined;
  /** A new person in an office: whom the rules name in place of whom. */
  replaced: Readonly<Record<string, string>> = {};
  /** Items that their holders have opened. */
  opened: readonly number[] = [];
  /** 离任. */
  left: readonly string[] = [];
  /** Work is granted to posts: who holds the post of this name now, null = nobody. Absent = to persons. */
  posts: Readonly<Record<string, string | null>> | undefined;

  constructor(
    program: Program,
    answers: Record<string, boolean | 'unknown'> = {},
    called = false,
    posts?: Readonly<Record<string, string | null>>,
  ) {
    this.program = program;
    this.posts = posts;
    Object.assign(this.answers, answers);
    const begun = start(program, this.facts(), { starter: person('拟稿人'), ...(called ? { called: true } : {}) });
    if (!begun.ok) throw new Error(begun.rejection.code);
    this.events = [...begun.value.events];
    this.state = begun.value.state;
    this.check();
  }

  facts(): Facts {
    return {
      now: this.now,
      calendar: this.calendar,
      formValues: this.form,
      resolveHandlers: (rule, context) => resolveHandlers(rule, context, this),
      evaluate: (condition) => this.answers[condition] ?? false,
      irreversibleSince: () => this.irreversible,
      changedSince: (_seq, fields) => fields.some((field) => this.changed.includes(field)),
      hasOpened: (item) => (this.opened.includes(item) ? this.state.items[item - 1]?.holder.personId : undefined),
      childTouched: () => !this.untouchedChildren,
      hasLeft: (personId) => this.left.includes(personId),
      holdsOffice: (personId, office) => {
        const post = office.split(':')[1] ?? '';
        const holder = this.posts?.[post];
        return (holder === undefined ? post : holder) === personId;
      },
      ...this.delegation(),
    };
  }

  private delegation(): Pick<Facts, 'mayActFor'> {
    const { delegates } = this;
    return delegates ? { mayActFor: (actor) => delegates.includes(actor) } : {};
  }

  /** Carries a command out; answers the code of a refusal, or undefined. */
  do(command: Command): string | undefined {
    this.now = addMillis(this.now, 60_000);
    const decided = decide(this.program, this.state, command, this.facts());
    if (!decided.ok) return decided.rejection.code;
    for (const event of decided.value) {
      this.events.push(event);
      this.state = evolve(this.state, event);
    }
    checkNoLeavesByNo(this.program, this.state, decided.value);
    this.check();
    return undefined;
  }

  /** 改用新版: from now on it is run by `program`; answers the code of a refusal, or undefined. */
  moveTo(program: Program, actor: Actor): string | undefined {
    const moved = migrate(
      { from: this.program, to: program },
      this.state,
      { nodes: {}, reason: '改用新版', actor },
      this.facts(),
    );
    if (!moved.ok) return moved.rejection.code;
    this.program = program;
    this.events.push(...moved.value.events);
    this.state = moved.value.state;
    this.check();
    return undefined;
  }

  checkState(): void {
    checkInvariants(this.state);
  }

  check(): void {
    checkInvariants(this.state);
    checkReplay(this.program, this.state, this.events);
  }

  /** The latest work item of a person at a node, whatever became of it. */
  item(node: NodeId, name?: string, state?: Item['state']): Item {
    const found = this.state.items.findLast(
      (item) =>
        item.kind === 'do' &&
        this.nodeOf(item) === node &&
        (name === undefined || item.holder.personId === name) &&
        (state === undefined || item.state === state),
    );
    ok(found, `${name ?? '谁都'}没有${node}的${state ?? ''}件`);
    return found;
  }

  nodeOf(item: Item): NodeId {
    return this.state.visits[(item.visit ?? 0) - 1]?.node ?? '';
  }

  open(node: NodeId, name?: string): Item {
    return this.item(node, name, 'open');
  }

  submit(node: NodeId, name?: string, more: Partial<Extract<Command, { kind: 'complete' }>> = {}): string | undefined {
    const item = this.open(node, name);
    return this.do({ kind: 'complete', item: item.id, actor: item.holder, ...more });
  }

  disagree(node: NodeId, name?: string): string | undefined {
    return this.submit(node, name, { vote: 'disagree' });
  }

  /** Returns to the latest visit of a node. */
  giveBack(
    node: NodeId,
    to: NodeId,
    more: Partial<Extract<Command, { kind: 'return' }>> & { readonly by?: string } = {},
  ): string | undefined {
    const item = this.open(node, more.by);
    const visit = this.state.visits.findLast((one) => one.node === to)?.id ?? 0;
    const { by: _by, ...rest } = more;
    return this.do({
      kind: 'return',
      item: item.id,
      actor: item.holder,
      to: { kind: 'visit', visit },
      reason: '请修改',
      mode: 'rewalk',
      ...rest,
    });
  }

  takeBack(node: NodeId, name?: string): string | undefined {
    const item = this.state.items.findLast(
      (one) =>
        one.kind === 'do' &&
        this.nodeOf(one) === node &&
        (one.doneBy !== undefined || one.transfers.length > 0) &&
        (name === undefined || one.doneBy?.personId === name || one.transfers.at(-1)?.from.personId === name),
    );
    ok(item, `${node}没有办过的件`);
    const actor: Actor = item.doneBy ?? item.transfers.at(-1)?.from ?? item.holder;
    return this.do({ kind: 'withdraw', item: item.id, actor });
  }

  /** Who has what to do: `核稿:张三`, in order. */
  todo(): readonly string[] {
    return this.state.items
      .filter((item) => item.kind === 'do' && item.state === 'open')
      .map((item) => `${this.nodeOf(item)}:${item.holder.personId}`)
      .sort();
  }

  expectTodo(...expected: readonly string[]): void {
    equal(this.todo().join(' '), [...expected].sort().join(' '));
  }

  /** Who has it to read, in the order in which they got it. */
  reading(): readonly string[] {
    return this.state.items
      .filter((item) => item.kind === 'read' && item.state === 'open')
      .map((item) => item.holder.personId);
  }

  expectReading(...expected: readonly string[]): void {
    equal(this.reading().join(' '), expected.join(' '));
  }

  expectEnd(status: State['status'] = 'completed'): void {
    equal(this.state.status, status);
  }
}

/** The latest visit of a node; 0 = none. */
export const visitAt = ({ state }: Scenario, node: NodeId): number =>
  state.visits.findLast((visit) => visit.node === node)?.id ?? 0;

/** Everything a step may offer, so that a test says only what it is about. */
export const everything = {
  returnTo: ['previous', 'chosen', 'starter'],
  resume: ['rewalk', 'direct'],
  chooseAcrossFork: true,
} as const;

export const step = (id: string, ...names: readonly string[]) => ({
  step: id,
  name: id,
  ...by(...names),
  operations: everything,
});

export const draft = { step: '拟稿', name: '拟稿' } as const;

export const processOf = (...parts: readonly ProcessPart[]): Program =>
  buildProcess({ id: 'p', name: '测试流程', parts: [draft, ...parts] });

export const scenario = (...parts: readonly ProcessPart[]): Scenario => new Scenario(processOf(...parts));
