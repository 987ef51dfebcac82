import type { MatterView } from '../../contract.ts';

type Line = MatterView['trace'][number];

const most = 4;

/** The newest words of each person, the newest first: who has said something twice is quoted once. */
export const givenOpinions = (trace: readonly Line[]): readonly Line[] =>
  trace
    .filter(({ opinion, pen }) => (opinion ?? '').trim() !== '' || pen !== undefined)
    .filter((line, place, all) => all.findIndex(({ who }) => who === line.who) === place)
    .slice(0, most);
