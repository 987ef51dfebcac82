import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type PersonHit as Found,
  type OrganisationSnapshot,
  type Person,
  searchPersons,
  sectionName,
} from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { PersonHit, Routes } from '../../contract.ts';
import { postWords } from '../views.ts';
import { type LeftOut, whyLeftOut } from './people.ts';

const pageSize = 20;

/** Searches in memory: an agency of 20,000 answers within a keystroke and costs the database nothing. */
export async function searchPeople(
  context: UseCaseContext,
  { query }: InputOf<Routes['searchPersons']>,
): Promise<Result<ReplyOf<Routes['searchPersons']>>> {
  const snapshot = context.agency.organisation;
  const why = whyLeftOut(context, query.purpose);
  const leftOut: Record<LeftOut, number> = { administrators: 0, stopped: 0, notLetKnow: 0 };
  const offered = (person: Person): boolean => {
    const reason = why(person);
    if (reason) leftOut[reason] += 1;
    return reason === undefined;
  };
  const page = searchPersons(snapshot, {
    query: query.query ?? '',
    day: dateInChina(context.now),
    limit: query.limit ?? pageSize,
    only: offered,
    outOfOffice: query.purpose === 'find',
    ...(query.sectionId === undefined ? {} : { sectionId: query.sectionId }),
    ...(query.after === undefined ? {} : { after: query.after }),
  });
  const persons = page.hits.flatMap((hit) => personHit(snapshot, hit) ?? []);
  const { total, left } = page;
  return ok({ persons, total, left, leftOut, ...(page.next === undefined ? {} : { next: page.next }) });
}

function personHit(snapshot: OrganisationSnapshot, { person, assignments, absence }: Found): PersonHit | undefined {
  const [first, ...others] = assignments;
  if (!first) return undefined;
  return {
    personId: person.id,
    name: person.name,
    assignmentId: first.id,
    section: sectionName(snapshot, first.sectionId),
    post: snapshot.posts.get(first.postId)?.name ?? '',
    alsoAs: others.map((other) => postWords(snapshot, other)),
    ...(absence === undefined ? {} : { absence }),
  };
}
