import type { Visit } from '@gov/workflow';

/** A round of a step somebody has to do, or is looked for; the clock of an embedded sub-process is no work. */
export const isUnderWay = ({ state, clock }: Pick<Visit, 'state' | 'clock'>): boolean =>
  !clock && (state === 'open' || state === 'parked' || state === 'incident');
