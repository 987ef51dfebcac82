import type { Instant, PersonId } from '@gov/base';
import type { DerivationStep, HandlerResolution, ResolvedHandler } from '@gov/organisation';
import type { NotedAct } from './act-event.ts';
import type { AddedStep, FreeStep } from './command.ts';
import type { Enough, NodeId, Outcome, ResumeMode } from './program.ts';
import type { EndDueWhen } from './time/end-due.ts';

/** Small integers counted up inside one instance: id n is the n-th of its kind. */
export type ScopeId = number;
export type TokenId = number;
export type VisitId = number;
export type ItemId = number;
/** Number of an event in its instance, from 1. */
export type EventSeq = number;

/** Who acts: a person in one assignment, perhaps for somebody else, whose work his own post makes him do (B岗). */
export interface Actor extends ResolvedHandler {
  readonly onBehalfOf?: ResolvedHandler;
  readonly byPost?: true;
}

export type ScopeKind = 'root' | 'fork' | 'branch' | 'group' | 'child' | 'beside' | 'clock';

/**
 * A region of the running process. A fork holds one branch per flow, a group the members of one visit. Beside what its parent does,
 * and counted by no join: what a timer that does not interrupt has begun, and the clock of an embedded sub-process.
 * A join fires when `arrived = expected` of its own fork (or what is `enough`); nothing is searched for.
 */
export interface Scope {
  readonly id: ScopeId;
  readonly kind: ScopeKind;
  /** Block or node the scope belongs to; for a branch its fork's block. */
  readonly block: string;
  /** Index of the branch within its block. */
  readonly branch?: number;
  /** 1, 2, …: how often this block has been opened in this instance. */
  readonly generation: number;
  readonly parent: ScopeId;
  readonly state: 'open' | 'closed' | 'abandoned';
  /** Stopped because it is not needed any more: a round of the same branch before it, which it had replaced, does not count again. */
  readonly forGood?: true;
  readonly expected: number;
  readonly arrived: number;
  /** A fork whose join fires before all have arrived; what it was opened with holds, also in another version. */
  readonly enough?: Enough;
  /** 接着办留作备查: the act by which the flow went on from this fork, while other branches still work; it joins nothing any more. */
  readonly passed?: EventSeq;
  /** A branch taken over as arrived from an earlier generation. */
  readonly carriedFrom?: ScopeId;
  /** The visit beside which it was begun. */
  readonly of?: VisitId;
  /** Visits by which a branch arrived (or the last ones before its fork, for an empty branch). */
  readonly arrivedBy?: readonly VisitId[];
  /** The act that opened, and the act that closed it. */
  readonly cause: EventSeq;
  readonly closedBy?: EventSeq;
  /** What is still carried over when the flow goes on behind this fork. */
  readonly carry?: readonly CarryOver[];
  /** A branch that was told to stand still, while the rest goes on. */
  readonly suspended?: StandStill;
}

/** Since when, and by which act, work stands still. */
export interface StandStill {
  readonly since: Instant;
  readonly by: EventSeq;
}

/** After a waited return: which branches of a fork are done again; the others are carried over. */
export interface CarryOver {
  readonly block: string;
  readonly branches: readonly number[];
  /** Branch scopes whose results are carried, by branch index. */
  readonly from: ScopeId;
}

/** Where one open branch stands. Superseded tokens stay, with the event that consumed them. */
export interface Token {
  readonly id: TokenId;
  readonly scope: ScopeId;
  readonly at:
    | { readonly kind: 'visit'; readonly visit: VisitId }
    | { readonly kind: 'fork'; readonly scope: ScopeId }
    | { readonly kind: 'join'; readonly scope: ScopeId };
  readonly state: 'live' | 'consumed';
  readonly cause: EventSeq;
  readonly consumedBy?: EventSeq;
}

export type VisitState = 'open' | 'incident' | 'parked' | 'done' | 'returned' | 'cancelled' | 'withdrawn';

/** 加一步: `anchor` is the visit it was first added to, `step` counts from 1, `later` comes behind it. */
export interface AdHoc extends Omit<AddedStep, 'handlers'> {
  readonly anchor: VisitId;
  readonly step: number;
  readonly later?: readonly AddedStep[];
}

/** 自选下一步: how many choices in a row led here, and the visit behind whose step the drawn way goes on, where that is not this one's. */
export interface Freely {
  readonly step: number;
  readonly rejoin?: VisitId;
}

/** Why a step stands still: nobody was found, or it ended in 不通过 and no way is drawn for that. */
export type IncidentReason = NonNullable<HandlerResolution['empty']> | 'noWayForNo';

/** 办理步骤: one entry into a node. */
export interface Visit {
  readonly id: VisitId;
  readonly node: NodeId;
  readonly scope: ScopeId;
  /** Scope of the members, when several persons handle it. */
  readonly group?: ScopeId;
  readonly visitNo: number;
  readonly state: VisitState;
  readonly outcome?: Outcome;
  /** 上一步: the visits whose completion led here (several after a join). */
  readonly from: readonly VisitId[];
  /** The returned visit that sent the work here. */
  readonly returnedFrom?: VisitId;
  /** 直送: on completion the work goes straight back to this visit's node and persons. */
  readonly returnTo?: VisitId;
  /** The visit this one takes up again after a direct return. */
  readonly resumes?: VisitId;
  /** Lent out: the node stands outside the branch whose scope this visit is in (R2b). */
  readonly borrowed?: true;
  readonly carry?: readonly CarryOver[];
  /** Members of a sequential group whose turn has not come. */
  readonly queue: readonly ResolvedHandler[];
  readonly why: readonly DerivationStep[];
  readonly incident?: IncidentReason;
  /** Handlers chosen by who completed this visit, by node. */
  readonly choices?: Readonly<Record<NodeId, readonly ResolvedHandler[]>>;
  readonly dueAt?: Instant;
  /** The vote is decided, but somebody (added after, or for the record) is still at work. */
  readonly decided?: Decided;
  /** 抢办: the item whose holder has claimed the work; the other candidates' items are parked. */
  readonly claimed?: ItemId;
  /** Members added (并加签) while the group was open. */
  readonly added?: readonly AddedMember[];
  /** Votes kept from the round before, when only some members were asked again. */
  readonly kept?: VoteSums;
  /** 自由流: a step a holder added. */
  readonly adhoc?: AdHoc;
  /** 自选下一步: entered because the holder before chose it. */
  readonly freely?: Freely;
  readonly autoPassed?: AutoPassReason;
  /** Nobody handles it: it waits for a message or a time. */
  readonly waits?: true;
  /** It is the clock of an embedded sub-process: it waits for the time of that only, beside the work. */
  readonly clock?: true;
  /** Overdue steps of the node that have happened, by number. */
  readonly timeOuts?: readonly number[];
  /** Milliseconds of working time that the process was suspended for since the visit was due: overdue steps come later by it. */
  readonly stoodStill?: number;
  /** The act (completion, return, …) that opened the visit, and the act that closed it. */
  readonly cause: EventSeq;
  readonly closedBy?: EventSeq;
}

export type ItemState = 'open' | 'parked' | 'done' | 'returned' | 'cancelled' | 'withdrawn';
export type Vote = 'agree' | 'disagree' | 'abstain';

export interface Decided {
  readonly outcome: Outcome;
  /** The act that decided it. */
  readonly by: EventSeq;
  readonly wholeFork?: true;
  readonly next?: FreeStep;
}

export interface AddedMember {
  readonly person: PersonId;
  readonly by: PersonId;
}

/** Weighted votes. */
export interface VoteSums {
  readonly agreed: number;
  readonly disagreed: number;
  readonly abstained: number;
}

/** Why the system did a step by itself (自动通过). */
export type AutoPassReason =
  | 'repeatedHandler'
  | 'starterHandles'
  | 'nobodyFound'
  | 'timedOut'
  | 'beforeRefused'
  | 'byHouse';

/**
 * Items beside the members' own: `before` (前加签) and `delegate` (委派) answer to the parked `parent`, `after` (后加签) works
 * when the parent is done, `assist` (协办) gives an opinion that decides nothing.
 */
export type ItemPart = 'before' | 'after' | 'delegate' | 'assist';

/** One link of a chain of transfers (转办). */
export interface TransferLink {
  readonly from: ResolvedHandler;
  readonly to: ResolvedHandler;
  readonly seq: EventSeq;
  /** Absent in what was stored before times of transfers were kept. */
  readonly at?: Instant;
}

/** 待办 (`do`) or 待阅 (`read`) of one person. Nothing is ever deleted. */
export interface Item {
  readonly id: ItemId;
  readonly kind: 'do' | 'read';
  /** The step it belongs to; a reading item remembers the step it was sent from, if any. */
  readonly visit?: VisitId;
  readonly seat: number;
  readonly holder: ResolvedHandler;
  readonly state: ItemState;
  readonly vote?: Vote;
  readonly mayComment?: true;
  readonly why: readonly DerivationStep[];
  /** The act that created the item. */
  readonly cause: EventSeq;
  readonly openedAt: Instant;
  readonly dueAt?: Instant;
  /** The act that closed or parked it; `closedReason` when it was not its holder's own act. */
  readonly closedBy?: EventSeq;
  readonly closedAt?: Instant;
  readonly closedReason?: ClosingReason;
  readonly doneBy?: Actor;
  /** The opinion given here no longer counts and stays out of the printed form, since this act. */
  readonly voidedBy?: EventSeq;
  readonly readAt?: Instant;
  readonly transfers: readonly TransferLink[];
  readonly part?: ItemPart;
  readonly parent?: ItemId;
  /** Weight of its vote, when not 1. */
  readonly weight?: number;
  /** 后加签: persons who come after this item is done, in order. */
  readonly after?: readonly ResolvedHandler[];
  /** 选择处理人: whom he chose for later steps when he was done. */
  readonly choices?: Readonly<Record<NodeId, readonly ResolvedHandler[]>>;
  /** Group return policy `vote`: this "no" asked for a return. */
  readonly wantsReturn?: { readonly to: VisitId; readonly mode: ResumeMode };
  /** Done by the system. */
  readonly auto?: AutoPassReason;
  /** Ordered circulation it belongs to. */
  readonly circulation?: number;
  /** How often its holder was pressed (催办), and when he was last spoken to. */
  readonly pressed?: { readonly count: number; readonly lastAt: Instant };
}

/** Why an item or visit was closed without being completed. */
export type ClosingReason =
  | 'returned'
  | 'decidedByOthers'
  | 'siblingReturned'
  | 'withdrawn'
  | 'processCancelled'
  | 'removed'
  | 'recalled'
  | 'jumped'
  | 'returnedToCaller'
  | 'processTerminated'
  | 'holderLeft'
  /** What it was done beside is over, or was left. */
  | 'regionOver'
  /** So many other branches of the fork had arrived that the flow went on without it. */
  | 'enoughArrived'
  /** It had gone on for the record, and its branch is begun once more. */
  | 'begunAgain'
  /** The time of the embedded sub-process it belongs to is up. */
  | 'timeOver'
  | 'foundAgain'
  /** The office for which he had it is another's now, or nobody's. */
  | 'officeChanged';

/** By what a return was asked for: the item of a person, or a child that sent its work back to its caller (R5). */
export type Returner =
  | { readonly item: ItemId; readonly child?: never }
  | { readonly child: number; readonly item?: never };

/** A return that waits for the other branches of a fork (R2 `wait`). */
export type PendingReturn = Returner & {
  readonly visit: VisitId;
  /** The outermost fork it leaves. */
  readonly fork: ScopeId;
  readonly to: VisitId;
  /** The act of returning. */
  readonly cause: EventSeq;
};

/** A waiting return that an act of somebody else ended; taking that act back lets it wait again. */
export type LapsedReturn = PendingReturn & {
  readonly closedBy: EventSeq;
  /** Who had asked for it, and when; of a child its number says it. */
  readonly doneBy?: Actor;
  readonly askedAt?: Instant;
};

export type ProcessStatus = 'open' | 'completed' | 'refused' | 'cancelled' | 'terminated' | 'returned';

/** 顺序传阅: who still comes after the reader who has it now. */
export interface Circulation {
  readonly id: number;
  readonly visit?: VisitId;
  readonly by: PersonId;
  readonly mayComment: boolean;
  readonly waiting: readonly ResolvedHandler[];
  /** The act that ended the process before those who wait had their turn. */
  readonly stoppedBy?: EventSeq;
}

/** 子流程 started by a call step; its own instance lives with the caller. `return` of a child re-enters the step before. */
export interface Child {
  readonly id: number;
  readonly visit: VisitId;
  readonly process: string;
  readonly mode: 'sync' | 'async';
  /** Number of the element it was started for, from 0. */
  readonly element?: number;
  readonly state: 'running' | 'yes' | 'no' | 'returned' | 'cancelled';
  /** Taken up again from the child of an earlier round (R5). */
  readonly reopens?: number;
  readonly cause: EventSeq;
  readonly closedBy?: EventSeq;
}

/** A span of time during which nobody's time ran. */
export interface StoodStill {
  readonly from: Instant;
  readonly to: Instant;
}

/** Snapshot of one instance: plain JSON, equal to the replay of its events. Element n−1 of each list has id n. */
export interface State {
  readonly status: ProcessStatus;
  readonly starter: ResolvedHandler;
  readonly startersChoices: Readonly<Record<NodeId, readonly ResolvedHandler[]>>;
  readonly seq: EventSeq;
  readonly scopes: readonly Scope[];
  readonly tokens: readonly Token[];
  readonly visits: readonly Visit[];
  readonly items: readonly Item[];
  readonly pendingReturns: readonly PendingReturn[];
  readonly lapsedReturns?: readonly LapsedReturn[];
  /** Since when, and by which act, everything stands still. */
  readonly suspended?: StandStill;
  /** It stood still when it was ended: brought back, it stands still again. */
  readonly suspendedAtEnd?: { readonly by: EventSeq };
  /** When all of it stood still (挂起), or was over until it was taken up again; those of before the first 办结时限 are not noted. */
  readonly pauses?: readonly StoodStill[];
  /** The last that was told of 办结时限. */
  readonly endDueTold?: EndDueWhen;
  readonly circulations?: readonly Circulation[];
  readonly children?: readonly Child[];
  /** Acts that leave no closed item behind, kept so that they can be undone. */
  readonly acts?: readonly NotedAct[];
  /** Started by a call step of another process. */
  readonly called?: true;
  readonly endedAt?: Instant;
}
