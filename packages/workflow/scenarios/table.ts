import { administration } from './administration.ts';
import { groups } from './groups.ts';
import { type Place, places } from './places.ts';
import { readers } from './readers.ts';
import { signers } from './signers.ts';
import type { Story } from './story.ts';

/** One story at one place. */
export interface Case {
  readonly title: string;
  readonly story: Story;
  readonly place: Place;
}

/** 情景表: every story at every place where it has a meaning, for whoever plays it by other means than the pure core. */
export const table: readonly Case[] = [...administration, ...groups, ...signers, ...readers].flatMap((story) =>
  places
    .filter(({ name }) => !story.notAt?.includes(name))
    .map((place) => ({ title: `${story.operation}：${place.name}`, story, place })),
);
