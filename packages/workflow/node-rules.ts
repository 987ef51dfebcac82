import type { JsonValue } from '@gov/base';
import type { HandlerRule } from '@gov/organisation';
import type { FieldKey, NodeId, TimeLimit, WorkTime } from './program.ts';

/**
 * When the votes of a group decide. `all`: the first refusal is "no"; `any`: the first agreement is "yes"; `veto` (一票否决): a
 * refusal is "no", an abstention hinders nobody; `percent`: yes·100 ≥ percent·base; `of`: an exact
 * share, [2, 3] = 三分之二: yes·3 ≥ 2·base; `votes`: at least so many (weighted) agree.
 */
export type VoteRule =
  | 'all'
  | 'any'
  | 'veto'
  | { readonly percent: number }
  | { readonly of: readonly [part: number, whole: number] }
  | { readonly votes: number };

/** What an abstention (弃权) counts as: taken out of the base, or a "no". */
export type AbstainPolicy = 'excluded' | 'asNo';

/** How a group votes. What is left out: no abstaining, everybody weighs 1, the rest is cancelled once decided. */
export interface GroupVote {
  readonly rule: VoteRule;
  readonly abstain?: AbstainPolicy;
  /** Whole numbers by person id. */
  readonly weights?: Readonly<Record<string, number>>;
  /** `continue`: the others still vote for the record; the decision stands. */
  readonly rest?: 'cancel' | 'continue';
}

/** Whether the lead (主办) may finish while assistants (协办) are still at work. */
export type WaitForAssistants = 'never' | 'untilDue' | 'always';

/**
 * How many persons of those found handle the node: `single` the first of them; `parallel` all at once; `sequential` one after
 * the other in the order found; `any` (或签) whoever acts first decides for all; `pool` (抢办) whoever claims it has it until
 * released; `lead` the first of them decides, the rest (or who `assistants` names) assist.
 */
export type MultiMode =
  | { readonly mode: 'single' }
  | ({ readonly mode: 'parallel' | 'sequential' } & GroupVote)
  | { readonly mode: 'any' }
  | { readonly mode: 'pool' }
  | { readonly mode: 'lead'; readonly assistants?: HandlerRule; readonly wait?: WaitForAssistants };

/** One member's return: returns the group; is a "no", judged when the vote is decided; goes to the member before (sequential only). */
export type GroupReturnPolicy = 'all' | 'vote' | 'prevMember';

/** Tried in order when nobody is found; after the last the step stops as an incident. */
export type EmptyStrategy =
  | { readonly kind: 'rule'; readonly rule: HandlerRule }
  | { readonly kind: 'administrator' }
  | { readonly kind: 'autoPass' };

/** What happens at a time counted from the due time (`afterDue` may be negative: a reminder beforehand), in the unit of the due time. */
export interface OverdueStep {
  readonly afterDue: number;
  readonly act:
    | { readonly kind: 'remind' }
    | { readonly kind: 'escalate'; readonly to: HandlerRule }
    | { readonly kind: 'transfer'; readonly to: HandlerRule }
    | { readonly kind: 'release' }
    | { readonly kind: 'agree' }
    | { readonly kind: 'disagree' }
    | { readonly kind: 'return'; readonly to: 'previous' | 'starter' }
    | { readonly kind: 'goTo'; readonly node: NodeId }
    /** 边界定时: the step is left by the branch of this event, of the choice right behind it. */
    | { readonly kind: 'leave'; readonly event: string }
    /** 边界定时 that does not interrupt: what is drawn behind this event begins beside the step. */
    | { readonly kind: 'beside'; readonly event: string };
}

/** What a waiting step waits for: a message told by `receive`, or working time that has passed since it was entered (timers of one step in one unit). */
export interface WaitEvent {
  readonly id: string;
  readonly name: string;
  readonly on: { readonly kind: 'message' } | ({ readonly kind: 'timer' } & TimeLimit);
  /** Of the clock of a sub-process: the timer does not interrupt it. */
  readonly beside?: true;
}

/** 自由流: the holder names persons, or one of these nodes of the same branch, instead of the drawn flow. */
export interface FreeRouting {
  readonly persons: boolean;
  readonly nodes: readonly NodeId[];
  /** Most added steps in one round, and most choices of the next step in a row (自选下一步). */
  readonly limit: number;
}

/** 子流程: the step starts other processes instead of giving work to persons. */
export interface SubProcessCall {
  readonly process: string;
  /** `sync`: the step waits for its end; `async`: the flow goes on at once. */
  readonly mode: 'sync' | 'async';
  /**
   * One child for each element of this list field, at most `limit`; the rule decides when the step is through. `into` is the
   * field of the child that is given its element.
   */
  readonly each?: {
    readonly field: FieldKey;
    readonly limit: number;
    readonly rule: VoteRule;
    readonly into?: FieldKey;
  };
  /** Field of the child → field of the caller it is given from at the start; absent = fields of the same key. */
  readonly fields?: Readonly<Record<FieldKey, FieldKey>>;
  /** 带回结果: field of the caller → field of the child it is filled from when the child ends; of one child that is waited for. */
  readonly back?: Readonly<Record<FieldKey, FieldKey>>;
  /** 附件: what is attached to the caller goes with it, and what is attached to the child comes back when it ends. */
  readonly attachments?: true;
  /** What becomes of an asynchronous child when this process ends first. */
  readonly whenParentEnds?: 'cancel' | 'independent';
}

/** 自动抄送: who reads along when the step is entered or done with agreement, without being asked for anything. */
export interface CopyRule {
  readonly to: HandlerRule;
  readonly when: 'entered' | 'done';
  /** 传阅: they may write a remark. */
  readonly mayComment?: true;
}

/**
 * 自动步骤, from a fixed catalogue: what the house does when the flow comes there, at once and in the same transaction. `notify`: who
 * the rule finds gets it to read; `setField`: a field gets a value, another field's, or today; `send`: the message is told to the
 * calling process and to the called ones, where a step waits for it.
 */
export type HouseDeed =
  | { readonly kind: 'notify'; readonly to: HandlerRule; readonly mayComment?: true }
  | {
      readonly kind: 'setField';
      readonly field: FieldKey;
      readonly to: { readonly value: JsonValue } | { readonly from: FieldKey } | { readonly today: true };
    }
  | { readonly kind: 'send'; readonly message: string };

/** Rules of a step beyond the everyday ones; what is left out is off. */
export interface NodeRules {
  readonly groupReturn?: GroupReturnPolicy;
  /** A return to this group opens it for all its members, or for those only who refused (other votes are kept). */
  readonly reopen?: 'all' | 'refusers';
  /** A direct resubmission to this group opens it for all, or only for who returned and who had not voted. */
  readonly resubmit?: 'all' | 'returner';
  /** A refusal of a person added before (前加签): the holder sees it, or it counts as the holder's refusal. */
  readonly beforeRefusal?: 'inform' | 'refuse';
  /** 签批: never passed or agreed automatically. */
  readonly signing?: true;
  /** Who may be given the work by transfer. */
  readonly transferTo?: HandlerRule;
  readonly overdue?: readonly OverdueStep[];
  readonly whenNobody?: readonly EmptyStrategy[];
  /** 办理人就是发起人: passed automatically, or the first of these rules that finds somebody else; none = incident. */
  readonly starterHandles?: 'skip' | { readonly instead: readonly HandlerRule[] };
  /** 同一人重复办理: passed automatically when the step just before, or any earlier step of this way, was done by the same person. */
  readonly repeated?: 'adjacent' | 'earlier';
  /**
   * 办理人变动时: work that was given to a post goes to whoever holds it now; `stay` leaves it with whom it was given to. What was
   * given to a person stays in any case.
   */
  readonly officeChange?: 'stay';
  /** 关键字段: a change of one of these forbids the automatic pass and the direct way back over this step. */
  readonly keyFields?: readonly FieldKey[];
  readonly copies?: readonly CopyRule[];
  /** 看哪几张表: keys of the forms of the matter that the step is shown, in this order (`main` = 主表); the main form alone when absent. */
  readonly forms?: readonly string[];
  /**
   * After a return that waited for the other branches, handing in from this step runs the whole fork again: always, or when
   * one of its key fields has changed since; else the others' opinions are carried over, unless it is asked for.
   */
  readonly forkAgain?: 'always' | 'whenChanged';
  readonly free?: FreeRouting;
  readonly call?: SubProcessCall;
  /** 等待事件: nobody handles the step; the first of these that happens leads on. */
  readonly waits?: readonly WaitEvent[];
  /** Nobody handles the step: the house does this. */
  readonly does?: HouseDeed;
}

/** Operations a step may offer beyond the everyday ones. */
export interface MoreOperations {
  readonly addBefore?: boolean;
  readonly addAfter?: boolean;
  readonly addParallel?: boolean;
  readonly delegate?: boolean;
  /** Order of the members of a sequential group whose turn has not come. */
  readonly reorder?: boolean;
  /** 特送: the holder may jump to these nodes. */
  readonly jumpTo?: readonly NodeId[];
}

/** Times a process allows; what is left out has no limit of time. */
export interface ProcessTimes {
  /** 取回: minutes of the clock in which everybody takes back what he did himself (办理, 退回, 转办, 加签, 减签, 委派, 签收, 特送). */
  readonly undoMinutes?: number;
  /** 恢复: working days after the end in which an administrator may open it again. */
  readonly reviveWithin?: WorkTime;
  /** 办结时限: within which the whole of it has to end, counted from its beginning. */
  readonly endWithin?: TimeLimit;
}
