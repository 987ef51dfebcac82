import type { AssignmentId, Instant } from '@gov/base';
import { serviceToken } from '@gov/base/component';
import type { State } from '@gov/workflow';
import type { History } from '@gov/workflow/rehearsal';

/** What is said of an instance to somebody who may not read it: its number, its date, the starter's section. Never a title. */
export interface PastCase {
  readonly matterId: string;
  readonly kindName: string;
  readonly number?: string;
  readonly startedAt: Instant;
  readonly starterSection: string;
  /** The caller may read it, and finds it under its title. */
  readonly title?: string;
}

/** A version of a process, and since when it is in use. */
export interface VersionSince {
  readonly processVersionId: string;
  readonly publishedAt: Instant;
}

/** What the component that runs processes tells of instances, to be looked at as a whole. */
export interface ProcessHistory {
  /** Instances of these versions that have left their starter, the newest first, begun in this span of time. */
  casesOf(versions: readonly VersionSince[], wanted: WantedCases): Promise<readonly { readonly matterId: string }[]>;
  /** How many there are in all. */
  countOf(versions: readonly VersionSince[], wanted: Omit<WantedCases, 'most'>): Promise<number>;
  /** These instances, as far as they belong to the versions, with all that is known of how they went. */
  load(
    versions: readonly VersionSince[],
    matterIds: readonly string[],
  ): Promise<readonly (PastCase & { readonly history: History })[]>;
  /** Rounds of these steps in the newest instances that are over, for what is usual. */
  roundsOf(
    versions: readonly VersionSince[],
    nodes: readonly string[],
  ): Promise<readonly { readonly node: string; readonly from: Instant; readonly to: Instant }[]>;
  /** How instances of a span of time stand or ended, without anything of their content. */
  statesOf(versions: readonly VersionSince[], wanted: WantedCases): Promise<readonly PastState[]>;
}

export interface WantedCases {
  readonly most: number;
  /** Begun at this instant or later, and before that one. */
  readonly from?: Instant;
  readonly until?: Instant;
}

/** The course of one instance, with when each item was first opened by its holder. */
export interface PastState {
  readonly matterId: string;
  readonly processVersionId: string;
  readonly starterAssignmentId: AssignmentId;
  readonly state: State;
  readonly seen: readonly { readonly item: number; readonly at: Instant }[];
  /** 办结时限 as it stood last; null = none. */
  readonly endDueAt: Instant | null;
}

/** Extension point: key `matters`, value = a factory bound to the running use case's context. */
export const processHistoryPoint = serviceToken<(context: unknown) => ProcessHistory>('processes.history');
