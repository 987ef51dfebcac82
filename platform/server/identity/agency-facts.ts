import { type AgencyId, type AssignmentId, dateInChina, type Instant, ok, type PersonId } from '@gov/base';
import type { OrganisationSnapshot } from '@gov/organisation';
import type { AgencyFacts } from '#platform/server/components/component-server.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import type { Database } from '#platform/server/database/pool.ts';
import { listStopped } from './access-store.ts';
import {
  type AgencyRow,
  findAgency,
  listAdministrators,
  listAssignments,
  listDeputyAreas,
  listGrants,
  listGroups,
  listPersons,
  listPosts,
  listSections,
  listSettings,
  listSwitches,
  type SettingValueRow,
} from './agency-store.ts';
import {
  explainPermissions,
  type PermissionFacts,
  permissionsOfManifests,
  sectionsGranted,
  standingOf,
} from './permissions.ts';

/** Facts plus what only the permission pages need. */
export interface LoadedAgency extends AgencyFacts {
  readonly permissionFacts: PermissionFacts;
}

/** Removes nulls so that optional members are absent, as the pure packages want them. */
const withoutNulls = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

// reason for the casts: columns are selected under the member names of T; only null → absent differs
const mapById = <T>(rows: readonly { readonly id: string }[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, withoutNulls(row) as T]));

interface Kept {
  readonly switches: readonly { readonly componentId: string; readonly open: boolean }[];
  readonly settings: readonly SettingValueRow[];
  readonly stopped: readonly { readonly personId: string }[];
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Configuration of agencies, one entry per agency, replaced when `configuration_version` moved. The version
 * arrives with the session of each request, so several processes never serve stale rights.
 */
export class AgencyFactsCache {
  readonly #database: Database;
  readonly #components: readonly RegisteredComponent[];
  readonly #entries = new Map<string, { version: number; facts: Promise<LoadedAgency> }>();

  constructor(database: Database, components: readonly RegisteredComponent[]) {
    this.#database = database;
    this.#components = components;
  }

  /** Facts of at least this version. A failed load is forgotten, so the next request tries again. */
  get(agencyId: AgencyId, version: number): Promise<LoadedAgency> {
    const entry = this.#entries.get(agencyId);
    if (entry && entry.version >= version) return entry.facts;
    const facts = this.#load(agencyId);
    this.#entries.set(agencyId, { version, facts });
    facts.catch(() => this.#entries.delete(agencyId));
    return facts;
  }

  /** For jobs and public routes, which have no session: asks the version first. */
  async current(agencyId: AgencyId): Promise<LoadedAgency> {
    const row = await this.#database.read(findAgency(agencyId));
    const agency = row[0];
    if (!agency) throw new Error('unknown agency');
    return this.get(agencyId, agency.version);
  }

  async #load(agencyId: AgencyId): Promise<LoadedAgency> {
    const loaded = await this.#database.agency(agencyId, async (tx) => {
      const [
        agency,
        sections,
        posts,
        persons,
        assignments,
        areas,
        groups,
        grants,
        administrators,
        switches,
        settings,
        stopped,
      ] = await Promise.all([
        tx.first(findAgency(agencyId)),
        tx.all(listSections(agencyId)),
        tx.all(listPosts(agencyId)),
        tx.all(listPersons(agencyId)),
        tx.all(listAssignments(agencyId)),
        tx.all(listDeputyAreas(agencyId)),
        tx.all(listGroups(agencyId)),
        tx.all(listGrants(agencyId)),
        tx.all(listAdministrators(agencyId)),
        tx.all(listSwitches(agencyId)),
        tx.all(listSettings(agencyId)),
        tx.all(listStopped(agencyId)),
      ]);
      if (!agency) throw new Error('unknown agency');
      const organisation: OrganisationSnapshot = {
        agencyId,
        version: agency.version,
        sections: mapById(sections),
        posts: mapById(posts),
        persons: mapById(persons),
        assignments: mapById(assignments),
        deputyAreas: areas.map((row) => withoutNulls(row)) as unknown as OrganisationSnapshot['deputyAreas'], // reason: as in mapById
        groups: mapById(groups),
      };
      const permissionFacts: PermissionFacts = {
        agencyKind: agency.kind,
        permissions: permissionsOfManifests(this.#components.map((c) => c.manifest)),
        organisation,
        grants,
        administrators,
      };
      return ok(this.#facts(agency, permissionFacts, { switches, settings, stopped }));
    });
    if (!loaded.ok) throw new Error('agency facts could not be read');
    return loaded.value;
  }

  #facts(agency: AgencyRow, permissionFacts: PermissionFacts, { switches, settings, stopped }: Kept): LoadedAgency {
    const withoutAccess = new Set<string>(stopped.map((row) => row.personId));
    const closed = new Set(switches.filter((s) => !s.open).map((s) => s.componentId));
    const open = this.#components.filter((c) => c.manifest.foundation || !closed.has(c.manifest.id));
    const values = new Map(settings.map((s) => [`${s.componentId}.${s.key}`, s.value]));
    for (const { manifest } of this.#components)
      for (const row of manifest.settings)
        if (!values.has(`${manifest.id}.${row.key}`)) values.set(`${manifest.id}.${row.key}`, row.initial);
    const held = new Map<string, ReadonlySet<string>>();
    return {
      ...agency,
      organisation: permissionFacts.organisation,
      openComponents: new Set(open.map((c) => c.manifest.id)),
      setting: <T>(componentId: string, key: string) => values.get(`${componentId}.${key}`) as T, // reason: checked against the row's schema when written
      permissionsOf(personId: PersonId, assignmentId: AssignmentId, now: Instant) {
        if (withoutAccess.has(personId)) return nothing;
        const day = dateInChina(now);
        const key = `${assignmentId} ${day}`;
        const known = held.get(key) ?? new Set(explainPermissions(permissionFacts, personId, assignmentId, day).keys());
        held.set(key, known);
        return known;
      },
      sectionsFor: (code, { personId, assignmentId }, now) =>
        withoutAccess.has(personId)
          ? new Set()
          : sectionsGranted(permissionFacts, { code, personId, assignmentId, day: dateInChina(now) }),
      grantsOf(permission, now) {
        const day = dateInChina(now);
        return permissionFacts.grants
          .filter(
            (grant) => grant.permission === permission && grant.from <= day && (grant.to === null || grant.to > day),
          )
          .map((grant) => ({ ...grant, standing: standingOf(permissionFacts.organisation, grant, day) }));
      },
      permissionFacts,
    };
  }
}
