import type { RightsDraft, StepRights } from '../../contract.ts';

export interface OpinionChoice {
  readonly node: string;
  readonly name: string;
  readonly writes: boolean;
  /** It writes into another block: chosen here, it does so no more. */
  readonly elsewhere: boolean;
  /** The draft of the process has it no more. */
  readonly gone: boolean;
}

interface OpinionChoices {
  /** Steps that somebody does, as the draft has them. */
  readonly choices: readonly OpinionChoice[];
  /** Something of this block differs from the version in use. */
  readonly waits: boolean;
}

/** Processes that are designed on a form, in the version in use or in the draft, each once. */
export function onForm<P extends { readonly processId: string; readonly formId?: string | undefined }>(
  processes: readonly P[],
  formId: string,
): readonly P[] {
  const meant = processes.filter((one) => one.formId === formId);
  return [...new Map(meant.map((one) => [one.processId, one])).values()];
}

/** Which steps of a process could write into a block of its form, and which do. */
export function opinionChoices(
  { steps, draft }: { readonly steps: readonly StepRights[]; readonly draft?: RightsDraft | undefined },
  block: string,
): OpinionChoices {
  const drafted = new Map(draft?.steps.map((step) => [step.node, step.block]));
  const done = steps.filter(({ today }) => today !== undefined);
  const now = (step: StepRights): string | undefined => (drafted.has(step.node) ? drafted.get(step.node) : step.block);
  const choices = done.map((step) => ({
    node: step.node,
    name: step.name,
    writes: now(step) === block,
    elsewhere: now(step) !== undefined && now(step) !== block,
    gone: draft !== undefined && !drafted.has(step.node),
  }));
  const waits = done.some((step) => (now(step) === block) !== (step.block === block));
  return { choices, waits };
}
