import type { CalendarDate } from '@gov/base';
import { type Absence, assignmentsOfPerson, type DayView, dayView, personsOutOfOffice } from './day-view.ts';
import { sectionAndBelow } from './section-tree.ts';
import type { Assignment, OrganisationSnapshot, Person } from './snapshot.ts';

type Named = Pick<Person, 'name' | 'initials'>;

/** Dots in names of minorities (阿依古丽·买买提) have no initial and are not typed. */
const characters = (name: string): string[] => [...name.replaceAll(/[·•.\s]/g, '')];

interface Spelt {
  readonly name: readonly string[];
  readonly initials: readonly string[];
}
const spelt = new WeakMap<Named, Spelt>();

/** Taken apart once per person: each keystroke walks over everybody. */
function spellingOf(person: Named): Spelt {
  const known = spelt.get(person);
  if (known) return known;
  const fresh = { name: characters(person.name.toLowerCase()), initials: [...person.initials.toLowerCase()] };
  spelt.set(person, fresh);
  return fresh;
}

/** Where the word begins in the name: 0 at its start, 1 inside, undefined nowhere. Characters and initials may mix: `赵lx`. */
function placeInName(person: Named, typed: readonly string[]): 0 | 1 | undefined {
  const { name, initials } = spellingOf(person);
  const last = Math.max(name.length, initials.length) - typed.length;
  for (let start = 0; start <= last; start += 1) {
    if (typed.every((c, i) => c === name[start + i] || c === initials[start + i])) return start === 0 ? 0 : 1;
  }
  return undefined;
}

/** The words of a query, lower case; full-width letters count as ordinary ones. */
const wordsOf = (query: string): string[] =>
  query
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、]+/)
    .filter(Boolean);

/**
 * Search rule of the picker: every word stands in the name or in the pinyin initials. Polyphone surnames (单 → s)
 * are settled where the initials are computed. An empty query matches everybody.
 */
export const matchesQuery = (person: Named, query: string): boolean =>
  wordsOf(query).every((word) => placeInName(person, characters(word)) !== undefined);

export interface PersonQuery {
  readonly query: string;
  readonly day: CalendarDate;
  /** Only this section and what hangs below it. */
  readonly sectionId?: string;
  /** Who is shown at all; absent = everybody. */
  readonly only?: (person: Person) => boolean;
  /** Where something was typed also who has left, has not come yet or has no assignment now, behind those in office. */
  readonly outOfOffice?: boolean;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface PersonHit {
  readonly person: Person;
  /** All valid assignments, the one in the asked section or the main one first; of somebody not in office the last ones. */
  readonly assignments: readonly Assignment[];
  readonly absence?: Absence;
}

export interface PersonPage {
  readonly hits: readonly PersonHit[];
  readonly total: number;
  /** How many of them are not in office any more. */
  readonly left: number;
  readonly next?: string;
}

/**
 * Persons in office on a day: names beginning with the query first, then in manual order. A word may also name
 * the section or the title (`法规 zlx`). The cursor names the last person shown and her place then: the next page
 * starts behind her wherever she stands now, so nobody is left out when somebody before her leaves.
 */
export function searchPersons(snapshot: OrganisationSnapshot, asked: PersonQuery): PersonPage {
  const matches = matchesOf(snapshot, asked);
  const start = asked.after === undefined ? 0 : behindCursor(asked.after, matches);
  const page = matches.slice(start, start + asked.limit);
  const last = page.at(-1);
  return {
    hits: page.map((m) => m.hit),
    total: matches.length,
    left: matches.filter(({ hit }) => hit.absence === 'LEFT').length,
    ...(last && start + page.length < matches.length ? { next: cursorOf(last) } : {}),
  };
}

/** In the order of the answer: by rank, within a rank by manual order. */
function matchesOf(snapshot: OrganisationSnapshot, asked: PersonQuery): readonly Match[] {
  const view = dayView(snapshot, asked.day);
  const within = asked.sectionId === undefined ? undefined : new Set(sectionAndBelow(view.tree, asked.sectionId));
  const words = wordsOf(asked.query).map((text) => ({ text, typed: characters(text) }));
  const byRank: Match[][] = [[], [], []];
  for (const [place, person] of view.persons.entries()) {
    const assignments = assignmentsWithin(view, person.id, within);
    if (assignments.length === 0) continue;
    const rank = rankOf(snapshot, person, assignments, words);
    if (rank === undefined || asked.only?.(person) === false) continue;
    byRank[rank]?.push({ rank, place, hit: { person, assignments } });
  }
  if (asked.outOfOffice && words.length > 0) byRank.push(matchesOutOfOffice(snapshot, asked, words));
  return byRank.flat();
}

/** Behind all others, whatever part of the name was typed. */
function matchesOutOfOffice(snapshot: OrganisationSnapshot, asked: PersonQuery, words: readonly Word[]): Match[] {
  const known = personsOutOfOffice(snapshot, asked.day);
  return known.flatMap((hit, place) => {
    const matches = rankOf(snapshot, hit.person, hit.assignments, words) !== undefined;
    return matches && asked.only?.(hit.person) !== false ? { rank: behindRanks, place, hit } : [];
  });
}

const behindRanks = 3;

interface Word {
  readonly text: string;
  readonly typed: readonly string[];
}

interface Match {
  readonly rank: number;
  readonly place: number;
  readonly hit: PersonHit;
}

const cursorOf = ({ rank, place, hit }: Match): string => `${rank}.${place}.${hit.person.id}`;

/** Index of the first match behind the person named by the cursor, or behind the place that person had. */
function behindCursor(cursor: string, matches: readonly Match[]): number {
  const [rank = '', place = '', personId] = cursor.split('.');
  const same = matches.findIndex((m) => m.hit.person.id === personId);
  if (same >= 0) return same + 1;
  const next = matches.findIndex((m) => m.rank > Number(rank) || (m.rank === Number(rank) && m.place >= Number(place)));
  return next >= 0 ? next : matches.length;
}

function assignmentsWithin(
  view: DayView,
  personId: string,
  within: ReadonlySet<string> | undefined,
): readonly Assignment[] {
  const all = assignmentsOfPerson(view, personId);
  if (!within) return all;
  const inside = all.filter((a) => within.has(a.sectionId));
  return inside.length === 0 ? inside : [...inside, ...all.filter((a) => !within.has(a.sectionId))];
}

/** 0 = a word begins the name, 1 = found inside, 2 = found only through section or title; undefined = no match. */
function rankOf(
  snapshot: OrganisationSnapshot,
  person: Person,
  assignments: readonly Assignment[],
  words: readonly Word[],
): number | undefined {
  let best: number = words.length === 0 ? 0 : 2;
  for (const word of words) {
    const place = placeInName(person, word.typed);
    if (place !== undefined) best = Math.min(best, place);
    else if (!assignments.some((a) => inUnit(snapshot, a, word.text))) return undefined;
  }
  return best;
}

const inUnit = (snapshot: OrganisationSnapshot, assignment: Assignment, word: string): boolean =>
  assignment.title.toLowerCase().includes(word) ||
  (snapshot.sections.get(assignment.sectionId)?.name.toLowerCase().includes(word) ?? false);
