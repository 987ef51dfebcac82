import type { JsonObject } from '@gov/base';
import { granteeKey, granteesOf, type Register } from '@gov/organisation';
import type { Item, State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { readersToStore, type StoredReader } from '../rules/readers.ts';
import { isHandedIn, wasTakenBack } from '../rules/taken-back.ts';
import type { LockedMatter } from './handling/store.ts';

/**
 * Everybody the caller counts as when it is asked who may read: himself, his post, his section, sections he heads,
 * registers he keeps – all of the working identity and of today. An agency may take their standing right from heads.
 */
export function granteeKeysOf(context: UseCaseContext): string[] {
  const { personId, assignmentId } = context.person();
  const headsRead = context.agency.setting<boolean>('matters', 'headsRead');
  return granteesOf(context.agency.organisation, personId, assignmentId, context.now)
    .filter((grantee) => headsRead || grantee.granteeKind !== 'section-head')
    .map(granteeKey);
}

/** Who did it for its holder has handled it as well, and reads on. */
const withStandIn = (item: Item) =>
  item.doneBy?.onBehalfOf ? [item, { kind: item.kind, holder: item.doneBy }] : [item];

/** Readers to store with a change of a submitted matter. */
export function readersAfter(
  context: UseCaseContext,
  row: Pick<LockedMatter, 'starterPersonId' | 'starterAssignmentId' | 'kindReaders' | 'state'>,
  change: {
    readonly values: JsonObject;
    readonly state: State;
    /** Where it stood before, when an act moves it. */
    readonly before?: State;
    readonly items?: readonly Item[];
    readonly registers?: readonly Register[];
  },
): readonly StoredReader[] {
  return readersToStore({
    starter: { personId: row.starterPersonId, assignmentId: row.starterAssignmentId },
    starterSection: isHandedIn(change.state)
      ? context.agency.organisation.assignments.get(row.starterAssignmentId)?.sectionId
      : undefined,
    items: (change.items ?? []).filter((item) => !wasTakenBack(item)).flatMap(withStandIn),
    registers: change.registers ?? [],
    kindReaders: handsIn(row, change) ? row.kindReaders : [],
    values: change.values,
  });
}

/** Who reads all of a kind reads what is handed in from then on; a later change of an older matter does not open it to him. */
const handsIn = (
  row: Pick<LockedMatter, 'state'>,
  { before, state }: { readonly before?: State; readonly state: State },
): boolean => before !== undefined && isHandedIn(state) && (row.state === 'DRAFT' || !isHandedIn(before));
