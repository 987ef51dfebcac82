import type { CalendarDate } from '@gov/base';
import { assignmentsOfPerson, type DayView, dayView } from './day-view.ts';
import { sectionAndBelow } from './section-tree.ts';
import type { Assignment, OrganisationSnapshot, Person } from './snapshot.ts';

type Named = Pick<Person, 'name' | 'initials'>;

/** Dots in names of minorities (阿依古丽·买买提) have no initial and are not typed. */
const characters = (name: string): string[] => [...name.replaceAll(/[·•.\s]/g, '')];

/** Where `word` begins in the name: 0 at its start, 1 inside, undefined nowhere. Characters and initials may mix: `赵lx`. */
function placeInName(person: Named, word: string): 0 | 1 | undefined {
  const name = characters(person.name.toLowerCase());
  const initials = [...person.initials.toLowerCase()];
  const typed = characters(word);
  if (typed.length === 0) return 0;
  for (let start = 0; start + typed.length <= Math.max(name.length, initials.length); start += 1) {
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
  wordsOf(query).every((word) => placeInName(person, word) !== undefined);

export interface PersonQuery {
  readonly query: string;
  readonly day: CalendarDate;
  /** Only this section and what hangs below it. */
  readonly sectionId?: string;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface PersonHit {
  readonly person: Person;
  /** All valid assignments, the one in the asked section or the main one first. */
  readonly assignments: readonly Assignment[];
}

export interface PersonPage {
  readonly hits: readonly PersonHit[];
  readonly total: number;
  readonly next?: string;
}

/**
 * Persons in office on a day: names beginning with the query first, then in manual order. A word may also name
 * the section or the title (`法规 zlx`). The cursor names the last person shown and her place then: the next page
 * starts behind her wherever she stands now, so nobody is left out when somebody before her leaves.
 */
export function searchPersons(snapshot: OrganisationSnapshot, asked: PersonQuery): PersonPage {
  const matches = matchesOf(snapshot, asked).sort((a, b) => (a.key < b.key ? -1 : 1));
  const start = asked.after === undefined ? '' : placeOfCursor(asked.after, matches);
  const rest = matches.filter((m) => m.key > start);
  const page = rest.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    hits: page.map((m) => m.hit),
    total: matches.length,
    ...(last && rest.length > page.length ? { next: `${last.key}:${last.hit.person.id}` } : {}),
  };
}

function matchesOf(snapshot: OrganisationSnapshot, asked: PersonQuery): Match[] {
  const view = dayView(snapshot, asked.day);
  const within = asked.sectionId === undefined ? undefined : new Set(sectionAndBelow(view.tree, asked.sectionId));
  const words = wordsOf(asked.query);
  const matches: Match[] = [];
  for (const [place, person] of view.persons.entries()) {
    const assignments = assignmentsWithin(view, person.id, within);
    if (assignments.length === 0) continue;
    const rank = rankOf(snapshot, person, assignments, words);
    if (rank === undefined) continue;
    matches.push({ key: `${rank}${String(place).padStart(7, '0')}`, hit: { person, assignments } });
  }
  return matches;
}

interface Match {
  readonly key: string;
  readonly hit: PersonHit;
}

function placeOfCursor(cursor: string, matches: readonly Match[]): string {
  const [key = '', personId] = cursor.split(':');
  return matches.find((m) => m.hit.person.id === personId)?.key ?? key;
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
  words: readonly string[],
): number | undefined {
  let best: number = words.length === 0 ? 0 : 2;
  for (const word of words) {
    const place = placeInName(person, word);
    if (place !== undefined) best = Math.min(best, place);
    else if (!assignments.some((a) => inUnit(snapshot, a, word))) return undefined;
  }
  return best;
}

const inUnit = (snapshot: OrganisationSnapshot, assignment: Assignment, word: string): boolean =>
  assignment.title.toLowerCase().includes(word) ||
  (snapshot.sections.get(assignment.sectionId)?.name.toLowerCase().includes(word) ?? false);
