import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../index.ts';
import { person, type Scenario } from '../testing/scenario.ts';
import { newerAt, openAt, type Place, places } from './places.ts';
import { isAt, linesAt, type Story } from './story.ts';
import type { Case } from './table.ts';
import { commandsOf } from './words.ts';

/** Plays each story at each place; the laws are checked after every act. */
export function playEverywhere(stories: readonly Story[]): void {
  for (const story of stories) {
    for (const place of places) {
      if (isAt(story, place)) test(`${story.operation}：${place.name}`, () => play(story, place));
    }
  }
}

/** Stories that are told at places of their own. */
export function playCases(cases: readonly Case[]): void {
  for (const { title, story, place } of cases) test(title, () => play(story, place));
}

function play(story: Story, place: Place): void {
  const office = openAt(place, story);
  for (const { act, outcome } of linesAt(story, place)) {
    equal(carryOut(office, act, { story, place }).refused, outcome.refused, act);
    if (outcome.refused !== undefined) continue;
    office.expectTodo(...outcome.todo);
    office.expectReading(...outcome.reading);
  }
}

/** Somebody else holds the post, or nobody: the house looks at every step under way, as it does when the organisation changes. */
function officesChange(office: Scenario, posts: Readonly<Record<string, string | null>>): void {
  office.posts = posts;
  for (const { id, state } of office.state.visits) {
    if (state === 'open') office.do({ kind: 'followOffices', visit: id });
    if (state === 'incident') office.do({ kind: 'resolveIncident', visit: id });
  }
}

/** What an act of a line was: the commands it means, and the refusal when none of them was possible. */
export interface Carried {
  readonly commands: readonly Command[];
  readonly refused: string | undefined;
}

/** Carries the act of a line out in the pure core. */
export function carryOut(
  office: Scenario,
  act: string,
  { story, place }: { readonly story: Story; readonly place: Place },
): Carried {
  if (act === '现在') return { commands: [], refused: undefined };
  const [who = '', verb, name = ''] = act.split(' ');
  if (verb === '离任') {
    office.left = [...office.left, name];
    return { commands: [], refused: undefined };
  }
  if (verb === '改任' || verb === '免去') {
    const [, , , next = null] = act.split(' ');
    officesChange(office, { ...office.posts, [name]: next });
    return { commands: [], refused: undefined };
  }
  if (verb === '改用新版') return { commands: [], refused: office.moveTo(newerAt(place, story), person(who)) };
  if (verb === '打开') {
    const open = office.state.items.filter(({ state, holder }) => state === 'open' && holder.personId === who);
    office.opened = [...office.opened, ...open.map(({ id }) => id)];
    return { commands: [], refused: undefined };
  }
  const commands = commandsOf(office, act);
  const refusals = commands.map((command) => office.do(command));
  return { commands, refused: refusals.includes(undefined) ? undefined : refusals[0] };
}
