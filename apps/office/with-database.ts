import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '#apps/server/configuration.ts';
import { startEmbedded } from '#platform/server/database/launcher.ts';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';

/** Verification reads long pages; a request would never be allowed this. */
const statementTimeoutMs = 600_000;

/** The command cannot be carried out; the message says why and what to do. */
export class CommandRefused extends Error {}

/** Opens the database the server uses (the running embedded one is shared), and lets go of it afterwards. */
export async function withDatabase<T>(
  configuration: Configuration,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDirectory } = configuration;
  // A mistyped DATA_DIR must not make an empty database, which would then be found in perfect order.
  if (!databaseUrl && !existsSync(join(dataDirectory, 'postgresql')))
    throw new CommandRefused(`${dataDirectory} 里没有数据库。请检查 DATA_DIR，或者先用 npm start 启动一次。`);
  const embedded = databaseUrl ? undefined : await startEmbedded({ dataDir: dataDirectory });
  const database = openDatabase({
    url: databaseUrl ?? embedded?.url ?? '',
    maximumConnections: 2,
    statementTimeoutMs,
    transactionTimeoutMs: statementTimeoutMs,
  });
  try {
    return await work(database);
  } finally {
    await database.stop();
    await embedded?.stop();
  }
}
