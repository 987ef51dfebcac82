import { type Rejection, reject } from '@gov/base';
import { type Assignment, assignmentsOfSection, type DayView } from '@gov/organisation';

/** One side of AB岗: a post in a section; `personId` where several hold it and one of them is meant. */
export interface Side {
  readonly sectionId: string;
  readonly postId: string;
  readonly personId: string | null;
}

/** AB岗 goes by post and follows whoever comes next, as far as the post says who it is; among several the person is meant. */
export const sideOf = (view: DayView, { sectionId, postId, personId }: Assignment): Side => ({
  sectionId,
  postId,
  personId: holdersOfSide(view, { sectionId, postId, personId: null }).length > 1 ? personId : null,
});

/** Who holds it today; whether somebody stands in for somebody is for `pairsOfDay` to say. */
export function holdersOfSide(view: DayView, { sectionId, postId, personId }: Side): readonly Assignment[] {
  const holders = assignmentsOfSection(view, sectionId).filter((one) => one.postId === postId);
  const meant = holders.filter((one) => personId === null || one.personId === personId);
  return meant.filter((one, place) => meant.findIndex((other) => other.personId === one.personId) === place);
}

export interface Pair {
  readonly a: Side;
  readonly b: Side;
}

/** Why two persons in posts cannot be made A and B. */
export function pairRefused(a: Assignment, b: Assignment): Rejection | undefined {
  if (a.sectionId !== b.sectionId) return reject('matters.pair-sections').rejection;
  return a.personId === b.personId ? reject('matters.pair-same').rejection : undefined;
}
