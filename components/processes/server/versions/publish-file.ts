import { dateInChina, type FieldProblem, ok, type Result, reject } from '@gov/base';
import { compile, type Finding, type Program } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { checkReferences } from '../../rules/gate/check-references.ts';
import { actionsLost } from '../../rules/kept-actions.ts';
import { toAskAnew } from '../../rules/sharing/ask-anew.ts';
import { listPrograms, type OneDesign, setForm } from '../designing/store.ts';
import { publishOver } from '../processes-service.ts';
import { linksBeyond } from '../scope/links-beyond.ts';
import { findCurrent } from '../store.ts';
import { drawnGate, unread } from './drawn-gate.ts';

interface FileToPublish {
  readonly process: OneDesign;
  readonly bpmnXml: string;
  readonly formId: string | null;
  /** The version in use as it was seen. */
  readonly overNumber: number;
  /** Who has it published, where that is not the caller. */
  readonly by?: string;
  /** How many reminders he has read, refused where there are more; `onlyKept`: nobody is there to read, or it is the way back. */
  readonly acknowledged: number | { readonly onlyKept: number };
}

interface PublishedFile {
  readonly number: number;
  /** What is to be looked at, as sentences. */
  readonly warnings: readonly string[];
}

/**
 * The gate of publishing, the same for a draft, a planned publication and an earlier version: everything that stands in the way is
 * named at its step. Matters that are started from then on go by it, running ones keep theirs.
 */
export async function publishFile(
  context: UseCaseContext,
  { process, bpmnXml, formId, overNumber, by, acknowledged }: FileToPublish,
): Promise<Result<PublishedFile>> {
  const { tx } = context;
  const { processId, key } = process;
  const current = await tx.first(findCurrent(tx.agencyId, key));
  const number = current?.number ?? 0;
  if (number !== overNumber) return reject('processes.moved', { number });
  const form = formId === null ? undefined : await context.ask(formsService).currentOf(formId);
  const problems = await ownProblems(context, processId, bpmnXml);
  if (problems.length > 0) return reject('processes.problems', { count: problems.length }, problems);
  const findings = await drawnGate(context, { bpmnXml, formId });
  const read = typeof acknowledged === 'number' ? acknowledged : acknowledged.onlyKept;
  const published = await publishOver(context, current ?? { processId }, {
    key,
    bpmnXml,
    shipped: false,
    ...(form ? { formVersionId: form.formVersionId } : {}),
    ...(by === undefined ? {} : { by }),
    looked: { warnings: findings.length, acknowledged: read },
  });
  if (!published.ok) return published;
  const { processVersionId } = published.value;
  if (processVersionId === current?.versionId) return reject('processes.nothing-new', { number });
  // what stands in the way is said before what is to be read; a refusal takes everything back
  const refused = typeof acknowledged === 'number' ? unread(findings, acknowledged) : undefined;
  if (refused) return refused;
  if (formId !== null) tx.write(setForm(tx.agencyId, processId, formId));
  context.announce('ProcessPublished', processId, { processVersionId });
  return ok({ number: number + 1, warnings: findings.map(sentenceOf) });
}

/** A finding as a plan keeps it. */
export const sentenceOf = ({ message, help }: Pick<Finding, 'message' | 'help'>): string => message + help;

/** What the process as it came with the product did and nobody would do any more, and what rules name that is gone. */
async function ownProblems(
  context: UseCaseContext,
  processId: string,
  bpmnXml: string,
): Promise<readonly FieldProblem[]> {
  const { tx, agency, now } = context;
  const shipped = (await tx.all(listPrograms(tx.agencyId, processId))).findLast((one) => one.shipped)?.program;
  const compiled = await compile(bpmnXml);
  // what does not compile is refused with its own problems
  if (!compiled.ok) return [];
  return [
    ...toAskAnew(compiled.value),
    ...lost(shipped, compiled.value),
    ...checkReferences(compiled.value, agency.organisation, dateInChina(now)),
    // a planned publication was looked at when it was planned
    ...(context.caller.kind === 'person' ? await linksBeyond(context, processId, bpmnXml) : []),
  ];
}

const lost = (shipped: Program | undefined, next: Program): readonly FieldProblem[] =>
  shipped ? actionsLost(shipped, next) : [];
