import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { listSettingRows } from './store.ts';

export async function showSettings(context: UseCaseContext): Promise<Result<ReplyOf<Routes['settings']>>> {
  const { tx, agency, manifests } = context;
  const rows = await tx.all(listSettingRows(tx.agencyId));
  const kept = new Map(rows.map((row) => [`${row.componentId}.${row.key}`, row]));
  const settings = manifests.flatMap((manifest) =>
    manifest.settings.map(({ key, words, hint, schema, initial }) => {
      const row = kept.get(`${manifest.id}.${key}`);
      return {
        componentId: manifest.id,
        componentName: manifest.name,
        key,
        words,
        ...(hint === undefined ? {} : { hint }),
        schema,
        value: row ? row.value : initial,
        initial,
        version: row?.version ?? 0,
      };
    }),
  );
  const components = manifests.map(({ id, name, foundation }) => ({
    id,
    name,
    foundation,
    open: agency.openComponents.has(id),
  }));
  return ok({ components, settings });
}
