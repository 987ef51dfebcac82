import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { inTreeOrder } from '../../rules/agency-tree.ts';
import { listAgencies } from './store.ts';

const levelWords = { PLATFORM: '平台', CITY: '市级', DISTRICT: '区县级', STREET: '街道（乡镇）级' } as const;

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
