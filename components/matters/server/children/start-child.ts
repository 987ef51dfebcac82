import { type MatterId, ok, type Result } from '@gov/base';
import { type CompiledForm, type FormFacts, initialData } from '@gov/forms';
import type { ResolvedHandler } from '@gov/organisation';
import type { Decision, SubProcessCall } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { formFacts } from '../handling/drafts.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { holdKind } from '../kinds/store.ts';
import { type Beginning, decideBeginning, kindAtWork, writeBeginning } from './begin-running.ts';
import type { Brought } from './bring-children.ts';
import { carryAttachments } from './carry-results.ts';
import { fittingValues } from './fitting-values.ts';
import type { KnownChild } from './store.ts';

/** Calls inside calls: a kind that calls itself ends here, and says so. */
const deepest = 5;

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
  const work = await kindAtWork(context, kind);
  const { fit: values, unfit } = firstValues(context, parent, work.form, known);
  if (namedFields(parent, known).some((key) => unfit.includes(key))) return notYet('matters.child-value');
  const { starterPersonId: personId, starterAssignmentId: assignmentId } = parent.row;
  const matterId = known.matterId as MatterId; // reason: the column holds matters
  const begin = { ...work, matterId, values, starter: { personId, assignmentId }, by: { called: true } } as const;
  const started = await decideBeginning(context, begin);
  return started.ok ? writeChild(context, parent, known, begin, started.value) : notYet(started.rejection.code);
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
  return factsOfStarter(context, { personId: row.starterPersonId, assignmentId: row.starterAssignmentId });
}

/** What a form fills in by itself for whom it is begun. */
export function factsOfStarter(context: UseCaseContext, { personId, assignmentId }: ResolvedHandler): FormFacts {
  const { organisation } = context.agency;
  const sectionId = organisation.assignments.get(assignmentId)?.sectionId;
  const personName = organisation.persons.get(personId)?.name ?? '';
  return formFacts(context, { personId, personName, assignmentId, sectionId });
}

async function writeChild(
  context: UseCaseContext,
  parent: LoadedMatter,
  known: KnownChild,
  begin: Beginning,
  started: Decision,
): Promise<Result<Brought>> {
  const { matterId, kind } = begin;
  const attach = async () => (callOf(parent, known)?.attachments ? carryAttachments(context, parent, matterId) : 0);
  const written = await writeBeginning(context, begin, { started, attach });
  if (!written.ok) return written;
  const given = written.value.attachments;
  context.audit({
    event: 'matters.child-started',
    objectKind: 'matter',
    objectId: matterId,
    details: { kind: kind.code, by: parent.row.id, child: known.child, ...(given > 0 ? { attachments: given } : {}) },
  });
  return ok({ state: 'running' });
}
