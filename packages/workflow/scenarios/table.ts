import { administration } from './administration.ts';
import { automatic } from './automatic.ts';
import { branchRests } from './branch-rests.ts';
import { calls } from './calls.ts';
import { clock } from './clock.ts';
import { everybody } from './everybody.ts';
import { freeWays } from './free-ways.ts';
import { groups } from './groups.ts';
import { offices } from './offices.ts';
import { partialJoins } from './partial-join.ts';
import { type Place, places } from './places.ts';
import { readers } from './readers.ts';
import { regions } from './regions.ts';
import { signers } from './signers.ts';
import { isAt, type Story } from './story.ts';
import { votes } from './votes.ts';

/** One story at one place. */
export interface Case {
  readonly title: string;
  readonly story: Story;
  readonly place: Place;
}

/** Every story of the table, in the order of its parts. */
export const stories: readonly Story[] = [
  ...[...administration, ...regions, ...everybody],
  ...[...groups, ...votes, ...signers, ...readers],
  ...[...automatic, ...clock, ...calls, ...freeWays, ...branchRests, ...offices],
];

/** 情景表: every story at every place where it has a meaning, for whoever plays it by other means than the pure core (the
 * organisation of a real agency is changed in tests of its own). */
export const table: readonly Case[] = [
  ...stories
    .filter(({ byPost }) => byPost === undefined)
    .flatMap((story) =>
      places
        .filter((place) => isAt(story, place))
        .map((place) => ({ title: `${story.operation}：${place.name}`, story, place })),
    ),
  ...partialJoins,
];
