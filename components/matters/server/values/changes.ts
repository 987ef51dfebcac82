import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import type { LockedMatter } from '../handling/store.ts';
import type { ValueChanges } from './changes-store.ts';

/** What the kind keeps of a change of values; of a draft nothing, for nobody has said anything to it yet. */
export function valueChanges(
  context: UseCaseContext,
  row: Pick<LockedMatter, 'state' | 'kindCode' | 'values'>,
  values: JsonObject,
): ValueChanges {
  const kept = context.extension(matterKindHooks, row.kindCode)?.(context).keepsFormer ?? [];
  const changed = row.state === 'DRAFT' ? [] : kept.filter((key) => !isDeepStrictEqual(row.values[key], values[key]));
  const { caller } = context;
  return {
    rows: changed.map((field) => ({ id: context.newId(), field, before: row.values[field] ?? null })),
    personId: caller.kind === 'person' ? caller.personId : null,
    personName: caller.kind === 'person' ? caller.personName : '系统',
    at: context.now,
  };
}
