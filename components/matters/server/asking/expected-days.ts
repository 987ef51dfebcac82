import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { expectedWorkingDays } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { stepsAhead } from '../view/ways.ts';
import { finishedRounds } from './store.ts';

type Route = (typeof routes)['expectedDays'];

/**
 * 还要多久: what the steps still to come usually take in this agency. Asked by the page beside the matter itself, which waits for
 * no history. By process and step alone: it says nothing of a person.
 */
export async function expectDays(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const found = await loadMatter(context, input.params.matterId, undefined, readMatter);
  if (!found.ok) return found;
  const { tx } = context;
  const { row, facts, program } = found.value;
  const ahead = stepsAhead(found.value);
  // what was added by hand, and what no person does, has no usual time
  const asked = ahead.flatMap((step, at) =>
    step.name !== undefined || step.passes || step.calls || step.waitsFor ? [] : [{ node: step.node, at }],
  );
  const nodes = [...new Set(asked.map(({ node }) => node))].filter((node) => program.nodes[node]);
  if (nodes.length === 0) return ok({ version: row.version, steps: [] });
  const versions = await context.ask(processesService).versionsBeside(row.processVersionId);
  const rounds = Map.groupBy(
    await tx.all(finishedRounds(tx.agencyId, { kindCode: row.kindCode, versions, nodes })),
    ({ node }) => node,
  );
  const steps = asked.flatMap(({ node, at }) => {
    const cases = rounds.get(node) ?? [];
    const days = expectedWorkingDays(cases, facts.calendar);
    return days === undefined ? [] : [{ at, days, cases: cases.length }];
  });
  return ok({ version: row.version, steps });
}
