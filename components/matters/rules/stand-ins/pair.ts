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

/** Who stands on this side today: the same persons that `windowsOf` finds. */
export function holdersOfSide(view: DayView, { sectionId, postId, personId }: Side): readonly Assignment[] {
  const holders = assignmentsOfSection(view, sectionId).filter((one) => one.postId === postId);
  const meant = holders.filter((one) => personId === null || one.personId === personId);
  return meant.filter((one, place) => meant.findIndex((other) => other.personId === one.personId) === place);
}

export interface Pair {
  readonly a: Side;
  readonly b: Side;
}

/** Does somebody stand in when the holder of A is away? Several in post B are nobody: which of them was never agreed to. */
export function isVacant(view: DayView, { a, b }: Pair): boolean {
  const inB = holdersOfSide(view, b);
  const [only] = inB;
  return inB.length !== 1 || !holdersOfSide(view, a).some((one) => one.personId !== only?.personId);
}

/** Why two persons in posts cannot be made A and B. */
export function pairRefused(a: Assignment, b: Assignment, known: readonly Pair[], pair: Pair): Rejection | undefined {
  const refused = (code: string) => reject(code).rejection;
  if (a.sectionId !== b.sectionId) return refused('matters.pair-sections');
  if (a.personId === b.personId) return refused('matters.pair-same');
  const same = (one: Side, other: Side): boolean =>
    one.sectionId === other.sectionId && one.postId === other.postId && one.personId === other.personId;
  return known.some((one) => same(one.a, pair.a) && same(one.b, pair.b)) ? refused('matters.pair-known') : undefined;
}
