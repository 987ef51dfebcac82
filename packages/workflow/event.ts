import type { Instant, JsonValue, PersonId } from '@gov/base';
import type { DerivationStep, ResolvedHandler } from '@gov/organisation';
import type { ActEvent } from './act-event.ts';
import type { FreeStep } from './command.ts';
import type { HouseDeed } from './node-rules.ts';
import type { Enough, NodeId, Outcome } from './program.ts';
import type {
  Actor,
  AutoPassReason,
  CarryOver,
  ClosingReason,
  EventSeq,
  IncidentReason,
  ItemId,
  ItemPart,
  ProcessStatus,
  Returner,
  ScopeId,
  ScopeKind,
  Token,
  TokenId,
  Visit,
  VisitId,
  Vote,
  VoteSums,
} from './state.ts';

/** On every event. `cause` is the act (first event of the command) that led to it; the act itself names its actor. */
export interface EventHead {
  readonly seq: EventSeq;
  readonly at: Instant;
  readonly cause: EventSeq;
  readonly actor?: Actor;
}

/** A condition that was asked, in the order of asking. */
export interface TriedCondition {
  readonly flow: string;
  readonly source: string;
  readonly value: true | false | 'unknown';
  /** Why it could not be told, in words: `没有填请假天数`. */
  readonly why?: string;
  /** What it asked of the starter and the matter beside the form, as it stood then, in words. */
  readonly asked?: readonly AskedBeside[];
}

/** `发起人所在科室`, `法规科`. */
export interface AskedBeside {
  readonly what: string;
  readonly value: string;
}

/** Consequences: what the engine did because of an act. */
export type ConsequenceEvent =
  | {
      readonly kind: 'scopeOpened';
      readonly scope: ScopeId;
      readonly scopeKind: ScopeKind;
      readonly block: string;
      readonly branch?: number;
      readonly generation: number;
      readonly parent: ScopeId;
      readonly expected: number;
      readonly arrived: number;
      readonly enough?: Enough;
      readonly carriedFrom?: ScopeId;
      readonly of?: VisitId;
      readonly carry?: readonly CarryOver[];
    }
  /** `forGood`: no earlier round of the same branch counts in its place. */
  | {
      readonly kind: 'scopeClosed';
      readonly scope: ScopeId;
      readonly as: 'closed' | 'abandoned';
      readonly forGood?: true;
    }
  /** Withdrawal: a closed scope is open again, as it was. */
  | { readonly kind: 'scopeReopened'; readonly scope: ScopeId; readonly arrived: number }
  | { readonly kind: 'tokenPlaced'; readonly token: TokenId; readonly scope: ScopeId; readonly position: Token['at'] }
  | { readonly kind: 'tokenConsumed'; readonly token: TokenId }
  | { readonly kind: 'branchArrived'; readonly scope: ScopeId; readonly fork: ScopeId; readonly by: readonly VisitId[] }
  /** 已有几路办完: the flow goes on while others have not arrived. */
  | {
      readonly kind: 'enoughArrived';
      readonly fork: ScopeId;
      readonly arrived: number;
      readonly expected: number;
      readonly rest: Enough['rest'];
    }
  /** Taken back: the flow waits at this join again. */
  | { readonly kind: 'enoughRevoked'; readonly fork: ScopeId }
  | {
      readonly kind: 'visitOpened';
      readonly visit: VisitId;
      readonly node: NodeId;
      readonly scope: ScopeId;
      readonly group?: ScopeId;
      readonly visitNo: number;
      readonly from: readonly VisitId[];
      readonly returnedFrom?: VisitId;
      readonly returnTo?: VisitId;
      readonly resumes?: VisitId;
      readonly borrowed?: true;
      readonly kept?: VoteSums;
      readonly adhoc?: NonNullable<Visit['adhoc']>;
      readonly freely?: NonNullable<Visit['freely']>;
      readonly waits?: true;
      readonly clock?: true;
      readonly carry?: readonly CarryOver[];
      readonly queue: readonly ResolvedHandler[];
      readonly why: readonly DerivationStep[];
      readonly incident?: IncidentReason;
      readonly dueAt?: Instant;
    }
  /** The office it was given to is vacant: it stops like one for which nobody was found. */
  | {
      readonly kind: 'visitVacated';
      readonly visit: VisitId;
      readonly why: readonly DerivationStep[];
      readonly incident: IncidentReason;
    }
  | {
      readonly kind: 'incidentResolved';
      readonly visit: VisitId;
      readonly why: readonly DerivationStep[];
      readonly queue: readonly ResolvedHandler[];
      readonly group?: ScopeId;
    }
  | {
      readonly kind: 'visitClosed';
      readonly visit: VisitId;
      readonly as: 'done' | 'returned' | 'cancelled' | 'withdrawn';
      readonly outcome?: Outcome;
    }
  | { readonly kind: 'visitParked'; readonly visit: VisitId; readonly fork: ScopeId }
  | { readonly kind: 'visitReopened'; readonly visit: VisitId }
  | {
      readonly kind: 'queueChanged';
      readonly visit: VisitId;
      readonly queue: readonly ResolvedHandler[];
      /** Why they are found now, where that has changed. */
      readonly why?: readonly DerivationStep[];
    }
  | {
      readonly kind: 'itemOpened';
      readonly item: ItemId;
      readonly itemKind: 'do' | 'read';
      readonly visit?: VisitId;
      readonly seat: number;
      readonly holder: ResolvedHandler;
      readonly why: readonly DerivationStep[];
      readonly dueAt?: Instant;
      readonly mayComment?: true;
      readonly part?: ItemPart;
      readonly parent?: ItemId;
      readonly weight?: number;
      readonly circulation?: number;
    }
  | {
      readonly kind: 'itemCancelled';
      readonly item: ItemId;
      readonly as: 'cancelled' | 'withdrawn';
      readonly reason: ClosingReason;
    }
  | { readonly kind: 'itemParked'; readonly item: ItemId }
  | { readonly kind: 'itemReopened'; readonly item: ItemId }
  | { readonly kind: 'opinionVoided'; readonly item: ItemId }
  | { readonly kind: 'opinionRestored'; readonly item: ItemId }
  | {
      readonly kind: 'voteDecided';
      readonly visit: VisitId;
      readonly outcome: Outcome;
      readonly agreed: number;
      readonly disagreed: number;
      readonly members: number;
      /** Weighted rules: how many abstained, and what the agreements were measured against. */
      readonly abstained?: number;
      readonly base?: number;
    }
  | {
      readonly kind: 'decisionFixed';
      readonly visit: VisitId;
      readonly outcome: Outcome;
      readonly wholeFork?: true;
      readonly next?: FreeStep;
    }
  | { readonly kind: 'decisionRevoked'; readonly visit: VisitId }
  /** A step of one person became a group, because somebody was added beside. */
  | { readonly kind: 'groupFormed'; readonly visit: VisitId; readonly group: ScopeId }
  | { readonly kind: 'groupResized'; readonly scope: ScopeId; readonly expected: number }
  | { readonly kind: 'memberNoted'; readonly visit: VisitId; readonly person: PersonId; readonly by: PersonId }
  | { readonly kind: 'afterListChanged'; readonly item: ItemId; readonly after: readonly ResolvedHandler[] }
  | { readonly kind: 'claimDropped'; readonly visit: VisitId }
  | {
      readonly kind: 'itemReassigned';
      readonly item: ItemId;
      readonly from: ResolvedHandler;
      readonly to: ResolvedHandler;
    }
  | {
      readonly kind: 'itemAutoPassed';
      readonly item: ItemId;
      readonly vote: Vote;
      readonly reason: AutoPassReason;
    }
  | { readonly kind: 'visitAutoPassed'; readonly visit: VisitId; readonly reason: AutoPassReason }
  /** A step of the catalogue was carried out; whoever writes the decision sets the field and sends the message with it. */
  | {
      readonly kind: 'houseDid';
      readonly visit: VisitId;
      readonly deed: HouseDeed['kind'];
      readonly field?: string;
      readonly value?: JsonValue;
      readonly message?: string;
    }
  /** Suspension: what was due later is due later by the working time that stood still. */
  | {
      readonly kind: 'dueMoved';
      readonly visit: VisitId;
      readonly dueAt: Instant;
      /** The step came back: its limit begins anew, and nothing has been done yet of what is due. */
      readonly afresh?: true;
      /** Working time that stood still, in all, since it was due. */
      readonly stoodStill?: number;
    }
  | { readonly kind: 'itemReminded'; readonly item: ItemId }
  /** 迁移到新版 with another 办结时限: what was told of the former one counts for nothing. */
  | { readonly kind: 'endDueAfresh' }
  | {
      readonly kind: 'circulationOpened';
      readonly circulation: number;
      readonly visit?: VisitId;
      readonly by: PersonId;
      readonly mayComment: boolean;
      readonly waiting: readonly ResolvedHandler[];
    }
  | {
      readonly kind: 'circulationMoved';
      readonly circulation: number;
      readonly waiting: readonly ResolvedHandler[];
      /** Passed over, because they have left. */
      readonly gone?: readonly ResolvedHandler[];
    }
  /** The process was ended before its time: who still waits does not get it; `circulationResumed` when that is taken back. */
  | { readonly kind: 'circulationStopped'; readonly circulation: number }
  | { readonly kind: 'circulationResumed'; readonly circulation: number }
  /** 包容分支: which branches run, with the value of each condition. */
  | {
      readonly kind: 'branchesTaken';
      readonly block: string;
      readonly flows: readonly string[];
      readonly because: 'condition' | 'default' | 'defaultAfterUnknown';
      readonly tried: readonly TriedCondition[];
    }
  /** 直送 given up: a key field of a step on the way has changed, or the step itself now ends in 不通过. */
  | { readonly kind: 'directLapsed'; readonly visit: VisitId; readonly node: NodeId; readonly because?: 'refused' }
  | {
      readonly kind: 'childStarted';
      readonly child: number;
      readonly visit: VisitId;
      readonly process: string;
      readonly mode: 'sync' | 'async';
      readonly element?: number;
      readonly reopens?: number;
    }
  | { readonly kind: 'childCancelled'; readonly child: number }
  /** Which branch of a choice was taken, with the value of each condition that was tried (条件无法判断 = `unknown`). */
  | {
      readonly kind: 'routed';
      readonly choice: string;
      readonly flow: string;
      readonly because: 'condition' | 'outcome' | 'event' | 'default' | 'defaultAfterUnknown';
      readonly tried: readonly TriedCondition[];
    }
  | (Returner & {
      readonly kind: 'returnWaits';
      readonly visit: VisitId;
      readonly fork: ScopeId;
      readonly to: VisitId;
    })
  | (Returner & { readonly kind: 'waitingReturnCarriedOut' })
  /** Taken back by who asked for it. */
  | { readonly kind: 'waitingReturnDropped'; readonly item: ItemId }
  /** Ended with the region it waited in; `waitingReturnRestored` when that is taken back. */
  | (Returner & { readonly kind: 'waitingReturnLapsed' })
  /** `asVote`: a vote had asked for it (R6), and is a vote as before. */
  | (Returner & { readonly kind: 'waitingReturnRestored'; readonly asVote?: true })
  | { readonly kind: 'holderRestored'; readonly item: ItemId; readonly holder: ResolvedHandler }
  | { readonly kind: 'processEnded'; readonly as: Exclude<ProcessStatus, 'open'>; readonly end?: string };

export type WorkflowEvent = EventHead & (ActEvent | ConsequenceEvent);
