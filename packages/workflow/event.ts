import type { Instant } from '@gov/base';
import type { DerivationStep, HandlerResolution, ResolvedHandler } from '@gov/organisation';
import type { Choices } from './command.ts';
import type { AcrossForkPolicy, NodeId, Outcome, ResumeMode } from './program.ts';
import type {
  Actor,
  CarryOver,
  ClosingReason,
  EventSeq,
  ItemId,
  ProcessStatus,
  ScopeId,
  ScopeKind,
  Token,
  TokenId,
  VisitId,
  Vote,
} from './state.ts';

/** On every event. `cause` is the act (first event of the command) that led to it; the act itself names its actor. */
export interface EventHead {
  readonly seq: EventSeq;
  readonly at: Instant;
  readonly cause: EventSeq;
  readonly actor?: Actor;
}

/** Acts: what a person did. One per command, always the first event. */
export type ActEvent =
  | { readonly kind: 'processStarted'; readonly starter: ResolvedHandler; readonly choices?: Choices }
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
      readonly reason: string;
    }
  | {
      readonly kind: 'actWithdrawn';
      readonly item: ItemId;
      readonly act: 'completion' | 'return' | 'waitingReturn' | 'transfer';
      readonly undoes: EventSeq;
    }
  | {
      readonly kind: 'itemTransferred';
      readonly item: ItemId;
      readonly from: ResolvedHandler;
      readonly to: ResolvedHandler;
      readonly reason?: string;
    }
  | { readonly kind: 'circulated'; readonly visit?: VisitId; readonly readers: readonly ResolvedHandler[] }
  | { readonly kind: 'itemRead'; readonly item: ItemId }
  | { readonly kind: 'itemCommented'; readonly item: ItemId }
  | { readonly kind: 'itemPressed'; readonly item: ItemId }
  | { readonly kind: 'processCancelled'; readonly reason: string }
  | { readonly kind: 'incidentTakenUp'; readonly visit: VisitId };

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
      readonly carriedFrom?: ScopeId;
      readonly carry?: readonly CarryOver[];
    }
  | { readonly kind: 'scopeClosed'; readonly scope: ScopeId; readonly as: 'closed' | 'abandoned' }
  /** Withdrawal: a closed scope is open again, as it was. */
  | { readonly kind: 'scopeReopened'; readonly scope: ScopeId; readonly arrived: number }
  | { readonly kind: 'tokenPlaced'; readonly token: TokenId; readonly scope: ScopeId; readonly position: Token['at'] }
  | { readonly kind: 'tokenConsumed'; readonly token: TokenId }
  | { readonly kind: 'branchArrived'; readonly scope: ScopeId; readonly fork: ScopeId; readonly by: readonly VisitId[] }
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
      readonly carry?: readonly CarryOver[];
      readonly queue: readonly ResolvedHandler[];
      readonly why: readonly DerivationStep[];
      readonly incident?: NonNullable<HandlerResolution['empty']>;
      readonly dueAt?: Instant;
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
  | { readonly kind: 'queueChanged'; readonly visit: VisitId; readonly queue: readonly ResolvedHandler[] }
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
    }
  /** Which branch of a choice was taken, with the value of each condition that was tried (条件无法判断 = `unknown`). */
  | {
      readonly kind: 'routed';
      readonly choice: string;
      readonly flow: string;
      readonly because: 'condition' | 'outcome' | 'default' | 'defaultAfterUnknown';
      readonly tried: readonly {
        readonly flow: string;
        readonly source: string;
        readonly value: true | false | 'unknown';
      }[];
    }
  | {
      readonly kind: 'returnWaits';
      readonly item: ItemId;
      readonly visit: VisitId;
      readonly fork: ScopeId;
      readonly to: VisitId;
    }
  | { readonly kind: 'waitingReturnCarriedOut'; readonly item: ItemId }
  | { readonly kind: 'waitingReturnDropped'; readonly item: ItemId }
  | { readonly kind: 'holderRestored'; readonly item: ItemId; readonly holder: ResolvedHandler }
  | { readonly kind: 'processEnded'; readonly as: Exclude<ProcessStatus, 'open'>; readonly end?: string };

export type WorkflowEvent = EventHead & (ActEvent | ConsequenceEvent);
export type WorkflowEventKind = WorkflowEvent['kind'];
