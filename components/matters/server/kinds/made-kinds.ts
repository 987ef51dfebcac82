import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MattersService } from '../../contract.ts';
import { granteeKeysOf } from '../readers.ts';
import { deleteUnusedKind, findKind, isKindUsed, type KindRow, lockKind, putMadeKind } from './store.ts';

type MadeKinds = Pick<MattersService, 'makeKind' | 'removeKind' | 'mayStart' | 'kindIsUsed' | 'concealedOf'>;

/** Kinds that an agency makes: they stand beside those of components, in the same table and under the same rules. */
export function madeKindsFor(context: UseCaseContext): MadeKinds {
  const { tx } = context;
  return {
    makeKind(kind) {
      tx.write(putMadeKind(tx.agencyId, kind));
    },
    async removeKind(code) {
      await tx.first(lockKind(tx.agencyId, code));
      return (await tx.all(deleteUnusedKind(tx.agencyId, code))).length > 0;
    },
    async mayStart(code) {
      const kind = await tx.first(findKind(tx.agencyId, code));
      return kind !== undefined && mayStartKind(context, kind);
    },
    async kindIsUsed(code) {
      return (await tx.first(isKindUsed(tx.agencyId, code)))?.used ?? false;
    },
    async concealedOf(code) {
      return new Set((await tx.first(findKind(tx.agencyId, code)))?.concealed ?? []);
    },
  };
}

/** Whether the kind and its component are on and the caller is among those who may start it. */
export function mayStartKind(
  context: UseCaseContext,
  kind: Pick<KindRow, 'open' | 'starters' | 'componentId'>,
): boolean {
  if (!kind.open || !context.agency.openComponents.has(kind.componentId)) return false;
  if (kind.starters === null || context.caller.kind !== 'person') return true;
  const own = new Set(granteeKeysOf(context));
  return kind.starters.some((key) => own.has(key));
}
