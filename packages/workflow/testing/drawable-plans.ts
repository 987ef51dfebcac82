import { type Plan, plans } from './random-models.ts';

/** What has no card of its own yet: what begins beside a step, and a section with a time limit. */
const hasCards = (plan: readonly Plan[]): boolean =>
  plan.every((one) => {
    if (one.kind === 'step') return one.beside !== 9;
    if (one.kind === 'section') return !one.timed && hasCards(one.body);
    return one.branches.every(hasCards);
  });

/** Random processes that the list shows without a locked part. */
export const drawablePlans = plans.filter(hasCards);
