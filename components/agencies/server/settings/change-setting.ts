import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { Compile } from 'typebox/compile';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import type { Routes } from '../../contract.ts';
import { insertSetting, updateSetting } from './store.ts';

type Change = Routes['changeSetting'];

/** Changes a parameter where its schema allows the value and nobody changed it since the page was opened. */
export async function changeSetting(
  context: UseCaseContext,
  { body }: InputOf<Change>,
): Promise<Result<ReplyOf<Change>>> {
  const { componentId, key, value, expectedVersion } = body;
  const { tx, now } = context;
  const row = context.manifests.find(({ id }) => id === componentId)?.settings.find((one) => one.key === key);
  if (!row) return reject('agencies.unknown-setting');
  if (!Compile(row.schema).Check(value)) return reject('agencies.setting-value', { words: row.words });
  const fresh = { componentId, key, value, now };
  const kept = await tx.first(
    expectedVersion === 0 ? insertSetting(tx.agencyId, fresh) : updateSetting(tx.agencyId, fresh, expectedVersion),
  );
  if (!kept) return reject('agencies.stale');
  tx.write(bumpConfiguration(tx.agencyId));
  // which parameter, never its value
  context.announce('SettingChanged', `${componentId}.${key}`, { componentId, key });
  context.audit({
    event: 'agencies.setting-changed',
    objectKind: 'setting',
    objectId: `${componentId}.${key}`,
    details: { version: kept.version },
  });
  return ok({ version: kept.version });
}
