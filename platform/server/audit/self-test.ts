import { type AgencyId, brandId, instantFromMillis, type JsonObject } from '@gov/base';
import { generateSm2KeyPair, keyIdOf, sm3, softwareSigner, verify } from '@gov/gm';
import { type Damage, type DamageKind, type OutsideHead, recogniseSwaps, verifyLedger } from '@gov/ledger';
import type { Database } from '#platform/server/database/pool.ts';
import type { PublicKeys } from './audit-key.ts';
import { auditedAgencies, streamBounds } from './audit-store.ts';
import { type MutationMaterial, mutations } from './mutations.ts';
import { type AuditCopy, sealCopy } from './seal-copy.ts';
import { sealedRecord } from './sealed-record.ts';
import { readInAgency, storedCheckpoints, storedEntries } from './stream-reader.ts';

/** What the verifier said about one damaged copy. */
export interface MutationResult {
  readonly words: string;
  readonly found: DamageKind | undefined;
  readonly caught: boolean;
}

/** Rows copied at most; the copy ends at a checkpoint. */
const copiedRows = 1000;
const fewestRows = 4;

export interface SelfTest {
  /** False while no agency has enough sealed rows: then a made-up stream was damaged instead. */
  readonly ownRows: boolean;
  readonly results: readonly MutationResult[];
}

/**
 * Copies the beginning of the longest stream into memory and damages the copy in every way: proves on this house's
 * own rows that the verifier would see it.
 */
export async function selfTestAudit(database: Database, publicKeyOf: PublicKeys): Promise<SelfTest> {
  const copy = await copyLongest(database);
  return copy
    ? { ownRows: true, results: await testedOn(copy, publicKeyOf) }
    : { ownRows: false, results: await testOnExample() };
}

async function testedOn(copy: AuditCopy, publicKeyOf: PublicKeys): Promise<readonly MutationResult[]> {
  const untouched = await damageIn([copy], publicKeyOf, headsOf(copy));
  if (untouched)
    throw new Error(`the copy is damaged before it is touched: ${untouched.kind} at ${untouched.sequence}`);
  return damageInEveryWay(copy, publicKeyOf);
}

async function testOnExample(): Promise<readonly MutationResult[]> {
  const pair = generateSm2KeyPair();
  const records = Array.from({ length: 12 }, (_, index) => exampleRecord(index + 1));
  const by = { signer: softwareSigner(pair.privateKey), sizes: new Set([3, 7, 12]), at: instantFromMillis(0) };
  const copy = await sealCopy(exampleId, records, by);
  return testedOn(copy, (keyId) => (keyId === keyIdOf(pair.publicKey) ? pair.publicKey : undefined));
}

const exampleId = brandId<AgencyId>('01900000-0000-7000-8000-000000000001');

const exampleRecord = (number: number): JsonObject =>
  sealedRecord({
    id: `01900000-0000-7000-9000-${String(number).padStart(12, '0')}`,
    at: instantFromMillis(number),
    event: 'example',
    personId: null,
    assignmentId: null,
    personName: '',
    onBehalfOf: null,
    objectKind: 'example',
    objectId: String(number),
    details: {},
    address: '',
    sessionRef: '',
    requestId: '',
  });

async function copyLongest(database: Database): Promise<AuditCopy | undefined> {
  let longest: { readonly id: AgencyId; readonly size: number } | undefined;
  for (const { id } of await database.read(auditedAgencies)) {
    const [bounds] = await readInAgency(database, id, streamBounds(id));
    const size = bounds?.checkpoints ?? 0;
    if (size > (longest?.size ?? 0)) longest = { id, size };
  }
  return longest && copyOf(database, longest.id);
}

async function copyOf(database: Database, agencyId: AgencyId): Promise<AuditCopy | undefined> {
  const checkpoints = await all(storedCheckpoints(database, agencyId, copiedRows));
  const size = checkpoints.at(-1)?.size ?? 0;
  const entries = await all(storedEntries(database, agencyId, size));
  return size < fewestRows ? undefined : { agencyId, entries, checkpoints };
}

async function all<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** Applies every mutation to a sound copy. */
export async function damageInEveryWay(copy: AuditCopy, publicKeyOf: PublicKeys): Promise<readonly MutationResult[]> {
  const stranger = generateSm2KeyPair();
  const neighbour = generateSm2KeyPair();
  const sizes = new Set(copy.checkpoints.map((checkpoint) => checkpoint.size));
  const at = instantFromMillis(0);
  const material: MutationMaterial = {
    other: await sealCopy(neighbourId, neighbourRecords(copy), {
      signer: softwareSigner(neighbour.privateKey),
      sizes,
      at,
    }),
    reseal: (records) => sealCopy(copy.agencyId, records, { signer: softwareSigner(stranger.privateKey), sizes, at }),
    place: copy.entries.length - Math.min(Math.floor(copy.entries.length / 2), 100),
  };
  const trusted: PublicKeys = (keyId) =>
    keyId === keyIdOf(neighbour.publicKey) ? neighbour.publicKey : publicKeyOf(keyId);
  const results: MutationResult[] = [];
  for (const mutation of mutations) {
    const damage = await damageIn(await mutation.damage(copy, material), trusted, headsOf(copy));
    const caught = damage !== undefined && mutation.expected.includes(damage.kind);
    results.push({ words: mutation.words, found: damage?.kind, caught });
  }
  return results;
}

const neighbourId = brandId<AgencyId>('01900000-0000-7000-8000-000000000000');

const neighbourRecords = (copy: AuditCopy): readonly JsonObject[] =>
  copy.entries.map((entry) => ({ ...entry.record, requestId: `neighbour ${entry.sequence}` }));

function headsOf(copy: AuditCopy): ReadonlyMap<AgencyId, readonly OutsideHead[]> {
  const last = copy.checkpoints.at(-1);
  return new Map(last ? [[copy.agencyId, [{ size: last.size, head: last.head }]]] : []);
}

/** The damage found in the first of the streams. */
async function damageIn(
  copies: readonly AuditCopy[],
  publicKeyOf: PublicKeys,
  heads: ReadonlyMap<AgencyId, readonly OutsideHead[]>,
): Promise<Damage | undefined> {
  const damages = new Map<AgencyId, Damage>();
  for (const copy of copies) {
    const ledger = { ...copy, outsideHeads: heads.get(copy.agencyId) ?? [] };
    const { damage } = await verifyLedger(ledger, { hash: sm3, check: verify, publicKeyOf });
    if (damage) damages.set(copy.agencyId, damage);
  }
  const [first] = copies;
  return first && recogniseSwaps(sm3, damages).get(first.agencyId);
}
