import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { inTreeOrder } from '../../rules/agency-tree.ts';
import { levelWords } from '../level-words.ts';
import { listAgencies } from './store.ts';

export async function showAgencies(context: UseCaseContext): Promise<Result<ReplyOf<Routes['agencies']>>> {
  const rows = await context.tx.all(listAgencies(dateInChina(context.now)));
  return ok({
    agencies: inTreeOrder(rows).map(({ agency: { kind, level, parentId: _, ...agency }, depth }) => ({
      ...agency,
      levelWords: levelWords[level],
      depth,
      isPlatform: kind === 'PLATFORM',
      ready: agency.people > 0,
    })),
  });
}
