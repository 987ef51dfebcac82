import type { AgencyId } from '@gov/base';
import { Client } from 'pg';
import { freshIds } from '#platform/server/components/open-house.ts';
import { embeddedDatabaseName } from '#platform/server/database/launcher.ts';
import { openDatabase } from '#platform/server/database/pool.ts';
import { findUnfinishedLoad, type UnfinishedLoad } from '#platform/server/demo/demo-load-store.ts';
import { type FilePlace, openSealedBytes } from '#platform/server/files/open-sealed-bytes.ts';
import { servedAlready } from './demo-at-start.ts';

export interface StartedDatabase {
  readonly url: string;
  /** Of the embedded server only; another server's databases are not ours to drop. */
  readonly superuserUrl?: string;
}

export interface Clearing {
  readonly database: StartedDatabase;
  readonly files: FilePlace;
  /** Afterwards the city is loaded anew. */
  readonly demo: boolean;
  readonly say: (line: string) => void;
}

const loadLock = 7_250_302;

/**
 * Runs `work` while no other process on this database loads, declines or clears the demo city. The lock of an embedded
 * server lies in the maintenance database, because the other one may be dropped; it ends with the connection of whoever
 * was killed.
 */
export async function aloneWithTheCity<T>(
  { superuserUrl, url }: StartedDatabase,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: superuserUrl ?? url, application_name: 'gov-office-demo-load' });
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [loadLock]);
    if (!rows[0]?.got) {
      say('另一个进程正在准备这个库，等它完成… Another process is preparing this database, waiting…');
      await client.query('select pg_advisory_lock($1)', [loadLock]);
    }
    return await work();
  } finally {
    await client.end();
  }
}

/**
 * A demo load that was killed leaves half a city. Where nothing else is in the database, it is dropped with the files of
 * that half; the caller migrates the empty one that follows. Anything more is left alone and the start refused, as it is
 * while a server works there.
 */
export async function clearUnfinishedLoad(clearing: Clearing): Promise<boolean> {
  const { database, files, demo, say } = clearing;
  const unfinished = await unfinishedLoad(database.url);
  if (!unfinished) return false;
  if (unfinished.served) throw new Error(`${servedAlready}载了一半的演示城市没有清空。请先停止它，再启动。`);
  if (unfinished.realAccounts > 0)
    throw new Error(
      '上次载入演示城市中断了，但数据里还有别的账号、有人登录过或用 DEMO=0 启动过，因此什么也没有删。请换一个空的 DATA_DIR。' +
        ' The demo city was only half loaded, but there is more than the city: nothing was deleted; use an empty DATA_DIR.',
    );
  if (!database.superuserUrl)
    throw new Error(
      '上次载入演示城市中断了。DATABASE_URL 指向的库不由本系统删除，请清空它或换一个空库，再启动。' +
        ' The demo city was only half loaded; empty the database of DATABASE_URL or give another one, then start again.',
    );
  say(
    `上次载入演示城市时中断了，只有半座城；里面没有别的内容，现在清空${demo ? '，重新载入' : ''}。` +
      ` The demo city was only half loaded and nothing else is here: it is cleared${demo ? ' and loaded anew' : ''}.`,
  );
  // Files first: were this interrupted, the database would still say whose they are.
  const bytes = await openSealedBytes(files, () => freshIds.next());
  for (const agencyId of unfinished.agencyIds ?? []) await bytes.removeAgency(agencyId as AgencyId); // reason: read from the agencies' own rows
  await emptyDatabase(database.superuserUrl);
  return true;
}

async function unfinishedLoad(url: string): Promise<UnfinishedLoad | undefined> {
  const database = openDatabase({ url, maximumConnections: 1 });
  const [unfinished] = await database.read(findUnfinishedLoad()).finally(() => database.stop());
  return unfinished;
}

async function emptyDatabase(superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`drop database ${embeddedDatabaseName} with (force)`);
    await client.query(`create database ${embeddedDatabaseName} owner gov_owner`);
  } finally {
    await client.end();
  }
}
