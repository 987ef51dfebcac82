import { plans } from './random-models.ts';

/** Random processes that the list shows without a locked part: all of them. */
export const drawablePlans = plans;
