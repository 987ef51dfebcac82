import { catalogueRules } from './catalogue-rules.ts';
import type { Database } from './pool.ts';

/**
 * Asks the database itself whether isolation holds: sides of tables, policies, keys, doors, the rights of the login.
 * Run at every start, as the application role. Answers one sentence per finding; none means that all is well.
 */
export async function lintCatalogue(database: Database): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { offenders, sentence } of catalogueRules) {
    for (const { subject } of await database.read(offenders)) findings.push(sentence(subject));
  }
  return findings;
}

/** The server does not start on a database in which one agency could see another. */
export async function refuseUnsoundCatalogue(database: Database): Promise<void> {
  const findings = await lintCatalogue(database);
  if (findings.length > 0) {
    throw new Error(
      `This database does not keep agencies apart; the server does not start:\n- ${findings.join('\n- ')}`,
    );
  }
}
