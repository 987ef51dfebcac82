import type { AssignmentId, Instant } from '@gov/base';
import { serviceToken } from '@gov/base/component';
import type { NodeId, State } from '@gov/workflow';
import type { PastCase } from './history.ts';

/** A running instance and where it stands; no title, no value. */
export interface RunningCase {
  readonly matterId: string;
  readonly kindName: string;
  readonly number: string | null;
  readonly startedAt: Instant;
  readonly starterAssignmentId: AssignmentId;
  readonly processVersionId: string;
  readonly formVersionId: string;
  readonly state: State;
}

/** What is asked of one instance: to go on by another version, some of its steps under other ids. */
export interface AskedMove {
  readonly matterId: string;
  readonly from: string;
  readonly to: string;
  readonly nodes: Readonly<Record<NodeId, NodeId>>;
}

/** One asked move, and what became of it. */
export interface MoveOutcome extends AskedMove {
  readonly doneAt: Instant | null;
  /** Why it stayed as it was, in words. */
  readonly refused: string | null;
}

export interface MoveBatch {
  readonly batchId: string;
  readonly at: Instant;
  readonly personId: string;
  readonly reason: string;
  readonly to: string;
  readonly asked: number;
  readonly open: number;
  readonly moved: number;
  /** Of those, how many go on by the version they were moved to: only these can go back. */
  readonly standing: number;
}

/** What the component that runs processes does to move running instances to another version. */
export interface ProcessMover {
  /** Running instances of these versions, the oldest first; where some are named, only those. */
  running(
    versions: readonly string[],
    wanted: { readonly most: number; readonly matterIds?: readonly string[] },
  ): Promise<readonly RunningCase[]>;
  /** Instance → why no plan moves it to that version, in words: the very question that the move itself asks. */
  whyNever(cases: readonly RunningCase[], to: string): Promise<ReadonlyMap<string, string>>;
  /** What these are called to the caller: with their title where he may read them. */
  named(matterIds: readonly string[]): Promise<readonly PastCase[]>;
  /** Leaves the moves behind as work, each in a transaction of its own; answers the batch. */
  start(moves: readonly AskedMove[], reason: string): string;
  outcomes(batchId: string): Promise<readonly MoveOutcome[]>;
  /** What has not been moved to one of these versions yet stays; what a batch asks for other processes goes on. */
  stop(batchId: string, versions: readonly string[]): void;
  /** Batches that move between these versions, the newest first. */
  batches(versions: readonly string[]): Promise<readonly MoveBatch[]>;
}

/** Extension point: key `matters`, value = a factory bound to the running use case's context. */
export const processMoverPoint = serviceToken<(context: unknown) => ProcessMover>('processes.mover');
