import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface SettingRow {
  readonly componentId: string;
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
}

export const listSettingRows = (agencyId: AgencyId) => sql<SettingRow>`
  select component_id as "componentId", key, value, version from office.setting where agency_id = ${agencyId}`;

interface NewValue {
  readonly componentId: string;
  readonly key: string;
  readonly value: unknown;
  readonly now: Instant;
}

type Version = { readonly version: number };

/** The first value; nothing when somebody else was first. */
export const insertSetting = (agencyId: AgencyId, s: NewValue) => sql<Version>`
  insert into office.setting (agency_id, component_id, key, value, version, changed_at)
  values (${agencyId}, ${s.componentId}, ${s.key}, ${json(s.value)}, 1, ${s.now})
  on conflict (agency_id, component_id, key) do nothing
  returning version`;

export const updateSetting = (agencyId: AgencyId, s: NewValue, expectedVersion: number) => sql<Version>`
  update office.setting set value = ${json(s.value)}, version = version + 1, changed_at = ${s.now}
  where agency_id = ${agencyId} and component_id = ${s.componentId} and key = ${s.key} and version = ${expectedVersion}
  returning version`;

export const putSwitch = (agencyId: AgencyId, componentId: string, open: boolean, now: Instant) => sql`
  insert into office.component_switch (agency_id, component_id, open, changed_at)
  values (${agencyId}, ${componentId}, ${open}, ${now})
  on conflict (agency_id, component_id) do update set open = excluded.open, changed_at = excluded.changed_at`;

/** Holds the agency's configuration still until the end; other writers, whose foreign keys name the row, go on. */
export const lockConfiguration = (agencyId: AgencyId) => sql<{ readonly version: number }>`
  select configuration_version as version from office.agency where id = ${agencyId} for no key update`;
