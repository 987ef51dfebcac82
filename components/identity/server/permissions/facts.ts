import type { CalendarDate } from '@gov/base';
import type { ComponentManifest } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listAdministrators, listGrants } from '#platform/server/identity/agency-store.ts';
import { type PermissionFacts, permissionsOfManifests } from '#platform/server/identity/permissions.ts';

/** What decides who may do what, read afresh: the page shows the grant that was made a moment ago. */
export async function permissionFacts(context: UseCaseContext): Promise<PermissionFacts> {
  const { tx, agency } = context;
  const [grants, administrators] = await Promise.all([
    tx.all(listGrants(tx.agencyId)),
    tx.all(listAdministrators(tx.agencyId)),
  ]);
  return {
    agencyKind: agency.kind,
    permissions: permissionsOfManifests(componentsHere(context)),
    organisation: agency.organisation,
    grants,
    administrators,
  };
}

/** Components as far as they concern this agency: what exists on the platform only is left out elsewhere. */
export const componentsHere = ({ manifests, agency }: UseCaseContext): readonly ComponentManifest[] =>
  manifests.map((manifest) => ({
    ...manifest,
    permissions: manifest.permissions.filter((row) => !row.platformOnly || agency.kind === 'PLATFORM'),
  }));

interface GrantSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export const hasEnded = (grant: GrantSpan, day: CalendarDate): boolean => grant.to !== null && grant.to <= day;
