import { serviceToken } from '@gov/base/component';

/** What somebody who leaves would leave behind. */
export interface OpenWork {
  countOf(personId: string): Promise<number>;
}

/** Extension point: key `matters`, value = a factory bound to the running use case's context. */
export const openWorkPoint = serviceToken<(context: unknown) => OpenWork>('organisation.open-work');
