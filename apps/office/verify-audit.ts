import { readConfiguration } from '#apps/server/configuration.ts';
import { readAuditPublicKeys } from '#platform/server/audit/audit-key.ts';
import { auditPlaces } from '#platform/server/audit/audit-places.ts';
import { type SelfTest, selfTestAudit } from '#platform/server/audit/self-test.ts';
import { type AgencyVerdict, damageWords, verdictInWords, verifyAudit } from '#platform/server/audit/verify.ts';
import { withDatabase } from './with-database.ts';

/** Exit code 0: everything holds; 1: damage was found, or the self-test missed one. */
export async function verifyAuditCommand(words: readonly string[]): Promise<number> {
  const configuration = readConfiguration(process.env);
  const { AUDIT_HEADS_COPY: copy } = process.env;
  const places = auditPlaces(configuration.dataDirectory, copy);
  const publicKeyOf = await readAuditPublicKeys(places.keyFile);
  return withDatabase(configuration, async (database) => {
    const verdicts = await verifyAudit({ database, publicKeyOf, headDirectories: places.headDirectories });
    const sound = printVerdicts(verdicts);
    if (!words.includes('--self-test')) return sound ? 0 : 1;
    return printSelfTest(await selfTestAudit(database, publicKeyOf)) && sound ? 0 : 1;
  });
}

function printVerdicts(verdicts: readonly AgencyVerdict[]): boolean {
  for (const verdict of verdicts) console.log(verdictInWords(verdict));
  const damaged = verdicts.filter((verdict) => verdict.damage).length;
  console.log(damaged === 0 ? `${verdicts.length} 个单位的审计记录全部完好。` : `${damaged} 个单位的审计记录有问题。`);
  return damaged === 0;
}

function printSelfTest({ ownRows, results }: SelfTest): boolean {
  for (const { words, found, caught } of results) {
    console.log(`${caught ? '✓' : '✗'} ${words} → ${found ? damageWords[found] : '没有发现'}`);
  }
  const subject = ownRows ? '本系统记录的副本' : '示例记录（本系统已封存的记录还太少）';
  const missed = results.filter((result) => !result.caught).length;
  console.log(
    missed === 0
      ? `自检（${subject}）：${results.length} 种破坏全部被发现。`
      : `自检（${subject}）：${missed} 种破坏没有被正确发现。`,
  );
  return missed === 0;
}
