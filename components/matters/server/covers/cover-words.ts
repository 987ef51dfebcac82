import { dateInChina, type PersonId } from '@gov/base';
import { dayView, sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Cover } from '../../contract.ts';
import { holdersOfSide, type Pair, type Side } from '../../rules/stand-ins/pair.ts';
import { lapsesAt } from '../../rules/stand-ins/window.ts';
import { placesOf } from '../handling/able-colleague.ts';
import { nameIn, personWords } from '../view/person-words.ts';
import type { CoverRow, ListedCover } from './store.ts';

/** The two sides of AB岗; undefined for other arrangements. */
export function pairOf({ kind, sectionId, aPostId, aPersonId, bPostId, bPersonId }: CoverRow): Pair | undefined {
  if (kind !== 'PAIR' || !sectionId || !aPostId || !bPostId) return undefined;
  return {
    a: { sectionId, postId: aPostId, personId: aPersonId },
    b: { sectionId, postId: bPostId, personId: bPersonId },
  };
}

/** An arrangement as administrators read it. */
export function coverInWords(context: UseCaseContext, row: ListedCover): Cover {
  const nameOf = nameIn(context);
  const pair = pairOf(row);
  const person = (id: PersonId | null) => (id === null ? '' : personAndPlace(context, id));
  const standIn = pair ? sideWords(context, pair.b) : person(row.standInId);
  return {
    id: row.id,
    kind: row.kind,
    principal: pair ? sideWords(context, pair.a) : person(row.principalId),
    ...(standIn ? { standIn } : {}),
    vacant: row.vacant,
    ...(row.fromAt ? { from: row.fromAt } : {}),
    ...(row.untilAt ? { until: row.untilAt } : {}),
    ...(row.kinds === null ? {} : { kinds: [...row.kinds] }),
    reason: row.reason,
    proposedBy: nameOf(row.proposedBy),
    proposedAt: row.proposedAt,
    ...(row.agreedBy ? { agreedBy: nameOf(row.agreedBy) } : { lapses: lapsesAt(row) }),
  };
}

/** By post: `建管科科长（现在是陈国栋）`; where one of several is meant: `建管科科员刘思源`. */
function sideWords({ agency, now }: UseCaseContext, side: Side): string {
  const { organisation } = agency;
  const post = organisation.posts.get(side.postId)?.name ?? '';
  const where = `${sectionName(organisation, side.sectionId)}${post}`;
  if (side.personId !== null) return `${where}${organisation.persons.get(side.personId)?.name ?? ''}`;
  const holders = holdersOfSide(dayView(organisation, dateInChina(now)), side);
  const names = holders.map(({ personId }) => organisation.persons.get(personId)?.name ?? '').join('、');
  return names ? `${where}（现在是${names}）` : `${where}（现在空缺）`;
}

/** `陈国栋（建管科 科长）` */
export function personAndPlace(context: UseCaseContext, personId: PersonId): string {
  const { name, section, title } = personWords(context, personId, placesOf(context, personId)[0]?.id ?? '');
  const where = `${section} ${title}`.trim();
  return where ? `${name}（${where}）` : name;
}
