import { addMillis, type Instant, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Item } from '@gov/workflow';
import { type CourseCase, courseOf } from '@gov/workflow/bottlenecks';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mostCounted, type PastState, type Routes } from '../../contract.ts';
import { namesOfSteps, pictureOf } from '../rehearsal/drawn.ts';
import { historyOf, lookAt, sinceOf } from '../rehearsal/source.ts';

const day = 86_400_000;
/** Midnight in China. */
const beginOf = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString() as Instant; // reason: ISO text of a checked day

/** 运行情况: of the instances begun in the span. No person is named or counted by himself. */
export async function showCourse(
  context: UseCaseContext,
  { params: { processId }, query }: InputOf<Routes['course']>,
): Promise<Result<ReplyOf<Routes['course']>>> {
  const found = await lookAt(context, processId, 1);
  if (!found.ok) return found.rejection.code === 'processes.not-found' ? reject('processes.never-published') : found;
  const { process, versions } = found.value;
  const program = versions.at(-1)?.program ?? found.value.program;
  const span = {
    most: mostCounted + 1,
    ...(query.from ? { from: beginOf(query.from) } : {}),
    ...(query.last ? { until: addMillis(beginOf(query.last), day) } : {}),
  };
  const states = await historyOf(context).statesOf(sinceOf(versions), span);
  const cases = states.slice(0, mostCounted).map((one) => caseOf(context, one));
  const course = courseOf(cases, workCalendarOf(context.agency), program);
  const names = namesOfSteps(versions);
  const order = [...names.keys()];
  return ok({
    name: process.name,
    cases: course.cases,
    ended: course.ended,
    endedInTime: { ...course.endedInTime },
    more: states.length > mostCounted,
    steps: course.steps
      .map(({ times, sections, others, ...step }) => ({
        ...step,
        ...times,
        ...(others ? { others: { ...others } } : {}),
        name: names.get(step.node) ?? '',
        sections: sections.map((one) => ({ ...one })),
      }))
      .sort((a, b) => order.indexOf(a.node) - order.indexOf(b.node)),
    flows: course.flows.map((one) => ({ ...one })),
    returns: course.returns.map((one) => ({ ...one })),
    variants: course.variants.slice(0, 20).map((one) => ({ ...one, steps: [...one.steps], flows: [...one.flows] })),
    picture: pictureOf(program),
  });
}

function caseOf({ agency: { organisation } }: UseCaseContext, { state, seen, endDueAt }: PastState): CourseCase {
  const sectionOf = ({ holder }: Item): string | undefined => {
    const section = organisation.assignments.get(holder.assignmentId)?.sectionId;
    return section && organisation.sections.get(section)?.name;
  };
  const limited = endDueAt ? { endDueAt } : {};
  return { state, seen: new Map(seen.map(({ item, at }) => [item, at])), sectionOf, ...limited };
}
