import type { Instant } from '@gov/base';
import { openDatabase } from '#platform/server/database/pool.ts';
import { declineDemoCity, findDemoFacts } from '#platform/server/demo/demo-load-store.ts';

export interface AskedAtStart {
  /** Of the application role; migrated, and nothing of this process works on it yet. */
  readonly url: string;
  /** False with DEMO=0. */
  readonly demo: boolean;
  readonly now: Instant;
  readonly say: (line: string) => void;
}

/**
 * Whether this start loads the demo city. A start with DEMO=0 notes in the database that it is meant for real work; one
 * that forgets DEMO=0 there later goes on without a city and says so. Refused while another server works on the database.
 */
export async function wantsDemoCity({ url, demo, now, say }: AskedAtStart): Promise<boolean> {
  const database = openDatabase({ url, maximumConnections: 1 });
  try {
    if (!demo) {
      await database.read(declineDemoCity(now));
      return false;
    }
    const [facts] = await database.read(findDemoFacts());
    if (!facts || facts.setUp) return false;
    if (facts.declined) {
      say(
        '这个库曾以 DEMO=0 启动，用于正式工作：不载入演示城市，照 DEMO=0 继续。要看演示城市，请换一个空的 DATA_DIR。' +
          ' This database was started with DEMO=0 before: it gets no demo city.',
      );
      return false;
    }
    if (facts.served) throw new Error(`${servedAlready}没有载入演示城市。请先停止它再启动，正式使用请设 DEMO=0。`);
    return true;
  } finally {
    await database.stop();
  }
}

/** Begins the sentence of a start that leaves the running server its data. */
export const servedAlready = '另一个服务进程正在用这个库，因此';
