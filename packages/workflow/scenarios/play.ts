import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { openAt, type Place, places } from './places.ts';
import { linesAt, type Story } from './story.ts';
import { commandOf } from './words.ts';

/** Plays each story at each place; the laws are checked after every act. */
export function playEverywhere(stories: readonly Story[]): void {
  for (const story of stories) {
    for (const place of places) {
      if (!story.notAt?.includes(place.name)) test(`${story.operation}：${place.name}`, () => play(story, place));
    }
  }
}

function play(story: Story, place: Place): void {
  const office = openAt(place, story);
  for (const { act, outcome } of linesAt(story, place)) {
    equal(office.do(commandOf(office, act)), outcome.refused, act);
    if (outcome.refused !== undefined) continue;
    office.expectTodo(...outcome.todo);
    office.expectReading(...outcome.reading);
  }
}
