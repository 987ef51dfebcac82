import type { PersonId } from '@gov/base';
import type { HandlerResolution, HandlerRule, ResolvedHandler } from '@gov/organisation';
import type { WorkflowEvent } from '../event.ts';
import type { NodeDefinition, Program } from '../program.ts';
import type { Item, State } from '../state.ts';
import { isVote } from '../votes/tally.ts';
import type { PastAct } from './history.ts';

/** What the world said to one act, as its events tell: each rule and condition with its answers, in the order of asking. */
export interface PastAnswers {
  readonly rules: ReadonlyMap<string, readonly HandlerResolution[]>;
  readonly conditions: ReadonlyMap<string, readonly (true | false | 'unknown')[]>;
  /** How many elements a list field had, where it decided how many children were called. */
  readonly lengths: ReadonlyMap<string, number>;
  readonly left: ReadonlySet<PersonId>;
  /** 随岗位: who held the office no longer for which he had been given work. */
  readonly former: ReadonlySet<PersonId>;
}

type EventOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { readonly kind: K }>;

/** A rule as a key: the same words, the same question. */
export const keyOf = (rule: HandlerRule): string => JSON.stringify(rule);

/** Asked of one handler who is late: whose superior, whose stand-in. */
export const keySeenFrom = (rule: HandlerRule, of: PersonId): string => `${of} ${keyOf(rule)}`;

class Notes {
  readonly rules = new Map<string, HandlerResolution[]>();
  readonly conditions = new Map<string, (true | false | 'unknown')[]>();
  readonly lengths = new Map<string, number>();
  readonly left = new Set<PersonId>();
  readonly former = new Set<PersonId>();

  rule(key: string, answer: HandlerResolution): void {
    const known = this.rules.get(key);
    if (known) known.push(answer);
    else this.rules.set(key, [answer]);
  }

  people(rule: HandlerRule, handlers: readonly ResolvedHandler[], derivation: Item['why']): void {
    this.rule(keyOf(rule), { handlers, derivation, ...(handlers.length === 0 ? { empty: 'vacant' as const } : {}) });
  }

  condition(source: string, value: true | false | 'unknown'): void {
    const known = this.conditions.get(source);
    if (known) known.push(value);
    else this.conditions.set(source, [value]);
  }
}

/** Reads off an act what the organisation and the form answered then. */
export function pastAnswers(act: PastAct): PastAnswers {
  const notes = new Notes();
  for (const event of act.events) {
    switch (event.kind) {
      case 'routed':
      case 'branchesTaken':
        for (const { source, value } of event.tried) notes.condition(source, value);
        break;
      case 'visitOpened':
        noteStep(notes, act, event);
        break;
      case 'visitClosed':
        if (event.as === 'done') noteCopies(notes, act, event.visit, 'done');
        break;
      case 'incidentResolved':
        noteFound(notes, act, event);
        break;
      case 'childStarted':
        noteCall(notes, act, event.visit);
        break;
      case 'itemCancelled':
        noteLeft(notes, act, event);
        break;
      case 'circulationMoved':
        for (const { personId } of event.gone ?? []) notes.left.add(personId);
        break;
      default:
        break;
    }
  }
  noteLate(notes, act);
  noteFoundAgain(notes, act);
  noteFollowed(notes, act);
  return notes;
}

const nodeAt = ({ program, after }: PastAct, visit: number): NodeDefinition | undefined =>
  program.nodes[after.visits[visit - 1]?.node ?? ''];

const opened = ({ events }: PastAct, visit: number, kind: Item['kind']): readonly EventOf<'itemOpened'>[] =>
  events.flatMap((event) =>
    event.kind === 'itemOpened' && event.visit === visit && event.itemKind === kind ? [event] : [],
  );

/** A list had as many entries as children were started for it. */
function noteCall(notes: Notes, act: PastAct, visit: number): void {
  const each = nodeAt(act, visit)?.call?.each;
  const started = act.events.filter((one) => one.kind === 'childStarted' && one.visit === visit);
  if (each) notes.lengths.set(each.field, started.length);
}

function noteLeft(notes: Notes, { after }: PastAct, { item, reason }: EventOf<'itemCancelled'>): void {
  const holder = after.items[item - 1]?.holder;
  if (holder && reason === 'holderLeft') notes.left.add(holder.personId);
}

/** Who a step was for when it was entered. Whoever it came back to was not asked for. */
function noteStep(notes: Notes, act: PastAct, event: EventOf<'visitOpened'>): void {
  const node = act.program.nodes[event.node];
  if (!node) return;
  noteMembers(notes, act, event, node);
  noteCopies(notes, act, event.visit, 'entered');
  if (node.call?.each && !notes.lengths.has(node.call.each.field))
    notes.lengths.set(node.call.each.field, event.incident ? node.call.each.limit + 1 : 0);
}

function noteMembers(notes: Notes, act: PastAct, event: EventOf<'visitOpened'>, node: NodeDefinition): void {
  const again = event.returnedFrom !== undefined || event.resumes !== undefined || event.borrowed || event.adhoc;
  if (node.call || node.waits || node.does || again || event.incident === 'noWayForNo') return;
  const items = opened(act, event.visit, 'do');
  const members = items.filter(({ part }) => !part).map(({ holder }) => holder);
  const first = node.multi.mode === 'sequential' ? members.slice(0, 1) : members;
  const found = [...first, ...event.queue];
  const passed = act.events.some((one) => one.kind === 'visitAutoPassed' && one.visit === event.visit);
  if (found.length === 0 || passed) {
    noteNobody(notes, act.program, node, { event, passed });
    return;
  }
  const assists = items.filter(({ part }) => part === 'assist').map(({ holder }) => holder);
  const named = node.multi.mode === 'lead' ? node.multi.assistants : undefined;
  notes.people(node.handler, named ? found : [...found, ...assists], event.why);
  if (named) notes.people(named, assists, event.why);
}

interface Nobody {
  readonly event: EventOf<'visitOpened'>;
  readonly passed: boolean;
}

/**
 * Nobody, also where the step says whom else to ask; what stands behind 自动通过 was not asked where the step passed. Whom to
 * take in place of the starter is asked only where he is found.
 */
function noteNobody(notes: Notes, program: Program, node: NodeDefinition, { event, passed }: Nobody): void {
  const empty = event.incident === undefined || event.incident === 'noWayForNo' ? 'vacant' : event.incident;
  const answer: HandlerResolution = { handlers: [], derivation: event.why, empty };
  notes.rule(keyOf(node.handler), answer);
  const strategies = node.whenNobody ?? [];
  const asked = passed
    ? strategies.slice(
        0,
        strategies.findIndex(({ kind }) => kind === 'autoPass'),
      )
    : strategies;
  const others = asked.flatMap((strategy) =>
    strategy.kind === 'rule' ? [strategy.rule] : strategy.kind === 'administrator' ? [program.administrator] : [],
  );
  for (const rule of others) if (rule) notes.rule(keyOf(rule), { ...answer, derivation: [] });
}

/** 自动抄送. Of rules that differ in nothing the events tell, the first found them all. */
function noteCopies(notes: Notes, act: PastAct, visit: number, when: 'entered' | 'done'): void {
  const rules = (nodeAt(act, visit)?.copies ?? []).filter((rule) => rule.when === when);
  const told = new Set<number>();
  for (const { to, mayComment } of rules) {
    const readers = opened(act, visit, 'read').filter(
      ({ item, why, mayComment: may }) =>
        why[0]?.code === 'workflow.copied' && !told.has(item) && (may ?? false) === (mayComment ?? false),
    );
    for (const { item } of readers) told.add(item);
    notes.people(
      to,
      readers.map(({ holder }) => holder),
      readers[0]?.why.slice(1) ?? [],
    );
  }
}

/** An incident for which the rule was asked once more. */
function noteFound(notes: Notes, act: PastAct, { visit, queue, why }: EventOf<'incidentResolved'>): void {
  const node = nodeAt(act, visit);
  const items = opened(act, visit, 'do');
  const people = (part: 'assist' | undefined) => items.filter((one) => one.part === part).map(({ holder }) => holder);
  // nobody handles these: no rule was asked, and "nobody" would answer another step that has the same one
  if (!node || node.call || node.waits || node.does) return;
  const members = node.multi.mode === 'sequential' ? people(undefined).slice(0, 1) : people(undefined);
  const named = node.multi.mode === 'lead' ? node.multi.assistants : undefined;
  notes.people(node.handler, [...members, ...queue, ...(named ? [] : people('assist'))], why);
  if (named) notes.people(named, people('assist'), why);
}

/** Whom an overdue step told, or gave the work to, seen from each who was late. */
function noteLate(notes: Notes, act: PastAct): void {
  const { head, before, events } = act;
  if (head.kind !== 'timedOut' || !before) return;
  const overdue = nodeAt(act, head.visit)?.overdue?.[head.step]?.act;
  if (overdue?.kind !== 'escalate' && overdue?.kind !== 'transfer') return;
  const late = before.items.filter((one) => one.visit === head.visit && one.kind === 'do' && one.state === 'open');
  for (const { id, holder } of late) {
    const handlers = events.flatMap((event) => {
      if (event.kind === 'itemReassigned') return event.item === id ? [event.to] : [];
      const told = event.kind === 'itemOpened' && event.itemKind === 'read' && event.why[0];
      return told && told.facts['of'] === holder.personId ? [event.holder] : [];
    });
    notes.rule(keySeenFrom(overdue.to, holder.personId), { handlers, derivation: [] });
  }
}

/** 重新确定办理人: the event says whom the rule named; one of before does not, then it is who has it since, has voted, or waits for his turn. */
function noteFoundAgain(notes: Notes, act: PastAct): void {
  const { head } = act;
  if (head.kind !== 'handlersFoundAgain') return;
  const node = nodeAt(act, head.visit);
  const why = opened(act, head.visit, 'do')[0]?.why ?? [];
  if (!node) return;
  if (head.found) {
    notes.people(node.handler, head.found, why);
    if (node.multi.mode === 'lead' && node.multi.assistants)
      notes.people(node.multi.assistants, head.assistants ?? [], why);
    return;
  }
  const of = (part: Item['part']) => seatsOf(act, head.visit, part);
  const added = new Set((act.before?.visits[head.visit - 1]?.added ?? []).map(({ person }) => person));
  const queue = queueOf(act, head.visit).filter(({ personId }) => !added.has(personId));
  const named = node.multi.mode === 'lead' ? node.multi.assistants : undefined;
  const seated = of(undefined);
  const anew = new Set(opened(act, head.visit, 'do').map(({ holder }) => holder.personId));
  // of several who sit in a step of one person, the rule named who has it now
  const first = [...seated].sort((a, b) => Number(anew.has(b.personId)) - Number(anew.has(a.personId)));
  const own = (node.multi.mode === 'single' ? first : seated).filter(({ personId }) => !added.has(personId));
  // whom a colleague had added may be just whom the rule names now
  const members = own.length > 0 ? own : seated;
  notes.people(node.handler, [...members, ...queue, ...(named ? [] : of('assist'))], why);
  if (named) notes.people(named, of('assist'), why);
}

/** 随岗位: whom the rule named when offices had changed hands; nobody, where the step stopped. */
function noteFollowed(notes: Notes, act: PastAct): void {
  const { head, events } = act;
  if (head.kind !== 'officesFollowed') return;
  for (const { person } of head.former) notes.former.add(person.personId);
  const node = nodeAt(act, head.visit);
  const work = opened(act, head.visit, 'do');
  const queued = events.find((one) => one.kind === 'queueChanged' && one.visit === head.visit);
  const vacant = events.find((one) => one.kind === 'visitVacated');
  const queue = queued?.kind === 'queueChanged' ? queued : undefined;
  const why = work[0]?.why ?? queue?.why ?? (vacant?.kind === 'visitVacated' ? vacant.why : []);
  if (node) notes.people(node.handler, [...work.map(({ holder }) => holder), ...(queue?.queue ?? [])], why);
}

const queueOf = ({ events, before }: PastAct, visit: number): readonly ResolvedHandler[] =>
  events.flatMap((one) => (one.kind === 'queueChanged' && one.visit === visit ? [one.queue] : []))[0] ??
  before?.visits[visit - 1]?.queue ??
  [];

/** Seats after the rule was asked: those at work and those that had voted, under the name the rule knew them by. */
function seatsOf(act: PastAct, visit: number, part: Item['part']): readonly ResolvedHandler[] {
  const gone = new Set(
    act.events.flatMap((one) => (one.kind === 'itemCancelled' && one.reason === 'foundAgain' ? [one.item] : [])),
  );
  const counts = (item: Item, before: State | undefined) => {
    const was = before?.items[item.id - 1];
    return !was || isVote(was) || was.state === 'open' || was.state === 'parked';
  };
  return act.after.items
    .filter((one) => one.visit === visit && one.kind === 'do' && one.part === part)
    .filter((one) => !gone.has(one.id) && counts(one, act.before))
    .map((one) => one.transfers[0]?.from ?? one.holder);
}
