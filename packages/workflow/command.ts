import type { ResolvedHandler } from '@gov/organisation';
import type { AcrossForkPolicy, NodeId, ResumeMode } from './program.ts';
import type { Actor, ItemId, VisitId, Vote } from './state.ts';

/** Persons chosen for later nodes (选择处理人). */
export type Choices = Readonly<Record<NodeId, readonly ResolvedHandler[]>>;

/** Where a return goes. `callingProcess` (R5) is refused by name until child flows exist. */
export type ReturnTarget =
  | { readonly kind: 'previous'; readonly visit?: VisitId }
  | { readonly kind: 'visit'; readonly visit: VisitId }
  | { readonly kind: 'starter' }
  | { readonly kind: 'callingProcess' };

export type Command =
  /** 提交/办理; `vote` defaults to `agree`. `wholeFork` lets a resubmission run every branch again instead of carrying results over. */
  | {
      readonly kind: 'complete';
      readonly item: ItemId;
      readonly actor: Actor;
      readonly vote?: Vote;
      readonly choices?: Choices;
      readonly wholeFork?: true;
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
    }
  | { readonly kind: 'read'; readonly item: ItemId; readonly actor: Actor }
  | { readonly kind: 'comment'; readonly item: ItemId; readonly actor: Actor }
  /** 催办 of one open item. The caller has checked the right of a supervisor. */
  | { readonly kind: 'press'; readonly item: ItemId; readonly actor: Actor; readonly asSupervisor?: true }
  /** 发起人撤销. */
  | { readonly kind: 'cancel'; readonly actor: Actor; readonly reason: string }
  /** Administrator: look for handlers again, or name them. The caller has checked the right. */
  | {
      readonly kind: 'resolveIncident';
      readonly visit: VisitId;
      readonly actor: Actor;
      readonly handlers?: readonly ResolvedHandler[];
    };
