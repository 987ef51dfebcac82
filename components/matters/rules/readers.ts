import type { JsonObject, SectionId } from '@gov/base';
import {
  type Grantee,
  granteeKey,
  type MatterReadFacts,
  type Register,
  type ResolvedHandler,
  readersOf,
  type SecrecyLevel,
} from '@gov/organisation';

/** A row of `matter_reader`. */
export interface StoredReader {
  readonly grantee: string;
  readonly reason: string;
}

/** What is known of a matter when it changes. */
export interface ReadingGrounds {
  readonly starter: ResolvedHandler;
  /** Section the starter acted for; its head may read. Absent while nothing is handed in, or no longer. */
  readonly starterSection: SectionId | undefined;
  /** Tasks that are new or changed and were not taken back; earlier holders are stored already. */
  readonly items: readonly { readonly kind: 'do' | 'read'; readonly holder: ResolvedHandler }[];
  readonly registers: readonly Register[];
  /** Grantee keys of those who read every matter of its kind; absent while nothing is handed in. */
  readonly kindReaders?: readonly string[];
  readonly values: JsonObject;
}

/** `post:0190…` as it is stored with a kind. */
function granteeOf(key: string): readonly Grantee[] {
  const [granteeKind, granteeId] = key.split(':');
  const known = (['person', 'post', 'section'] as const).find((kind) => kind === granteeKind);
  return known && granteeId ? [{ granteeKind: known, granteeId }] : [];
}

/** The stored result of the one reading rule after a change. */
export function readersToStore(grounds: ReadingGrounds): readonly StoredReader[] {
  const holders = (kind: 'do' | 'read') =>
    grounds.items.filter((item) => item.kind === kind).map((item) => item.holder);
  const facts: MatterReadFacts = {
    starter: grounds.starter,
    handlers: holders('do'),
    circulatedTo: holders('read'),
    registers: grounds.registers,
    headsOfSections: grounds.starterSection ? [grounds.starterSection] : [],
    supervisors: [],
    grants: (grounds.kindReaders ?? []).flatMap(granteeOf),
    secrecyLevel: secrecyOf(grounds.values),
  };
  return readersOf(facts).map((row) => ({ grantee: granteeKey(row), reason: row.reason }));
}

const levels: readonly SecrecyLevel[] = ['PUBLIC', 'INTERNAL', 'WORK_SECRET', 'SECRET', 'CONFIDENTIAL', 'TOP_SECRET'];

/** Need to know: neither heads of sections nor, unless the principal says so, who stands in for somebody (代理). */
export const isSecret = (values: JsonObject): boolean => !['PUBLIC', 'INTERNAL'].includes(secrecyOf(values));

/** 密级 of forms that have it stands under this key; a level we do not know counts as secret. */
export function secrecyOf({ secrecyLevel }: JsonObject): SecrecyLevel {
  if (typeof secrecyLevel !== 'string' || secrecyLevel === '') return 'INTERNAL';
  return levels.find((level) => level === secrecyLevel) ?? 'WORK_SECRET';
}
