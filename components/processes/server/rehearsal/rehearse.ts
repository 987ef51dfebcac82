import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { expectedWorkingDays, type Program } from '@gov/workflow';
import { type CaseDifference, differenceOf, flowsOut, rehearse } from '@gov/workflow/rehearsal';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RehearsedCase, Routes } from '../../contract.ts';
import { namesOfSteps, pictureOf, stepsOf } from './drawn.ts';
import { historyOf, lookAt, sinceOf } from './source.ts';
import type { VersionProgram } from './store.ts';

const day = 86_400_000;

/** What is to be rehearsed: the newest instances, and the version as a drawing. Who looked is audited, with how many. */
export async function showRehearsal(
  context: UseCaseContext,
  { params: { processId }, query }: InputOf<Routes['rehearsal']>,
): Promise<Result<ReplyOf<Routes['rehearsal']>>> {
  const looked = await lookAt(context, processId, query.of);
  if (!looked.ok) return looked;
  const { process, versions, program, words, draftVersion } = looked.value;
  const history = historyOf(context);
  const cases = await history.casesOf(sinceOf(versions), { most: query.most });
  const total = await history.countOf(sinceOf(versions), {});
  context.audit({
    event: 'processes.rehearsed',
    objectKind: 'process',
    objectId: processId,
    details: { of: String(query.of), cases: cases.length },
  });
  return ok({
    name: program.name || process.name,
    source: words,
    ...(draftVersion === undefined ? {} : { draftVersion }),
    ...(process.number === null ? {} : { current: process.number }),
    matterIds: cases.map(({ matterId }) => matterId),
    total,
    steps: [...stepsOf(program), ...goneSteps(program, versions)],
    flows: flowsOut(program).map((flow) => ({ ...flow })),
    picture: pictureOf(program),
  });
}

const goneSteps = (program: Program, versions: readonly VersionProgram[]) =>
  [...namesOfSteps(versions)]
    .filter(([id]) => !program.nodes[id])
    .map(([id, name]) => ({ id, name, gone: true as const }));

/** Rehearses some instances; nothing is written. What no longer belongs to the process is left out. */
export async function rehearseCases(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['rehearse']>,
): Promise<Result<ReplyOf<Routes['rehearse']>>> {
  const looked = await lookAt(context, processId, body.of);
  if (!looked.ok) return looked;
  const { versions, program, draftVersion } = looked.value;
  if (draftVersion !== body.draftVersion) return reject('processes.draft-stale');
  const calendar = workCalendarOf(context.agency);
  const found = await historyOf(context).load(sinceOf(versions), [...new Set(body.matterIds)]);
  const lasts = await usualTimes(context, versions, program);
  const inWords = wordsFor(context);
  const cases = found.map(({ history, ...said }): RehearsedCase => {
    const rehearsal = rehearse(history, program, { lasts });
    return { ...said, difference: inWords(differenceOf(history.events, rehearsal, calendar)) };
  });
  return ok({ cases });
}

/** How long a step takes that an instance has not been through: what is usual here, else the time it is given. */
async function usualTimes(context: UseCaseContext, versions: readonly VersionProgram[], program: Program) {
  const rounds = await historyOf(context).roundsOf(sinceOf(versions), Object.keys(program.nodes));
  const byNode = Map.groupBy(rounds, ({ node }) => node);
  const calendar = workCalendarOf(context.agency);
  const known = new Map<string, number | undefined>();
  return (node: string): number | undefined => {
    if (known.has(node)) return known.get(node);
    const usual = expectedWorkingDays(byNode.get(node) ?? [], calendar);
    const due = program.nodes[node]?.due;
    const given = due && ('workingDays' in due ? due.workingDays * day : (due.workingHours * day) / 24);
    const millis = usual === undefined ? given : usual * day;
    known.set(node, millis);
    return millis;
  };
}

/** People by their name, refusals as their sentence. */
function wordsFor({ agency, manifests }: UseCaseContext): (difference: CaseDifference) => RehearsedCase['difference'] {
  const nameOf = (personId: PersonId) => agency.organisation.persons.get(personId)?.name ?? '已离开的人';
  const whyOf = (code: string) => manifests.find(({ errors }) => errors[code])?.errors[code]?.message ?? '现在做不了。';
  const pair = ([past, now]: readonly [number, number]): [number, number] => [past, now];
  const pairs = (counts: CaseDifference['entered']) =>
    Object.fromEntries(Object.entries(counts).map(([key, counted]) => [key, pair(counted)]));
  return (one) => ({
    ...one,
    steps: one.steps.map((step) => ({ ...step, past: step.past.map(nameOf), now: step.now.map(nameOf) })),
    ways: one.ways.map((way) => ({ block: way.block, past: [...way.past], now: [...way.now] })),
    nobody: [...one.nobody],
    notAllowed: one.notAllowed.map(({ node, did, code }) => ({ node, did, why: whyOf(code) })),
    uncounted: [...one.uncounted],
    entered: pairs(one.entered),
    taken: pairs(one.taken),
  });
}
