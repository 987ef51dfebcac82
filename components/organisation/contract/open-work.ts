import type { PersonId } from '@gov/base';
import { serviceToken } from '@gov/base/component';

/** What somebody who leaves would leave behind, and who may be given work at all. */
export interface OpenWork {
  countOf(personId: string): Promise<number>;
  /** An administrator and somebody whose access was stopped may not. */
  mayBeGiven(personId: PersonId): boolean;
  /** Where the agency names who may know work secrets: only they may be given one. */
  mayKnowSecrets(personId: PersonId): boolean;
  /** He is back after a leaving that was over: what he was let do for others, and others for him, ends. */
  comesBack(personId: string): void;
}

/** Extension point: key `matters`, value = a factory bound to the running use case's context. */
export const openWorkPoint = serviceToken<(context: unknown) => OpenWork>('organisation.open-work');
