import type { Instant } from '@gov/base';
import { readConfiguration } from '#apps/server/configuration.ts';
import { systemClock } from '#platform/server/components/open-house.ts';
import type { Database } from '#platform/server/database/pool.ts';
import {
  countDeadWakeUps,
  countWaitingWakeUps,
  type DeadWakeUp,
  deadWakeUps,
  reviveWakeUp,
} from '#platform/server/relay/wake-up-store.ts';
import { CommandRefused, withDatabase } from './with-database.ts';

const shown = 1000;

/** Exit code 0: nothing was given up, or what was asked for is done; 1: given-up work waits for the operator. */
export const wakeUpsCommand = (words: readonly string[]): Promise<number> =>
  withDatabase(readConfiguration(process.env), (database) =>
    lookAfterWakeUps({ database, words, now: systemClock.now(), say: console.log }),
  );

export interface LookAfter {
  readonly database: Database;
  readonly words: readonly string[];
  readonly now: Instant;
  readonly say: (line: string) => void;
}

export async function lookAfterWakeUps({ database, words, now, say }: LookAfter): Promise<number> {
  const [verb, id, ...rest] = words;
  if (verb === undefined) return summary({ database, words, now, say });
  const dead = await database.read(deadWakeUps(shown));
  if (verb === 'dead' && id === undefined) return list(dead, say);
  if (verb !== 'revive' || id === undefined || rest.length > 0)
    throw new CommandRefused('用法：npm run office -- wake-ups [dead | revive 编号 | revive all]');
  const chosen = id === 'all' ? dead : dead.filter((one) => idOf(one) === id);
  if (chosen.length === 0 && id !== 'all')
    throw new CommandRefused(`没有编号为 ${id} 的已放弃工作。用 wake-ups dead 查看编号。`);
  for (const one of chosen) await database.read(reviveWakeUp(one.agencyId, one.kind, one.key, now));
  say(`${chosen.length} 项后台工作重新办理，运行中的服务几秒内会接手。`);
  return 0;
}

async function summary({ database, now, say }: LookAfter): Promise<number> {
  const waiting = (await database.read(countWaitingWakeUps(now)))[0];
  const dead = (await database.read(countDeadWakeUps))[0]?.count ?? 0;
  const since = waiting?.oldest ? `，最早的从 ${waiting.oldest} 起` : '';
  say(`等待办理的后台工作 ${waiting?.waiting ?? 0} 项，其中到期 ${waiting?.due ?? 0} 项${since}。`);
  say(dead === 0 ? '没有放弃的后台工作。' : `多次失败、已放弃的 ${dead} 项，用 wake-ups dead 查看。`);
  return dead === 0 ? 0 : 1;
}

function list(dead: readonly DeadWakeUp[], say: LookAfter['say']): number {
  for (const one of dead) say(`${idOf(one)}  失败 ${one.attempts} 次，最后一次：${one.lastErrorCode ?? '不明'}`);
  say(dead.length === 0 ? '没有放弃的后台工作。' : `${dead.length} 项。原因排除后用 wake-ups revive 编号 重新办理。`);
  return dead.length === 0 ? 0 : 1;
}

/** Agency, kind and key name one piece of work; none of them tells any content. */
const idOf = ({ agencyCode, kind, key }: DeadWakeUp): string => `${agencyCode}/${kind}/${key}`;
