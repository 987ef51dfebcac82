import type { AgencyId } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import type { PostRole } from '@gov/organisation';

/** A person of the city with the ids he acts under. */
export interface Worker {
  readonly signInName: string;
  readonly name: string;
  readonly section: string;
  readonly post: string;
  readonly role: PostRole;
  readonly accountId: string;
  readonly personId: string;
  readonly assignmentId: string;
  readonly duty?: AdministratorDuty;
}

/** An agency that was opened and now works. */
export interface OpenedAgency {
  readonly id: AgencyId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly handlesMatters: boolean;
  readonly workers: readonly Worker[];
  readonly sectionIds: ReadonlyMap<string, string>;
  /** Somebody who leaves during the year. */
  readonly leaver?: Worker;
}
