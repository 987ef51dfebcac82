import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** A matter that another one speaks of. */
export interface RelatedMatter {
  readonly id: string;
  readonly title: string;
  readonly kindName: string;
  readonly startedAt: Instant;
  /** The caller matches a stored reader. */
  readonly readable: boolean;
}

/** Matters by id, as text: an id a browser made up is simply not found. A draft is its starter's alone. */
export const relatedMatters = (
  agencyId: AgencyId,
  ids: readonly string[],
  grantees: readonly string[],
) => sql<RelatedMatter>`
  select m.id, m.title, k.name as "kindName", m.started_at as "startedAt",
    exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]}::text[])) as readable
  from office.matter m
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where m.agency_id = ${agencyId} and m.id = any (${[...ids]}::uuid[]) and m.started_at is not null`;
