import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { changedKeys, type FieldChanges, noteChanges } from '../../rules/values/field-changes.ts';
import type { LockedMatter } from '../handling/store.ts';
import type { ValueChanges } from './changes-store.ts';

/** What the matter's row says of a change of values: unchanged by content, an open page stays as new as it was. */
export function contentAfter(
  context: UseCaseContext,
  row: Pick<LockedMatter, 'values' | 'version' | 'contentVersion' | 'fieldChanges' | 'snapshot'>,
  values: JsonObject,
  formVersionId?: string,
): { readonly changed: boolean; readonly contentVersion: number; readonly fieldChanges: FieldChanges | null } {
  // a page of the former version knows other fields: nothing of it is merged, it is read again
  if (formVersionId !== undefined) return { changed: true, contentVersion: row.version + 1, fieldChanges: null };
  if (changedKeys(row.values, values).length === 0)
    return { changed: false, contentVersion: row.contentVersion, fieldChanges: row.fieldChanges };
  const version = row.version + 1;
  const { contentVersion, fieldChanges: changes, values: before } = row;
  const behind = row.snapshot?.seq ?? 0;
  const noted = noteChanges(
    { changes, contentVersion },
    { before, after: values, version, behind, ...whoChanges(context) },
  );
  return { changed: true, contentVersion: version, fieldChanges: noted };
}

/** What the kind keeps of a change of values; of a draft nothing, for nobody has said anything to it yet. */
export function valueChanges(
  context: UseCaseContext,
  row: Pick<LockedMatter, 'state' | 'kindCode' | 'values'>,
  values: JsonObject,
): ValueChanges {
  const kept = context.extension(matterKindHooks, row.kindCode)?.(context).keepsFormer ?? [];
  const changed = row.state === 'DRAFT' ? [] : kept.filter((key) => !isDeepStrictEqual(row.values[key], values[key]));
  const { personId, by } = whoChanges(context);
  return {
    rows: changed.map((field) => ({ id: context.newId(), field, before: row.values[field] ?? null })),
    personId,
    personName: by,
    at: context.now,
  };
}

const whoChanges = ({ caller }: UseCaseContext) =>
  caller.kind === 'person' ? { personId: caller.personId, by: caller.personName } : { personId: null, by: '系统' };
