import { type Instant, ok, type Result, reject } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';

/** One of the three as the platform knows him. */
export interface FirstAdministrator {
  readonly duty: AdministratorDuty;
  readonly name: string;
  /** Of the last code that was made for him. */
  readonly until: Instant | undefined;
  readonly usedAt: Instant | undefined;
  readonly made: number;
}

export type FirstAccountState = 'NONE' | 'OUT' | 'LAPSED' | 'USED';

export function firstAccountState({ until, usedAt, made }: FirstAdministrator): FirstAccountState {
  if (usedAt) return 'USED';
  if (until) return 'OUT';
  return made > 0 ? 'LAPSED' : 'NONE';
}

interface OpenedAgency {
  readonly name: string;
  readonly state: 'OPEN' | 'SUSPENDED';
  readonly established: boolean;
}

/**
 * May the platform make codes for these? Whoever makes a code sees it: so only for who has never come in. Who has been in is the
 * agency's alone; a duty whose holder cannot come in any more is passed on by the other two.
 */
export function mayIssueFirstCodes(agency: OpenedAgency, asked: readonly FirstAdministrator[]): Result<undefined> {
  const { name } = agency;
  if (!agency.established) return reject('agencies.not-established', { name });
  if (agency.state === 'SUSPENDED') return reject('agencies.no-code-while-suspended', { name });
  const used = asked.find((one) => one.usedAt);
  return used ? reject('agencies.first-code-used', { name: used.name }) : ok(undefined);
}
