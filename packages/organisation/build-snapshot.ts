import type { AgencyId } from '@gov/base';
import type { Assignment, DeputyArea, OrganisationSnapshot, Person, PersonGroup, Post, Section } from './snapshot.ts';

/** A row as a store reads it: optional fields may also be null. */
export type SnapshotRow<T> = { readonly [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] };

export interface SnapshotRows {
  readonly agencyId: AgencyId;
  readonly version: number;
  readonly sections: readonly SnapshotRow<Section>[];
  readonly posts: readonly SnapshotRow<Post>[];
  readonly persons: readonly SnapshotRow<Person>[];
  readonly assignments: readonly SnapshotRow<Assignment>[];
  readonly deputyAreas: readonly SnapshotRow<DeputyArea>[];
  readonly groups?: readonly SnapshotRow<PersonGroup>[];
}

function withoutNulls<T>(row: SnapshotRow<T>): T {
  const kept = Object.entries(row as object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as T; // reason: null stands for an absent optional field, nothing else is dropped
}

function byId<T extends { readonly id: string }>(rows: readonly SnapshotRow<T>[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => withoutNulls<T>(row)).map((value) => [value.id, value]));
}

/** The immutable snapshot of one agency from its rows; null columns become absent fields. */
export const buildSnapshot = (rows: SnapshotRows): OrganisationSnapshot => ({
  agencyId: rows.agencyId,
  version: rows.version,
  sections: byId<Section>(rows.sections),
  posts: byId<Post>(rows.posts),
  persons: byId<Person>(rows.persons),
  assignments: byId<Assignment>(rows.assignments),
  deputyAreas: rows.deputyAreas.map((row) => withoutNulls<DeputyArea>(row)),
  groups: byId<PersonGroup>(rows.groups ?? []),
});
