import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type PersonHit as Found, type OrganisationSnapshot, searchPersons, sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { PersonHit, Routes } from '../../contract.ts';
import { postWords } from '../views.ts';
import { mayBeGivenWork } from './open-work.ts';

const pageSize = 20;

/** Searches in memory: an agency of 20,000 answers within a keystroke and costs the database nothing. */
export async function searchPeople(
  context: UseCaseContext,
  { query }: InputOf<Routes['searchPersons']>,
): Promise<Result<ReplyOf<Routes['searchPersons']>>> {
  const snapshot = context.agency.organisation;
  const page = searchPersons(snapshot, {
    query: query.query ?? '',
    day: dateInChina(context.now),
    limit: query.limit ?? pageSize,
    ...(query.purpose === 'give-work' ? { only: mayBeGivenWork(context) } : {}),
    ...(query.sectionId === undefined ? {} : { sectionId: query.sectionId }),
    ...(query.after === undefined ? {} : { after: query.after }),
  });
  const persons = page.hits.flatMap((hit) => personHit(snapshot, hit) ?? []);
  return ok({ persons, total: page.total, ...(page.next === undefined ? {} : { next: page.next }) });
}

function personHit(snapshot: OrganisationSnapshot, { person, assignments }: Found): PersonHit | undefined {
  const [first, ...others] = assignments;
  if (!first) return undefined;
  return {
    personId: person.id,
    name: person.name,
    assignmentId: first.id,
    section: sectionName(snapshot, first.sectionId),
    post: snapshot.posts.get(first.postId)?.name ?? '',
    alsoAs: others.map((other) => postWords(snapshot, other)),
  };
}
