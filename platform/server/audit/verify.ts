import type { AgencyId } from '@gov/base';
import { sm3, verify } from '@gov/gm';
import {
  type Damage,
  type DamageKind,
  type LedgerReport,
  type OutsideHead,
  recogniseSwaps,
  verifyLedger,
} from '@gov/ledger';
import type { Database } from '#platform/server/database/pool.ts';
import type { PublicKeys } from './audit-key.ts';
import { auditedAgencies, looseRows, streamBounds } from './audit-store.ts';
import { readHeads } from './heads.ts';
import { readInAgency, storedCheckpoints, storedEntries } from './stream-reader.ts';

export interface AuditToVerify {
  readonly database: Database;
  readonly publicKeyOf: PublicKeys;
  readonly headDirectories: readonly string[];
}

export interface AgencyVerdict {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly report: LedgerReport;
  /** Rows not sealed yet: more than a moment's worth means that no sealer runs. */
  readonly waiting: number;
  readonly headsOutside: number;
  readonly damage: Damage | undefined;
}

/** Verifies the streams of all agencies from their first row; works beside a running server. */
export async function verifyAudit(audit: AuditToVerify): Promise<readonly AgencyVerdict[]> {
  // Heads first, then the bounds, then the rows: what is sealed meanwhile can never look like a contradiction.
  const heads = await readHeads(audit.headDirectories);
  const verdicts: AgencyVerdict[] = [];
  for (const agency of await audit.database.read(auditedAgencies)) {
    verdicts.push(await verifyAgency(audit, agency, heads.get(agency.id) ?? []));
  }
  const damages = verdicts.flatMap(({ agencyId, damage }) => (damage ? [[agencyId, damage] as const] : []));
  const judged = recogniseSwaps(sm3, new Map(damages));
  return verdicts.map((verdict) => ({ ...verdict, damage: judged.get(verdict.agencyId) }));
}

async function verifyAgency(
  audit: AuditToVerify,
  agency: { readonly id: AgencyId; readonly name: string },
  outsideHeads: readonly OutsideHead[],
): Promise<AgencyVerdict> {
  const { database, publicKeyOf } = audit;
  const [bounds] = await readInAgency(database, agency.id, streamBounds(agency.id));
  const upTo = Math.max(bounds?.seals ?? 0, bounds?.checkpoints ?? 0);
  const report = await verifyLedger(
    {
      agencyId: agency.id,
      entries: storedEntries(database, agency.id, upTo),
      checkpoints: storedCheckpoints(database, agency.id, upTo),
      outsideHeads,
    },
    { hash: sm3, check: verify, publicKeyOf },
  );
  const [loose] = await readInAgency(database, agency.id, looseRows(agency.id));
  const outside = damageOutsideChain(report.size + 1, loose);
  return {
    agencyId: agency.id,
    name: agency.name,
    report,
    waiting: loose?.waiting ?? 0,
    headsOutside: outsideHeads.length,
    damage: report.damage ?? outside,
  };
}

function damageOutsideChain(
  sequence: number,
  loose: { readonly unnamed: string | null; readonly vanished: string | null } | undefined,
): Damage | undefined {
  if (loose?.unnamed) return { kind: 'INSERTED', sequence, entryId: loose.unnamed };
  if (loose?.vanished) return { kind: 'DELETED', sequence, entryId: loose.vanished };
  return undefined;
}

/** What each kind of damage means to an auditor. */
export const damageWords: Readonly<Record<DamageKind, string>> = {
  EDITED: '记录内容被修改',
  DELETED: '有记录被删除',
  INSERTED: '有未经封存的记录被插入',
  REORDERED: '记录的先后顺序被调换',
  TRUNCATED: '末尾的记录被截去',
  SWAPPED_AGENCY: '记录与其他单位的记录被互换',
  FORGED_CHECKPOINT: '检查点不是本系统签名的，或者与前一个检查点不相衔接',
  REWRITTEN: '记录连同摘要被整段重写，与已签名的检查点或者库外留存的摘要不符',
};

/** One line per agency for the screen. */
export function verdictInWords(verdict: AgencyVerdict): string {
  const { name, report, damage } = verdict;
  if (damage) {
    const row = damage.entryId ? `（记录 ${damage.entryId}）` : '';
    return `✗ ${name}：${damageWords[damage.kind]}，第一处在第 ${damage.sequence} 条${row}；此前 ${report.size} 条完好。`;
  }
  const waiting = verdict.waiting > 0 ? `，另有 ${verdict.waiting} 条等待封存` : '';
  const outside =
    verdict.headsOutside > 0 ? `与库外留存的 ${verdict.headsOutside} 个摘要相符` : '没有库外留存的摘要可比对';
  return `✓ ${name}：${report.size} 条记录、${report.checkpoints} 个检查点完好，${outside}${waiting}。`;
}
