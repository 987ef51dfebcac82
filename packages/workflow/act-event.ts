import type { Instant, PersonId } from '@gov/base';
import type { DerivationStep, ResolvedHandler } from '@gov/organisation';
import type { AddedStep, Choices } from './command.ts';
import type { AcrossForkPolicy, NodeId, ResumeMode } from './program.ts';
import type { EventSeq, ItemId, ScopeId, VisitId, Vote } from './state.ts';
import type { EndDueWhen } from './time/end-due.ts';

/** Where an added person (加签) works: before the holder, after, or beside. */
export type AddWhere = 'before' | 'after' | 'parallel';

/** Acts that `undo` finds in the state by their number. */
export type UndoableAct =
  | {
      readonly kind: 'signersAdded';
      readonly item: ItemId;
      readonly where: AddWhere;
      readonly signers: readonly ResolvedHandler[];
      readonly reason?: string;
    }
  | {
      readonly kind: 'signerRemoved';
      readonly visit: VisitId;
      readonly person: ResolvedHandler;
      /** Their open item; absent = their turn had not come, `place` is theirs in the queue, or in the list after `afterOf`. */
      readonly item?: ItemId;
      readonly place?: number;
      readonly afterOf?: ItemId;
      readonly reason: string;
    }
  | { readonly kind: 'itemDelegated'; readonly item: ItemId; readonly to: ResolvedHandler; readonly reason?: string }
  | { readonly kind: 'itemClaimed'; readonly item: ItemId }
  | {
      readonly kind: 'visitJumped';
      readonly visit: VisitId;
      readonly to: NodeId;
      readonly forks: 'onlyBranch' | 'wholeBlock';
      readonly reason: string;
      readonly asAdministrator?: true;
    }
  /** Undone by its batch, over all instances. */
  | {
      readonly kind: 'handedOver';
      readonly batch: string;
      readonly from: PersonId;
      readonly to: ResolvedHandler;
      /** Items left where they are, because the receiver already handles that step. */
      readonly left: readonly ItemId[];
      /** Visits in whose queue the receiver now stands. */
      readonly queued: readonly { readonly visit: VisitId; readonly member: ResolvedHandler }[];
      readonly reason: string;
    };

/** Who held an office, and by what the step had been given to him. */
export interface FormerHolder {
  readonly person: ResolvedHandler;
  readonly because: DerivationStep;
}

export interface NotedAct {
  readonly seq: EventSeq;
  readonly at: Instant;
  readonly by: PersonId;
  readonly act: UndoableAct;
}

/** Acts: what a person (or the timer) did. One per command, always the first event. */
export type ActEvent =
  | {
      readonly kind: 'processStarted';
      readonly starter: ResolvedHandler;
      readonly choices?: Choices;
      readonly called?: true;
      /** The message that began it by itself; then nobody acted. */
      readonly message?: string;
    }
  | {
      readonly kind: 'itemCompleted';
      readonly item: ItemId;
      readonly vote: Vote;
      readonly choices?: Choices;
      /** Choices of the starter at the first step hold for the whole process. */
      readonly startersChoices?: true;
    }
  | {
      readonly kind: 'itemReturned';
      readonly item: ItemId;
      readonly to: VisitId;
      readonly mode: ResumeMode;
      readonly across?: AcrossForkPolicy;
      /** Group policy: a "no" judged with the vote, or back to the member before. */
      readonly group?: 'vote' | 'prevMember';
      readonly reason: string;
    }
  /** R5: a child gives its work back to the process that called it. */
  | { readonly kind: 'returnedToCaller'; readonly item: ItemId; readonly reason: string }
  | {
      readonly kind: 'actWithdrawn';
      readonly item: ItemId;
      readonly act: 'completion' | 'return' | 'waitingReturn' | 'transfer';
      readonly undoes: EventSeq;
    }
  /** One of the noted acts is taken back by inverse events. */
  | {
      readonly kind: 'actUndone';
      readonly undoes: EventSeq;
      readonly act: UndoableAct['kind'];
      readonly reason?: string;
    }
  | {
      readonly kind: 'itemTransferred';
      readonly item: ItemId;
      readonly from: ResolvedHandler;
      readonly to: ResolvedHandler;
      readonly reason?: string;
    }
  | UndoableAct
  | { readonly kind: 'delegationRecalled'; readonly item: ItemId }
  | { readonly kind: 'itemReleased'; readonly item: ItemId; readonly reason?: string }
  | { readonly kind: 'queueReordered'; readonly visit: VisitId; readonly reason?: string }
  | {
      readonly kind: 'circulated';
      readonly visit?: VisitId;
      readonly readers: readonly ResolvedHandler[];
      readonly ordered?: true;
      /** 抄送: they only read. */
      readonly silent?: true;
      /** The house tells them what happened; nobody sent it. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'circulationChanged';
      readonly circulation: number;
      readonly removed: readonly ResolvedHandler[];
      readonly added: readonly ResolvedHandler[];
    }
  /** The reader whose turn it was has left; nobody's act. */
  | { readonly kind: 'readersPassed' }
  | { readonly kind: 'itemRead'; readonly item: ItemId }
  | { readonly kind: 'itemCommented'; readonly item: ItemId }
  | {
      readonly kind: 'itemPressed';
      readonly item: ItemId;
      readonly reason?: string;
      /** 请他退回 instead of 催办. */
      readonly asks?: 'return';
    }
  /** `toDraft`: it did not end, its starter has it back. */
  | { readonly kind: 'processCancelled'; readonly reason: string; readonly toDraft?: true }
  | { readonly kind: 'incidentTakenUp'; readonly visit: VisitId; readonly reason?: string }
  /** The rule of a step under way was asked once more. Events of before have no answers of the rules. */
  | {
      readonly kind: 'handlersFoundAgain';
      readonly visit: VisitId;
      readonly reason: string;
      readonly found?: readonly ResolvedHandler[];
      /** Of 主办 and 协办 with a rule of their own for 协办. */
      readonly assistants?: readonly ResolvedHandler[];
    }
  /** 随岗位: these hold the offices no longer for which they had the step. */
  | { readonly kind: 'officesFollowed'; readonly visit: VisitId; readonly former: readonly FormerHolder[] }
  | { readonly kind: 'processSuspended'; readonly reason: string }
  | { readonly kind: 'processResumed' }
  /** One branch stands still, the rest goes on. */
  | { readonly kind: 'branchSuspended'; readonly scope: ScopeId; readonly reason: string }
  | { readonly kind: 'branchResumed'; readonly scope: ScopeId }
  | { readonly kind: 'processTerminated'; readonly reason: string }
  | { readonly kind: 'processRevived'; readonly undoes: EventSeq; readonly reason: string }
  | { readonly kind: 'handOverUndone'; readonly batch: string; readonly left: readonly ItemId[] }
  /** What a waiting step waits for has come; without an actor it was the system. */
  | {
      readonly kind: 'eventReceived';
      readonly visit: VisitId;
      readonly event: string;
      readonly reason?: string;
    }
  /** Time limits that had passed before the clock was watched begin anew. */
  /** A planned step that had not begun was taken off. */
  | {
      readonly kind: 'addedStepDropped';
      readonly visit: VisitId;
      /** Place in the plan behind that round, from 0. */
      readonly place: number;
      readonly step: AddedStep;
      readonly reason: string;
    }
  | { readonly kind: 'limitsRenewed' }
  /** The work calendar has changed: due times are counted anew on it. */
  | { readonly kind: 'limitsRecounted' }
  /** 办结时限 was near or reached, and those concerned were told. */
  | { readonly kind: 'endDueTold'; readonly when: EndDueWhen; readonly dueAt: Instant }
  | { readonly kind: 'timedOut'; readonly visit: VisitId; readonly step: number; readonly did: string }
  | {
      readonly kind: 'childReported';
      readonly child: number;
      readonly as: 'yes' | 'no' | 'returned' | 'cancelled';
      readonly reason?: string;
    }
  | { readonly kind: 'processMigrated'; readonly nodes: Readonly<Record<NodeId, NodeId>>; readonly reason: string };
