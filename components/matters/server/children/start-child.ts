import { type MatterId, ok, type Result, reject } from '@gov/base';
import { type CompiledForm, type FormFacts, initialData } from '@gov/forms';
import { type Decision, type Program, type SubProcessCall, start } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { titleOf } from '../../rules/title.ts';
import { weighed, weightsOf } from '../asking/weights.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { formFacts } from '../handling/drafts.ts';
import { engineFacts } from '../handling/engine-facts.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { insertMatter } from '../handling/store.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { uniqueProblems, uniqueValues } from '../handling/unique-values.ts';
import { holdKind, type KindRow } from '../kinds/store.ts';
import { valueTaken } from '../projections-store.ts';
import type { Brought } from './bring-children.ts';
import { carryAttachments } from './carry-results.ts';
import { fittingValues } from './fitting-values.ts';
import type { KnownChild } from './store.ts';

/** Calls inside calls: a kind that calls itself ends here, and says so. */
const deepest = 5;

/** Everything a child begins with, decided; nothing of it is written yet. */
interface Beginning {
  readonly kind: KindRow;
  readonly program: Program;
  readonly form: CompiledForm;
  readonly values: LoadedMatter['row']['values'];
  readonly started: Decision;
}

/**
 * A child is a matter of its own, begun for who started its caller: its first step opens for whom its process names. What stands
 * against it (no such kind, a value its form does not take) is kept with the call and tried again.
 */
export async function startChild(
  context: UseCaseContext,
  parent: LoadedMatter,
  known: KnownChild,
): Promise<Result<Brought>> {
  if (known.depth > deepest) return notYet('matters.children-too-deep');
  const kind = await context.tx.first(holdKind(context.tx.agencyId, known.kindCode));
  if (!kind?.open || !context.agency.openComponents.has(kind.componentId)) return notYet('matters.unknown-kind');
  const form = await context.ask(formsService).compiled(kind.formVersionId);
  const processes = context.ask(processesService);
  const program = processes.over(await processes.program(kind.processVersionId), form);
  const { fit: values, unfit } = firstValues(context, parent, form, known);
  if (namedFields(parent, known).some((key) => unfit.includes(key))) return notYet('matters.child-value');
  const { starterPersonId: personId, starterAssignmentId: assignmentId } = parent.row;
  const begin = { starter: { personId, assignmentId }, called: true } as const;
  const weights = weightsOf(context, program, { id: known.matterId as MatterId, kindCode: kind.code }); // reason: the column holds matters
  const begun = { starter: begin.starter, kind: kind.code, kindName: kind.name, weights };
  const facts = engineFacts(context, form, values, begun);
  const started = await weighed(weights, () => start(program, facts, begin));
  const claims = uniqueValues(form, values);
  if (claims.length > 0 && (await context.tx.first(valueTaken(context.tx.agencyId, { kindCode: kind.code, claims }))))
    return notYet('matters.value-taken');
  return started.ok
    ? writeChild(context, parent, known, { kind, program, form, values, started: started.value })
    : notYet(started.rejection.code);
}

const notYet = (trouble: string): Result<Brought> => ok({ state: 'asked', trouble });

function firstValues(context: UseCaseContext, parent: LoadedMatter, form: CompiledForm, known: KnownChild) {
  const call = callOf(parent, known);
  const facts = starterFacts(context, parent);
  const element = call?.each && parent.form.fields.get(call.each.field);
  return fittingValues(context, {
    form,
    before: initialData(form, facts),
    given: known.values,
    wordsOf: (key, value) =>
      key === call?.each?.into ? element?.choices?.find((choice) => choice.value === value)?.label : undefined,
  });
}

/** Fields that must be given, because the step names them. */
function namedFields(parent: LoadedMatter, known: KnownChild): readonly string[] {
  const call = callOf(parent, known);
  const into = call?.each?.into;
  return [...Object.keys(call?.fields ?? {}), ...(into === undefined ? [] : [into])];
}

/** The rules of the step by which a child was called. */
export function callOf(
  { state, program }: LoadedMatter,
  { child }: Pick<KnownChild, 'child'>,
): SubProcessCall | undefined {
  const visit = state.children?.[child - 1]?.visit ?? 0;
  return program.nodes[state.visits[visit - 1]?.node ?? '']?.call;
}

function starterFacts(context: UseCaseContext, { row }: LoadedMatter): FormFacts {
  const { organisation } = context.agency;
  const personId = row.starterPersonId;
  const sectionId = organisation.assignments.get(row.starterAssignmentId)?.sectionId;
  const personName = organisation.persons.get(personId)?.name ?? '';
  return formFacts(context, { personId, personName, sectionId });
}

async function writeChild(
  context: UseCaseContext,
  parent: LoadedMatter,
  known: KnownChild,
  { kind, program, form, values, started }: Beginning,
): Promise<Result<Brought>> {
  const { tx, now } = context;
  const { row } = parent;
  const matterId = known.matterId as MatterId; // reason: the column holds matters
  const draft = {
    id: matterId,
    kindCode: kind.code,
    title: titleOf(form, values, kind),
    personId: row.starterPersonId,
    assignmentId: row.starterAssignmentId,
    formVersionId: kind.formVersionId,
    processVersionId: kind.processVersionId,
    at: now,
    values,
    touched: true,
  };
  tx.write(insertMatter(tx.agencyId, draft));
  const given = callOf(parent, known)?.attachments ? await carryAttachments(context, parent, matterId) : 0;
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
  if (!ended.ok) return ended;
  context.audit({
    event: 'matters.child-started',
    objectKind: 'matter',
    objectId: matterId,
    details: { kind: kind.code, by: row.id, child: known.child, ...(given > 0 ? { attachments: given } : {}) },
  });
  return ok({ state: 'running' });
}
