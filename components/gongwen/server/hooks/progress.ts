import type { Result } from '@gov/base';
import type { OutgoingStatus } from '@gov/gongwen';
import type { CompletingTask, HookEffects } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DocumentRow } from '../documents/store.ts';

/** A document under way through the actions of one step: each sees what the one before did. */
export interface Progress {
  readonly document: DocumentRow;
  readonly status: OutgoingStatus;
  readonly effects: HookEffects;
}

/** One action word of a step carried out: `sign-off`, `typeset`. */
export type Action = (context: UseCaseContext, task: CompletingTask, progress: Progress) => Promise<Result<Progress>>;
