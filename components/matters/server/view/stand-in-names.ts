import type { PersonId } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { forecast, Item, NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { standsIn } from '../../rules/stand-ins/stands-in.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { isTold } from '../secrecy/given-to.ts';
import { type StandingPair, standInsAmong } from '../stand-ins/entrusted-store.ts';
import { isInPerson } from '../stand-ins/in-person.ts';

export type Ahead = ReturnType<typeof forecast>;

/** What the page says of windows that are open now, between two who can both still handle work. */
export interface StandInNames {
  /** Who may do this open item in its holder's place. */
  ofItem(item: Item, node: NodeDefinition | undefined): string[];
  /** `陈国栋（马晓东代理）` of a step to come. */
  ofHandler(handler: ResolvedHandler, node: NodeDefinition | undefined): string;
}

/** One statement, and none where nobody in the agency stands in for anybody. */
export async function standInNames(context: UseCaseContext, loaded: LoadedMatter, ahead: Ahead): Promise<StandInNames> {
  const { tx, now, agency } = context;
  const { state, row } = loaded;
  const persons = [
    ...state.items.filter((item) => item.state === 'open').map(({ holder }) => holder.personId),
    ...ahead.flatMap(({ handlers }) => handlers.map(({ personId }) => personId)),
  ];
  const set = row.anyStandIn ? await tx.all(standInsAmong(tx.agencyId, { matterId: row.id, persons, now })) : [];
  const pairs = set.filter(
    (pair) => isTold(context, pair) && [pair.principalId, pair.standInId].every((id) => mayHandle(context, id)),
  );
  const nameOf = (personId: PersonId) => agency.organisation.persons.get(personId)?.name ?? '';
  const names = (found: readonly StandingPair[]) => [...new Set(found.map(({ standInId }) => nameOf(standInId)))];
  const of = (principal: PersonId, node: NodeDefinition | undefined) =>
    isInPerson(context, row.kindCode, node) ? [] : pairs.filter(({ principalId }) => principalId === principal);
  const meant = ({ since, assignmentId }: StandingPair, { openedAt, holder }: Item) =>
    (since === null || since <= openedAt) && isOfPost({ assignmentId }, holder.assignmentId);
  return {
    ofItem: (item, node) =>
      names(
        of(item.holder.personId, node).filter(
          (pair) => meant(pair, item) && standsIn({ state, covered: [item.id] }, item, pair.standInId),
        ),
      ),
    ofHandler({ personId, assignmentId }, node) {
      const found = names(of(personId, node).filter((pair) => isOfPost(pair, assignmentId)));
      return found.length === 0 ? nameOf(personId) : `${nameOf(personId)}（${found.join('、')}代理）`;
    },
  };
}

/** A B岗 stands in for the post, not for what the person does under another one. */
const isOfPost = ({ assignmentId }: Pick<StandingPair, 'assignmentId'>, heldAs: string): boolean =>
  assignmentId === null || assignmentId === heldAs;
