import { type CalendarDate, dateInChina, type Instant, type JsonValue, type PersonId, type SectionId } from '@gov/base';
import { type Grantee, type GranteeKind, granteeKey, granteesOf } from './grantees.ts';
import { step } from './handlers/handler-lookup.ts';
import type { DerivationStep, ResolvedHandler } from './handlers/handler-rule.ts';
import type { Register } from './registry.ts';
import type { OrganisationSnapshot } from './snapshot.ts';
import type { Names } from './words.ts';

/** 密级. From 工作秘密 upwards nobody reads by standing alone. */
export type SecrecyLevel = 'PUBLIC' | 'INTERNAL' | 'WORK_SECRET' | 'SECRET' | 'CONFIDENTIAL' | 'TOP_SECRET';

export type ReadReason = 'starter' | 'handler' | 'circulated' | 'registry' | 'section-head' | 'supervisor' | 'granted';

/** What the reading rule must know of a matter; the component that keeps matters gathers it. */
export interface MatterReadFacts {
  readonly starter: ResolvedHandler;
  /** Everybody who has or had a task of it. */
  readonly handlers: readonly ResolvedHandler[];
  /** 传阅 and 知会. */
  readonly circulatedTo: readonly ResolvedHandler[];
  /** Registers it stands in; who keeps them (文书, 收发员) is looked up when somebody reads. */
  readonly registers: readonly Register[];
  /** Sections whose heads may read it: granted scope, usually the starter's section. */
  readonly headsOfSections: readonly SectionId[];
  /** 督办: persons who supervise it. */
  readonly supervisors: readonly PersonId[];
  /** Explicit grants. */
  readonly grants: readonly (Grantee & { readonly from?: CalendarDate; readonly to?: CalendarDate })[];
  readonly secrecyLevel: SecrecyLevel;
  /** 知悉范围: when stated, of all others only these persons read, whatever their post. */
  readonly needToKnow?: readonly PersonId[];
}

/** One stored reader (`matter_reader`): whoever matches the grantee may read, for this reason. */
export interface ReaderRow extends Grantee {
  readonly reason: ReadReason;
}

export interface ReadDecision {
  readonly allowed: boolean;
  readonly derivation: readonly DerivationStep[];
}

/** The working identity that asks. */
export interface ReadIdentity {
  readonly personId: PersonId;
  readonly assignmentId: string;
}

const secret: ReadonlySet<SecrecyLevel> = new Set<SecrecyLevel>([
  'WORK_SECRET',
  'SECRET',
  'CONFIDENTIAL',
  'TOP_SECRET',
]);

/** Reasons that come from working on the matter itself; need-to-know never takes them away. */
const byWork: ReadonlySet<ReadReason> = new Set<ReadReason>(['starter', 'handler']);

/**
 * The grantee rows to store for a matter, each grantee once with its strongest reason, in the order of the
 * reasons. `mayRead` is true exactly for identities that match one of them.
 */
export function readersOf(facts: MatterReadFacts): readonly ReaderRow[] {
  const seen = new Set<string>();
  return allGrounds(facts)
    .filter((row) => withinNeed(facts, row))
    .filter((row) => !seen.has(granteeKey(row)) && seen.add(granteeKey(row)));
}

function allGrounds(facts: MatterReadFacts): ReaderRow[] {
  const rows = (kind: GranteeKind, ids: readonly string[], reason: ReadReason): ReaderRow[] =>
    ids.map((granteeId) => ({ granteeKind: kind, granteeId, reason }));
  return [
    ...rows('person', [facts.starter.personId], 'starter'),
    ...rows(
      'person',
      facts.handlers.map((h) => h.personId),
      'handler',
    ),
    ...rows(
      'person',
      facts.circulatedTo.map((h) => h.personId),
      'circulated',
    ),
    ...rows('registry', facts.registers, 'registry'),
    ...rows('section-head', facts.headsOfSections, 'section-head'),
    ...rows('person', facts.supervisors, 'supervisor'),
    ...facts.grants.map(({ granteeKind, granteeId }) => ({ granteeKind, granteeId, reason: 'granted' as const })),
  ];
}

/**
 * 保密法: who needs it for the work. With a stated scope only persons in it; at a secrecy level without one,
 * persons reached by name (circulation, grant) and the registry that must carry the paper, but no standing right.
 */
function withinNeed(facts: MatterReadFacts, row: ReaderRow): boolean {
  if (byWork.has(row.reason)) return true;
  if (facts.needToKnow) {
    return row.granteeKind === 'person' && facts.needToKnow.some((id) => id === row.granteeId);
  }
  if (!secret.has(facts.secrecyLevel)) return true;
  return row.reason === 'registry' || (row.granteeKind === 'person' && row.reason !== 'supervisor');
}

/** May this identity read the matter now? Dated grants count on the day of `now` only. */
export function mayRead(
  snapshot: OrganisationSnapshot,
  facts: MatterReadFacts,
  identity: ReadIdentity,
  now: Instant,
): ReadDecision {
  const today = grantsOn(facts, now);
  const mine = new Set(granteesOf(snapshot, identity.personId, identity.assignmentId, now).map(granteeKey));
  const match = readersOf(today).find((row) => mine.has(granteeKey(row)));
  if (match) return decisionOfRows([match]);
  const lost = allGrounds(today).find((row) => mine.has(granteeKey(row)));
  return {
    allowed: false,
    derivation: [lost ? step('outside-need-to-know', { reason: lost.reason }) : step('no-reason', {})],
  };
}

/** Strongest first, as `readersOf` orders them. */
const reasonsInOrder: readonly ReadReason[] = [
  'starter',
  'handler',
  'circulated',
  'registry',
  'section-head',
  'supervisor',
  'granted',
];

/** The decision that stored rows matching the caller amount to; no row is a no. */
export function decisionOfRows(matching: readonly ReaderRow[]): ReadDecision {
  const [strongest] = [...matching].sort((a, b) => reasonsInOrder.indexOf(a.reason) - reasonsInOrder.indexOf(b.reason));
  return { allowed: strongest !== undefined, derivation: [strongest ? reading(strongest) : step('no-reason', {})] };
}

const reading = (row: ReaderRow): DerivationStep =>
  step('may-read', { reason: row.reason, granteeKind: row.granteeKind, granteeId: row.granteeId });

function grantsOn(facts: MatterReadFacts, now: Instant): MatterReadFacts {
  const day = dateInChina(now);
  const valid = facts.grants.filter((g) => (!g.from || g.from <= day) && (!g.to || day < g.to));
  return { ...facts, grants: valid };
}

const registerWords: Readonly<Record<string, string>> = { outgoing: '发文登记簿', incoming: '收文登记簿' };

const readingPhrases: Readonly<Record<ReadReason, (granteeId: string, names: Names, kind: JsonValue) => string>> = {
  starter: () => '您是发起人',
  handler: () => '您办理过或正在办理这件事项',
  circulated: () => '这件事项传阅给了您',
  registry: (id) => `您的岗位管理${registerWords[id] ?? '登记簿'}，它登记在上面`,
  'section-head': (id, names) => `您负责${names.section(id)}，可以看它的事项`,
  supervisor: () => '您负责督办这件事项',
  granted: (id, names, kind) => (kind === 'person' ? '有人专门授权您查看' : `${grantedTo(id, names, kind)}被授权查看`),
};

function grantedTo(id: string, names: Names, kind: JsonValue): string {
  if (kind === 'post') return `您的岗位（${names.post(id)}）`;
  return kind === 'section' ? `您所在的${names.section(id)}` : `${names.section(id)}的负责人`;
}

/** The reading decision as one sentence to the person who asks. */
export function describeReading(decision: ReadDecision, names: Names): string {
  const first = decision.derivation[0];
  if (!first || first.code === 'no-reason') return '您没有参与这件事项，也没有人授权您查看。';
  if (first.code === 'outside-need-to-know') return '这件事项限定了知悉范围，您不在范围内。';
  const reason = first.facts.reason as ReadReason; // reason: written by mayRead
  return `您能看到，因为${readingPhrases[reason](String(first.facts.granteeId), names, first.facts.granteeKind ?? '')}。`;
}
