import type { AgencyId } from '@gov/base';
import type { Party, Trust } from '@gov/exchange';
import { sm3, verify } from '@gov/gm';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { trustedKeysOf } from './store.ts';

/** The trust list of the platform, as far as these agencies go; keys of nobody else are believed. */
export async function trustIn(context: UseCaseContext, agencyIds: readonly AgencyId[]): Promise<Trust> {
  const keys = await context.tx.all(trustedKeysOf(agencyIds));
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  return { key: (keyId) => byId.get(keyId), hash: sm3, check: verify };
}

/** The agency as envelopes name it. */
export const ownParty = ({ agency }: UseCaseContext): Party => ({
  agencyId: agency.id,
  code: agency.code,
  name: agency.name,
});
