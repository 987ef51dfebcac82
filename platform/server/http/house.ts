import type { AgencyId, Clock, Ids } from '@gov/base';
import type { ErrorRow } from '@gov/base/component';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyKeys } from '#platform/server/files/agency-keys.ts';
import type { FileStore } from '#platform/server/files/file-store.ts';
import type { AgencyFactsCache } from '#platform/server/identity/agency-facts.ts';
import { platformErrors } from './errors.ts';
import type { LiveHub } from './live-hub.ts';
import type { RateLimit } from './rate-limit.ts';

/** Everything that requests and jobs of one process share; made once by the application. */
export interface House {
  readonly components: readonly RegisteredComponent[];
  readonly database: Database;
  readonly agencies: AgencyFactsCache;
  readonly files: FileStore;
  readonly keys: AgencyKeys;
  readonly live: LiveHub;
  readonly rateLimit: RateLimit;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly errors: ReadonlyMap<string, ErrorRow>;
  /** Wakes the relay of this process after a commit that left work behind. */
  readonly poke: () => void;
  /** Notes that an agency has unsealed audit rows; the sealer follows within a second. */
  readonly audited: (agencyId: AgencyId) => void;
  /** True behind TLS: cookies get `__Host-` and `Secure`. */
  readonly secure: boolean;
  /** Whether accounts of the invented city may come in: only where nobody else reaches this process, or its operator agreed. */
  readonly servesDemoAccounts: boolean;
  /** One structured line; never a title, a body or a name. */
  readonly log: (entry: Readonly<Record<string, string | number | boolean | undefined>>) => void;
}

/** All error rows of the house: the pipeline's and every component's. */
export const collectErrors = (components: readonly RegisteredComponent[]): ReadonlyMap<string, ErrorRow> =>
  new Map([
    ...Object.entries(platformErrors),
    ...components.flatMap((component) => Object.entries(component.manifest.errors)),
  ]);
