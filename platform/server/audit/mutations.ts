import { type AgencyId, brandId, type JsonObject, type JsonValue } from '@gov/base';
import type { DamageKind, SignedCheckpoint, StoredEntry } from '@gov/ledger';
import type { AuditCopy } from './seal-copy.ts';

/** What a mutation may use beside the stream it damages. */
export interface MutationMaterial {
  /** Another agency's sound stream. */
  readonly other: AuditCopy;
  /** Seals the records anew with all hashes, signing checkpoints with a stranger's key. */
  readonly reseal: (records: readonly JsonObject[]) => Promise<AuditCopy>;
  /** Place that is damaged, from 1; neither the first nor the last. */
  readonly place: number;
}

/** One way to damage a stream and the kinds of damage that are a right answer to it. */
export interface Mutation {
  readonly words: string;
  readonly expected: readonly DamageKind[];
  /** The damaged stream and, where two agencies are concerned, the other one. */
  readonly damage: (copy: AuditCopy, material: MutationMaterial) => Promise<readonly AuditCopy[]>;
}

const recordMembers = [
  'id',
  'at',
  'event',
  'personId',
  'assignmentId',
  'personName',
  'onBehalfOf',
  'objectKind',
  'objectId',
  'details',
  'address',
  'sessionRef',
  'requestId',
] as const;

const only =
  (change: (copy: AuditCopy, material: MutationMaterial) => AuditCopy) =>
  async (copy: AuditCopy, material: MutationMaterial): Promise<readonly AuditCopy[]> => [change(copy, material)];

const withEntries = (copy: AuditCopy, entries: readonly StoredEntry[]): AuditCopy => ({ ...copy, entries });

const renumbered = (entries: readonly StoredEntry[]): readonly StoredEntry[] =>
  entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));

const entryAt = (copy: AuditCopy, place: number): StoredEntry => {
  const entry = copy.entries[place - 1];
  if (!entry) throw new Error(`the copy has no row ${place}`);
  return entry;
};

const replacedAt = (copy: AuditCopy, place: number, change: (entry: StoredEntry) => StoredEntry): AuditCopy =>
  withEntries(
    copy,
    copy.entries.map((entry) => (entry.sequence === place ? change(entry) : entry)),
  );

const otherValue = (value: JsonValue | undefined): JsonValue =>
  typeof value === 'string' ? `${value} ` : value === null ? '01900000-0000-7000-8000-000000000000' : { changed: true };

const edits: readonly Mutation[] = recordMembers.map((member) => ({
  words: `修改一条记录的 ${member}`,
  expected: ['EDITED'],
  damage: only((copy, { place }) =>
    replacedAt(copy, place, (entry) => ({
      ...entry,
      record: { ...entry.record, [member]: otherValue(entry.record?.[member]) },
    })),
  ),
}));

const without = (copy: AuditCopy, place: number): readonly StoredEntry[] =>
  copy.entries.filter((entry) => entry.sequence !== place);

const deletions: readonly Mutation[] = [
  {
    words: '删除一条记录，留下它的封条',
    expected: ['DELETED'],
    damage: only((copy, { place }) => replacedAt(copy, place, (entry) => ({ ...entry, record: undefined }))),
  },
  {
    words: '删除一条记录和它的封条',
    expected: ['DELETED'],
    damage: only((copy, { place }) => withEntries(copy, without(copy, place))),
  },
  {
    words: '删除一条记录和它的封条，后面的序号前移',
    expected: ['DELETED'],
    damage: only((copy, { place }) => withEntries(copy, renumbered(without(copy, place)))),
  },
];

const forgedRecord = (copy: AuditCopy, place: number): JsonObject => ({
  ...entryAt(copy, place).record,
  id: '01900000-0000-7000-8000-000000000000',
});

const insertion = (copy: AuditCopy, place: number, row: StoredEntry): AuditCopy =>
  withEntries(copy, renumbered([...copy.entries.slice(0, place - 1), row, ...copy.entries.slice(place - 1)]));

const recordsOf = (entries: readonly StoredEntry[]): readonly JsonObject[] =>
  entries.flatMap((entry) => (entry.record ? [entry.record] : []));

const insertions: readonly Mutation[] = [
  {
    words: '插入一条记录，摘要随意填写',
    expected: ['INSERTED'],
    damage: only((copy, { place }) =>
      insertion(copy, place, { ...entryAt(copy, place), hash: 'ab'.repeat(32), record: forgedRecord(copy, place) }),
    ),
  },
  {
    words: '插入一条记录，摘要计算正确',
    // Where a checkpoint stands at this place it contradicts first; otherwise the next row does.
    expected: ['INSERTED', 'REWRITTEN'],
    damage: async (copy, { place, reseal }) => {
      const before = recordsOf(copy.entries.slice(0, place - 1));
      const sealed = await reseal([...before, forgedRecord(copy, place)]);
      return [insertion(copy, place, entryAt(sealed, place))];
    },
  },
];

const reorderings: readonly Mutation[] = [
  {
    words: '调换两条相邻记录',
    expected: ['REORDERED'],
    damage: only((copy, { place }) => exchanged(copy, place, place + 1)),
  },
  {
    words: '把一条记录移到末尾',
    expected: ['REORDERED'],
    damage: only((copy, { place }) => withEntries(copy, renumbered([...without(copy, place), entryAt(copy, place)]))),
  },
];

function exchanged(copy: AuditCopy, a: number, b: number): AuditCopy {
  const [first, second] = [entryAt(copy, a), entryAt(copy, b)];
  const entries = copy.entries.map((entry) => (entry === first ? second : entry === second ? first : entry));
  return withEntries(copy, renumbered(entries));
}

const cutAt = (copy: AuditCopy, size: number): AuditCopy => withEntries(copy, copy.entries.slice(0, size));

const truncations: readonly Mutation[] = [
  {
    words: '截去末尾的记录',
    expected: ['TRUNCATED'],
    damage: only((copy, { place }) => cutAt(copy, place)),
  },
  {
    words: '截去末尾的记录和检查点',
    expected: ['TRUNCATED'],
    damage: only((copy, { place }) => ({
      ...cutAt(copy, place),
      checkpoints: copy.checkpoints.filter((checkpoint) => checkpoint.size <= place),
    })),
  },
  {
    words: '清空全部记录和检查点',
    expected: ['TRUNCATED'],
    damage: only((copy) => ({ ...copy, entries: [], checkpoints: [] })),
  },
];

const asStreamOf = (agencyId: AgencyId, copy: AuditCopy): AuditCopy => ({
  agencyId,
  entries: copy.entries.map((entry) => ({ ...entry, agencyId })),
  checkpoints: copy.checkpoints.map((checkpoint) => ({ ...checkpoint, agencyId })),
});

const swaps: readonly Mutation[] = [
  {
    words: '与另一单位互换一条记录',
    expected: ['SWAPPED_AGENCY'],
    damage: async (copy, { other, place }) => [
      replacedAt(copy, place, (entry) => ({ ...entry, record: entryAt(other, place).record })),
      replacedAt(other, place, (entry) => ({ ...entry, record: entryAt(copy, place).record })),
    ],
  },
  {
    words: '与另一单位互换一条记录和封条',
    expected: ['SWAPPED_AGENCY'],
    damage: async (copy, { other, place }) => [
      replacedAt(copy, place, () => ({ ...entryAt(other, place), agencyId: copy.agencyId })),
      replacedAt(other, place, () => ({ ...entryAt(copy, place), agencyId: other.agencyId })),
    ],
  },
  {
    words: '与另一单位互换全部记录和检查点',
    expected: ['SWAPPED_AGENCY'],
    damage: async (copy, { other }) => [asStreamOf(copy.agencyId, other), asStreamOf(other.agencyId, copy)],
  },
];

const withCheckpoints = (
  copy: AuditCopy,
  change: (last: SignedCheckpoint) => readonly SignedCheckpoint[],
): AuditCopy => ({
  ...copy,
  checkpoints: copy.checkpoints.flatMap((checkpoint, index) =>
    index === copy.checkpoints.length - 1 ? change(checkpoint) : [checkpoint],
  ),
});

const forgeries: readonly Mutation[] = [
  {
    words: '把最后一个检查点改期',
    expected: ['FORGED_CHECKPOINT'],
    damage: only((copy) => withCheckpoints(copy, (last) => [{ ...last, at: brandId('2000-01-01T00:00:00.000Z') }])),
  },
  {
    words: '改写一条记录，重算全部摘要，检查点用别的密钥签名',
    // With a single checkpoint the head kept outside contradicts before its signature is looked at.
    expected: ['FORGED_CHECKPOINT', 'REWRITTEN'],
    damage: async (copy, { place, reseal }) => [await reseal(rewritten(copy, place))],
  },
  {
    words: '改写一条记录，重算全部摘要，检查点留用原来的',
    expected: ['REWRITTEN'],
    damage: async (copy, { place, reseal }) => {
      const forged = await reseal(rewritten(copy, place));
      return [{ ...forged, checkpoints: copy.checkpoints }];
    },
  },
  {
    words: '改写一条记录，重算全部摘要，删去全部检查点',
    expected: ['REWRITTEN'],
    damage: async (copy, { place, reseal }) => {
      const forged = await reseal(rewritten(copy, place));
      return [{ ...forged, checkpoints: [] }];
    },
  },
];

const rewritten = (copy: AuditCopy, place: number): readonly JsonObject[] =>
  recordsOf(copy.entries).map((record, index) => (index + 1 === place ? { ...record, event: 'forged' } : record));

/** Every way of damage the verifier must see. */
export const mutations: readonly Mutation[] = [
  ...edits,
  ...deletions,
  ...insertions,
  ...reorderings,
  ...truncations,
  ...swaps,
  ...forgeries,
];
