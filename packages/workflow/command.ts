import type { Instant, PersonId } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { AddWhere } from './act-event.ts';
import type { AcrossForkPolicy, NodeId, ResumeMode } from './program.ts';
import type { Actor, EventSeq, ItemId, ScopeId, VisitId, Vote } from './state.ts';
import type { EndDueWhen } from './time/end-due.ts';
import type { LimitStart } from './time/recount-limits.ts';

/** Persons chosen for later nodes (选择处理人). */
export type Choices = Readonly<Record<NodeId, readonly ResolvedHandler[]>>;

/** Where a return goes. `callingProcess` (R5) ends a child; its caller is told by `childReport`. */
export type ReturnTarget =
  | { readonly kind: 'previous'; readonly visit?: VisitId }
  | { readonly kind: 'visit'; readonly visit: VisitId }
  | { readonly kind: 'starter' }
  | { readonly kind: 'callingProcess' };

/** 加一步: a step that is drawn nowhere. Several handlers work at the same time; the step is through when all have done. */
export interface AddedStep {
  readonly handlers: readonly ResolvedHandler[];
  /** What is to be done, as the step's name; absent = the name of the step it was added to. */
  readonly name?: string;
  /** What its handlers are asked to do, in the words of who added it. */
  readonly asked?: string;
  /** Due so many working days after it begins; absent = as the step it was added to. */
  readonly workingDays?: number;
  /** Who added it; written by the engine. */
  readonly by?: PersonId;
}

/**
 * 自由流: named persons do an ad-hoc step (and others behind it, in order), or the work goes to another node of the same branch
 * (自选下一步): on from there by the drawing, or with `rejoin` back to the drawn way of the step that chose.
 */
export type FreeStep =
  | ({ readonly kind: 'persons'; readonly later?: readonly AddedStep[] } & AddedStep)
  | { readonly kind: 'node'; readonly node: NodeId; readonly rejoin?: true };

/** The caller has checked that the actor is an administrator of this process. */
interface AsAdministrator {
  readonly asAdministrator?: true;
}

export type Command =
  /** 提交/办理; `vote` defaults to `agree`. `wholeFork` lets a resubmission run every branch again instead of carrying results over. */
  | {
      readonly kind: 'complete';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly vote?: Vote;
      readonly choices?: Choices;
      readonly wholeFork?: true;
      /** 自由流: whom, or which node, it goes to instead of the drawn flow. */
      readonly next?: FreeStep;
    }
  /** 退回. `across` only where the node lets the returner choose. */
  | {
      readonly kind: 'return';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly to: ReturnTarget;
      readonly mode?: ResumeMode;
      readonly across?: Exclude<AcrossForkPolicy, 'borrow'>;
      readonly reason: string;
    }
  /** 撤回/取回 of one's own last act (completion, return, transfer) on this item. */
  | { readonly kind: 'withdraw'; readonly item: ItemId; readonly actor: Actor }
  | {
      readonly kind: 'transfer';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly to: ResolvedHandler;
      readonly reason?: string;
    }
  /** 传阅: from an item one holds, or by the starter without one. `mayComment` false = 抄送. */
  | {
      readonly kind: 'circulate';
      readonly actor: Actor;
      readonly item?: ItemId;
      readonly readers: readonly ResolvedHandler[];
      readonly mayComment: boolean;
      /** One after the other, in this order. */
      readonly ordered?: true;
    }
  /** 依次传阅 under way: who sent it round takes readers back who have not read, and adds others at the end. */
  | {
      readonly kind: 'changeCirculation';
      readonly circulation: number;
      readonly actor: Actor;
      readonly remove: readonly PersonId[];
      readonly add: readonly ResolvedHandler[];
    }
  /** From the house, when people have left: every ordered circulation that stands with one of them goes on to the next. */
  | { readonly kind: 'passReaders' }
  /** 提醒阅看: the house says to some people what happened to the matter. Nobody's act; the caller has chosen the people. */
  | { readonly kind: 'tell'; readonly readers: readonly ResolvedHandler[]; readonly reason: string }
  /** 办结时限 comes near or is reached; from the timer. `readers`: who reads of it beside those who have it in hand. */
  | { readonly kind: 'tellEndDue'; readonly when: EndDueWhen; readonly readers: readonly ResolvedHandler[] }
  | { readonly kind: 'read'; readonly item: ItemId; readonly actor: Actor }
  | { readonly kind: 'comment'; readonly item: ItemId; readonly actor: Actor }
  /** 催办 of one open item, in the presser's words. The caller has checked the right of a supervisor. */
  | {
      readonly kind: 'press';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly asSupervisor?: true;
      readonly reason?: string;
      /** 请他退回: who can take his own act back no longer asks its present holder; says why. */
      readonly asks?: 'return';
    }
  /** 发起人撤销. */
  | { readonly kind: 'cancel'; readonly actor: Actor; readonly reason: string }
  /** Look for handlers again, or (an administrator whose right the caller has checked) name them. No actor = the house asks by itself. */
  | {
      readonly kind: 'resolveIncident';
      readonly visit: VisitId;
      readonly actor?: Actor;
      readonly handlers?: readonly ResolvedHandler[];
      readonly reason?: string;
    }
  /** 重新确定办理人 of a step under way, on today's organisation, by an administrator whose right the caller has checked. */
  | { readonly kind: 'resolveAgain'; readonly visit: VisitId; readonly actor: Actor; readonly reason: string }
  /** 随岗位: somebody holds an office no longer for which he was given this step, and whoever holds it now gets it. Nobody's act. */
  | { readonly kind: 'followOffices'; readonly visit: VisitId }
  /** 加签. After the first signers have acted nothing is undone; `before` parks the holder's item. */
  | {
      readonly kind: 'addSigners';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly where: AddWhere;
      readonly signers: readonly ResolvedHandler[];
      readonly reason?: string;
    }
  /** 减签 of an added person or a member who has not acted; `reason` is needed when it decides the vote. */
  | ({
      readonly kind: 'removeSigner';
      readonly visit: VisitId;
      readonly person: PersonId;
      readonly actor: Actor;
      readonly reason: string;
    } & AsAdministrator)
  /** 加一步: the planned step `at` behind this visit is taken off by who added it. */
  | {
      readonly kind: 'dropAddedStep';
      readonly visit: VisitId;
      readonly at: number;
      readonly actor: Actor;
      readonly reason: string;
    }
  /** New order of the members of a sequential group whose turn has not come. */
  | ({
      readonly kind: 'reorder';
      readonly visit: VisitId;
      readonly order: readonly PersonId[];
      readonly actor: Actor;
      readonly reason?: string;
    } & AsAdministrator)
  /** 委派: the delegate answers, then the holder must act. */
  | {
      readonly kind: 'delegate';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly to: ResolvedHandler;
      readonly reason?: string;
    }
  /** The holder takes the delegated item back at any time. */
  | { readonly kind: 'recall'; readonly item: ItemId; readonly actor: Actor }
  | { readonly kind: 'claim'; readonly item: ItemId; readonly actor: Actor }
  | { readonly kind: 'release'; readonly item: ItemId; readonly actor: Actor; readonly reason?: string }
  /** 跳转/特送 from a visit under way. `onlyBranch` enters forks on the way with the target's branch alone. */
  | ({
      readonly kind: 'jump';
      readonly visit: VisitId;
      readonly to: NodeId;
      readonly forks?: 'onlyBranch' | 'wholeBlock';
      readonly actor: Actor;
      readonly reason: string;
    } & AsAdministrator)
  /** Administrators and lead handlers; the caller has checked the right of all from here on. */
  | { readonly kind: 'suspend'; readonly actor: Actor; readonly reason: string }
  | { readonly kind: 'resume'; readonly actor: Actor }
  /** 暂停一支: the work of one branch under way stands still with its clocks; everything else goes on, and its join waits for it. */
  | { readonly kind: 'suspendBranch'; readonly scope: ScopeId; readonly actor: Actor; readonly reason: string }
  | { readonly kind: 'resumeBranch'; readonly scope: ScopeId; readonly actor: Actor }
  /** No actor = by the house: the process that called it is over. */
  | { readonly kind: 'terminate'; readonly actor?: Actor; readonly reason: string }
  /** 复活: the act that ended the process is taken back. */
  | { readonly kind: 'revive'; readonly actor?: Actor; readonly reason: string }
  /** 交接: everything one person has to do here goes to another; `batch` names it for undoing over all instances. */
  | {
      readonly kind: 'handOver';
      readonly batch: string;
      readonly from: PersonId;
      readonly to: ResolvedHandler;
      readonly actor: Actor;
      readonly reason: string;
    }
  | { readonly kind: 'undoHandOver'; readonly batch: string; readonly actor: Actor }
  /** From the timer: overdue step `step` of the visit's node. Twice does nothing twice. */
  | { readonly kind: 'timeOut'; readonly visit: VisitId; readonly step: number }
  /** From the house: limits that passed while nobody watched the clock begin anew, where they would decide for somebody. */
  | { readonly kind: 'renewLimits' }
  /** From the house, when the work calendar has changed: `starts` by `limitStarts` from the events. */
  /** `endDueAt`: 办结时限 as it stood on the calendar of before; null = it had none. */
  | { readonly kind: 'recountLimits'; readonly starts: readonly LimitStart[]; readonly endDueAt?: Instant | null }
  /** A message a waiting step waits for has come (部门答复); whoever tells it has been checked by the caller. */
  | {
      readonly kind: 'receive';
      readonly visit: VisitId;
      readonly event: string;
      readonly actor?: Actor;
      /** What came, or why it goes on, in words. */
      readonly reason?: string;
    }
  /** Takes back a noted act (add-sign, removal, delegation, claim, jump) by inverse events. */
  | { readonly kind: 'undo'; readonly act: EventSeq; readonly actor: Actor; readonly reason?: string }
  /** What became of a child instance. */
  | {
      readonly kind: 'childReport';
      readonly child: number;
      readonly as: ChildEnd;
      readonly to?: VisitId;
      /** Why it came back, in the words of who sent it back. */
      readonly reason?: string;
    };

/** How a child ended; `returned` = it gave its work back (to the step before the call, or `to`). */
export type ChildEnd = 'yes' | 'no' | 'returned' | 'cancelled';

export type CommandOf<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;
