import type { Instant, PersonId, WorkCalendar } from '@gov/base';
import { compileExpression, evaluate } from '@gov/expression';
import {
  type DayView,
  type HandlerContext,
  type HandlerResolution,
  type HandlerRule,
  matterFacts,
  type OrganisationSnapshot,
  type PostRole,
  type ResolvedHandler,
  resolveHandlers,
  roleWords,
  rulesWithin,
} from '@gov/organisation';
import { type Facts, type Finding, forecast, type Program, start } from '@gov/workflow';

/** Who stands for all of a section with the same role. */
export interface ScanStarter extends ResolvedHandler {
  readonly sectionId: string;
  readonly role: PostRole;
}

/** Every section with one starter for each role in it, in manual order; who cannot do work starts nothing. */
export function scanStarters(
  organisation: OrganisationSnapshot,
  view: DayView,
  mayHandle: (personId: PersonId) => boolean,
): readonly ScanStarter[] {
  const seen = new Set<string>();
  return view.assignments.flatMap(({ id, personId, sectionId, postId }) => {
    const role = organisation.posts.get(postId)?.role;
    const key = `${sectionId} ${role}`;
    if (!role || seen.has(key) || !mayHandle(personId)) return [];
    seen.add(key);
    return [{ personId, assignmentId: id, sectionId, role }];
  });
}

/** A step for which nobody is found when somebody of this section starts, or somebody who was not granted to know work secrets. */
export interface FoundNobody {
  readonly node: string;
  readonly sectionId: string;
  readonly role: PostRole;
  /** The rule names what does not exist any more. */
  readonly gone?: true;
  /** Somebody is found: these, by name, who were not granted to know work secrets. */
  readonly unlet?: readonly string[];
}

interface Scan {
  readonly organisation: OrganisationSnapshot;
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  readonly mayHandle: (personId: PersonId) => boolean;
  /** 知悉工作秘密; absent = everybody may, or the form holds no secrets. */
  readonly mayKnow?: ((personId: PersonId) => boolean) | undefined;
}

/**
 * For each starter the steps that would stop for want of a handler, on all ways that a form could lead (what only a form or a choice
 * decides is left open and is no finding). The engine is asked as in reality; the same question is answered once.
 */
export function scanNobody(program: Program, starters: readonly ScanStarter[], scan: Scan): readonly FoundNobody[] {
  const resolve = remembering(scan);
  return starters.flatMap((starter) => {
    const facts = factsFor(scan, starter, resolve);
    const begun = start(program, facts, {
      starter: { personId: starter.personId, assignmentId: starter.assignmentId },
    });
    if (!begun.ok) return [];
    const found = new Map<string, FoundNobody>();
    const { sectionId, role } = starter;
    for (const { node, empty, handlers } of forecast(program, begun.value.state, facts)) {
      const unlet = namesOf(scan, handlers);
      if (empty === 'vacant' || empty === 'unknown')
        found.set(node, { node, sectionId, role, ...(empty === 'unknown' ? { gone: true } : {}) });
      else if (unlet.length > 0) found.set(node, { node, sectionId, role, unlet });
    }
    return [...found.values()];
  });
}

/** Those who were not granted to know work secrets, by name. */
const namesOf = ({ organisation, mayKnow }: Scan, handlers: readonly ResolvedHandler[]): readonly string[] =>
  handlers
    .filter(({ personId }) => mayKnow && !mayKnow(personId))
    .map(({ personId }) => organisation.persons.get(personId)?.name ?? '');

type Resolve = Facts['resolveHandlers'];

function factsFor({ organisation, now, calendar }: Scan, starter: ScanStarter, resolveHandlersOf: Resolve): Facts {
  const values = matterFacts(organisation, { starter, kind: '' });
  return {
    now,
    calendar,
    formValues: {},
    resolveHandlers: resolveHandlersOf,
    evaluate(source) {
      const compiled = compileExpression(source);
      // what the form or the kind of matter decides may turn out either way
      if (!compiled.ok || compiled.value.variables.some((name) => name !== 'Starter')) return 'unknown';
      const value = evaluate(compiled.value, { values: values.Starter ? { Starter: values.Starter } : {} });
      return typeof value === 'boolean' ? value : 'unknown';
    },
  };
}

/** Answers of the organisation, remembered as far as a rule does not look at more than this. */
function remembering({ organisation, mayHandle }: Scan): Resolve {
  const known = new Map<string, HandlerResolution>();
  return (rule, context) => {
    const key = keyOf(rule, context);
    const answer = key === undefined ? undefined : known.get(key);
    if (answer) return answer;
    const fresh = resolveHandlers(organisation, rule, { ...context, mayHandle });
    if (key !== undefined) known.set(key, fresh);
    return fresh;
  };
}

/** Undefined = the answer hangs on what was done or is known of this matter only. */
function keyOf(rule: HandlerRule, { starter, previous }: HandlerContext): string | undefined {
  const inner = rulesWithin(rule);
  const once = inner.some(
    ({ kind }) => kind === 'sameAs' || kind === 'byCondition' || kind === 'formField' || /Choice$/.test(kind),
  );
  if (once) return undefined;
  const text = JSON.stringify(rule);
  const ofStarter = /starter|Starter/.test(text) ? starter.assignmentId : '';
  return `${text} ${ofStarter} ${/previous|Previous/.test(text) ? previous.assignmentId : ''}`;
}

/** At most so many sections are named in one sentence. */
const mostNamed = 6;

/** `在城建科、园林科发起时，“科长审核”找不到人。` – one sentence for each step, in the order of the process. */
export function nobodyFindings(
  program: Pick<Program, 'nodes'>,
  found: readonly FoundNobody[],
  asked: {
    readonly starters: readonly Pick<ScanStarter, 'sectionId' | 'role'>[];
    readonly sectionName: (sectionId: string) => string;
  },
): readonly Finding[] {
  const nobody = found.filter(({ unlet }) => !unlet);
  const roles = group(asked.starters, ({ sectionId }) => sectionId);
  const absent = [...group(nobody, ({ node }) => node)].map(([node, all]): Finding => {
    const sections = group(all, ({ sectionId }) => sectionId);
    const names = [...sections].map(([sectionId, some]) => {
      const name = asked.sectionName(sectionId);
      const whole = some.length >= (roles.get(sectionId)?.length ?? 0);
      return whole ? name : `${name}（${some.map(({ role }) => roleWords[role]).join('、')}）`;
    });
    const everywhere = all.length >= asked.starters.length;
    const shown =
      names.length > mostNamed ? `${names.slice(0, mostNamed).join('、')}等 ${names.length} 个科室` : names.join('、');
    const gone = all.some((one) => one.gone);
    return {
      level: gone ? 'error' : 'warning',
      element: node,
      message: `${everywhere ? '不论在哪个科室发起' : `在${shown}发起时`}，“${program.nodes[node]?.name ?? ''}”找不到人。`,
      help: gone
        ? '规则里的岗位、科室或者人员已经没有了，请重新选“谁来办”。'
        : '把“谁来办”换一种找法，写上没有人时找谁，或者请人把岗位补上。',
    };
  });
  return [...absent, ...unletFindings(program, found)];
}

/** `“科长审核”会送到没有授权知悉工作秘密的王强、李敏。` – one sentence for each step. */
const unletFindings = (program: Pick<Program, 'nodes'>, found: readonly FoundNobody[]): readonly Finding[] =>
  [...group(found, ({ node }) => node)].flatMap(([node, all]): readonly Finding[] => {
    const names = [...new Set(all.flatMap(({ unlet = [] }) => unlet))];
    if (names.length === 0) return [];
    const shown =
      names.length > mostNamed ? `${names.slice(0, mostNamed).join('、')}等 ${names.length} 人` : names.join('、');
    return [
      {
        level: 'warning',
        element: node,
        message: `“${program.nodes[node]?.name ?? ''}”会找到没有授权知悉工作秘密的人：${shown}。定为工作秘密的事项也会送给他们。`,
        help: '按密级分路，工作秘密的一路另找人；或者请安全管理员授权他们“知悉工作秘密”。',
      },
    ];
  });

function group<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
