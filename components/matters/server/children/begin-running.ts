import { type JsonObject, type MatterId, ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import type { ResolvedHandler } from '@gov/organisation';
import { type Decision, type Program, start } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { titleOf } from '../../rules/title.ts';
import { weighed, weightsOf } from '../asking/weights.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { engineFacts } from '../handling/engine-facts.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import { insertMatter } from '../handling/store.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { uniqueProblems, uniqueValues } from '../handling/unique-values.ts';
import type { KindRow } from '../kinds/store.ts';
import { valueTaken } from '../projections-store.ts';

/** A kind with its form and its process as they are today. */
export interface KindAtWork {
  readonly kind: KindRow;
  readonly form: CompiledForm;
  readonly program: Program;
}

export async function kindAtWork(context: UseCaseContext, kind: KindRow): Promise<KindAtWork> {
  const processes = context.ask(processesService);
  const form = await context.ask(formsService).compiled(kind.formVersionId);
  return { kind, form, program: processes.over(await processes.program(kind.processVersionId), form) };
}

/** Everything a matter begins with that another one begins; nothing of it is written yet. */
export interface Beginning extends KindAtWork {
  readonly matterId: MatterId;
  readonly starter: ResolvedHandler;
  readonly values: JsonObject;
  /** By a step that calls it, or by a message. */
  readonly by: { readonly called: true } | { readonly message: string };
}

/** The engine's own decision; refused where a value that may stand once is taken. */
export async function decideBeginning(context: UseCaseContext, begin: Beginning): Promise<Result<Decision>> {
  const { kind, form, program, values, starter, matterId, by } = begin;
  const weights = weightsOf(context, program, { id: matterId, kindCode: kind.code });
  const facts = engineFacts(context, form, values, { starter, kind: kind.code, kindName: kind.name, weights });
  const started = await weighed(weights, () => start(program, facts, { starter, ...by }));
  const claims = uniqueValues(form, values);
  const taken =
    claims.length > 0 && (await context.tx.first(valueTaken(context.tx.agencyId, { kindCode: kind.code, claims })));
  return taken ? reject('matters.value-taken') : started;
}

/** The matter runs from its first moment: no draft, its first step is open for whom its process names. */
export async function writeBeginning(
  context: UseCaseContext,
  { kind, form, program, values, starter, matterId }: Beginning,
  { started, attach }: { readonly started: Decision; readonly attach?: () => Promise<number> },
): Promise<Result<{ readonly attachments: number }>> {
  const { tx, now } = context;
  const draft = {
    id: matterId,
    kindCode: kind.code,
    title: titleOf(form, values, kind),
    personId: starter.personId,
    assignmentId: starter.assignmentId,
    formVersionId: kind.formVersionId,
    processVersionId: kind.processVersionId,
    at: now,
    values,
    touched: true,
  };
  tx.write(insertMatter(tx.agencyId, draft));
  const attachments = (await attach?.()) ?? 0;
  const hooked = await context.extension(matterKindHooks, kind.code)?.(context).created?.({ matterId, values });
  if (hooked && !hooked.ok) return hooked;
  const made = await loadUnseen(context, matterId);
  if (!made.ok) return made;
  // another one may have come first at this very moment: then all of it is rolled back, and tried again
  if ((await uniqueProblems(context, made.value, values)).length > 0) return reject('matters.value-taken');
  const loaded = { ...made.value, program, state: started.state, startEvents: started.events };
  const applied = await applyDecision(context, loaded, { decision: { state: started.state, events: [] } });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded, values, started.state.status);
  return ended.ok ? ok({ attachments }) : ended;
}
