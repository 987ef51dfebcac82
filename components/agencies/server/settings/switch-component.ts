import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration, listSwitches } from '#platform/server/identity/agency-store.ts';
import type { Routes } from '../../contract.ts';
import { maySwitch } from '../../rules/component-switch.ts';
import { lockConfiguration, putSwitch } from './store.ts';

type Switch = Routes['switchComponent'];

/** Opens or closes a component; closed = hidden and refused, what it keeps stays. Twice = the same state again. */
export async function switchComponent(
  context: UseCaseContext,
  { body }: InputOf<Switch>,
): Promise<Result<ReplyOf<Switch>>> {
  const { tx, manifests } = context;
  const { componentId, open } = body;
  await tx.first(lockConfiguration(tx.agencyId));
  const closed = new Set((await tx.all(listSwitches(tx.agencyId))).filter((s) => !s.open).map((s) => s.componentId));
  const openNow = manifests.filter((manifest) => manifest.foundation || !closed.has(manifest.id));
  const openComponents = new Set(openNow.map((manifest) => manifest.id));
  const may = maySwitch({ manifests, openComponents, componentId, open });
  if (!may.ok) return may;
  tx.write(putSwitch(tx.agencyId, componentId, open, context.now));
  tx.write(bumpConfiguration(tx.agencyId));
  context.audit({
    event: 'agencies.component-switched',
    objectKind: 'component',
    objectId: componentId,
    details: { open },
  });
  return ok({ done: true as const });
}
