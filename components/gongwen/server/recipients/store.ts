import type { AgencyId } from '@gov/base';
import type { AgencyRelation } from '@gov/organisation';
import { sql } from '#platform/server/database/sql.ts';

/** The public directory: every open agency but the own one (platform table). */
export const listOtherAgencies = (agencyId: AgencyId) => sql<{
  readonly id: AgencyId;
  readonly name: string;
  readonly shortName: string;
}>`
  select id, name, short_name as "shortName" from office.agency
  where kind = 'AGENCY' and state = 'OPEN' and id <> ${agencyId}
  order by display_order, name`;

/** Official names of agencies by id, as text: an id a browser made up is simply not found. */
export const listNames = (ids: readonly string[]) => sql<{ readonly id: AgencyId; readonly name: string }>`
  select id, name from office.agency where kind = 'AGENCY' and id::text = any (${[...ids]}::text[])`;

export const listRelations = () => sql<AgencyRelation>`
  select from_agency_id as "fromAgencyId", to_agency_id as "toAgencyId", relation, valid_from as "from", valid_to as "to"
  from office.agency_relation`;

/** 隶属 as the tree of agencies says it. */
export const listParents = () => sql<{ readonly id: AgencyId; readonly parentId: AgencyId }>`
  select id, parent_id as "parentId" from office.agency where parent_id is not null`;
