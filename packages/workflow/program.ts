import type { HandlerRule } from '@gov/organisation';
import type { MoreOperations, MultiMode, NodeRules, ProcessTimes } from './node-rules.ts';

/** Id of a step (环节) = id of its BPMN element; immutable over versions of a process. */
export type NodeId = string;

/** Immutable key of a form field. */
export type FieldKey = string;

/** 字段权限 of one form field at one node. A field that is not named is `read`. */
export type FieldPermission = 'hidden' | 'masked' | 'ownRead' | 'read' | 'own' | 'edit' | 'required';

/** What a return over the edge of a fork does to the other branches. */
export type AcrossForkPolicy = 'wait' | 'cancel' | 'borrow';

/** Time allowed on the work calendar. */
export interface WorkTime {
  readonly workingDays: number;
}

/** 时限: whole working days, or clock hours that pass on working days (the work calendar knows days only). */
export type TimeLimit = WorkTime | { readonly workingHours: number };

export type ReturnTargetKind = 'previous' | 'chosen' | 'starter';
export type ResumeMode = 'rewalk' | 'direct';

/** 能做什么: what the holder may do besides completing. */
export interface NodeOperations extends MoreOperations {
  readonly returnTo: readonly ReturnTargetKind[];
  /** Resume modes the returner may choose from; the first is the default. */
  readonly resume: readonly ResumeMode[];
  /** The returner may choose `wait` or `cancel` in the dialog instead of the node's policy. */
  readonly chooseAcrossFork: boolean;
  readonly disagree: boolean;
  readonly transfer: boolean;
  readonly circulate: boolean;
  readonly press: boolean;
  readonly withdraw: boolean;
}

/** 意见栏 that collects this node's opinions. */
export interface OpinionPart {
  readonly block: string;
  readonly required: boolean;
  readonly defaultText?: string;
}

/** 环节: the four parts of the domain — 节点 (this), 流向 (`flowLabel` and the tree), 处置者 (`handler`), 处置对象 (`fields`, `opinion`, `actions`). */
export interface NodeDefinition extends NodeRules {
  readonly id: NodeId;
  readonly name: string;
  readonly handler: HandlerRule;
  readonly multi: MultiMode;
  readonly operations: NodeOperations;
  readonly fields: Readonly<Record<string, FieldPermission>>;
  readonly opinion?: OpinionPart;
  /** Free names a matter kind gives meaning to: `assign-number`, `sign-off`. */
  readonly actions: readonly string[];
  readonly due?: TimeLimit;
  /** Label of the flow that leaves the node: what the submit button says. */
  readonly flowLabel?: string;
  /** 会签 mark of the step (for display and for the default of `acrossFork`). */
  readonly countersign: boolean;
  /** Overrides the fork's own policy for returns that leave a fork from here. */
  readonly acrossFork?: AcrossForkPolicy;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly blocks: readonly Block[];
}

export interface StepBlock {
  readonly kind: 'step';
  readonly node: NodeId;
  readonly beside?: readonly BesideFlow[];
}

/** 不打断的边界定时: what is done beside a step from that time on. It ends by itself and joins nothing. */
export interface BesideFlow {
  readonly event: string;
  readonly name: string;
  readonly flow: string;
  readonly label: string;
  readonly body: Sequence;
}

/** When a branch of a choice is taken: by a condition, by outcome or event of the step just before, or by default. */
export type BranchGuard =
  | { readonly kind: 'condition'; readonly source: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'event'; readonly event: string; readonly name: string }
  | { readonly kind: 'default' };

export interface ChoiceBranch {
  readonly flow: string;
  readonly label: string;
  readonly guard: BranchGuard;
  readonly body: Sequence;
}

/** 条件分支 (exclusive). Guards are tried in order; one branch is the default, unless both outcomes are named. */
export interface ChoiceBlock {
  readonly kind: 'choice';
  readonly id: string;
  readonly name: string;
  readonly branches: readonly ChoiceBranch[];
}

/** With guards the fork is inclusive: every branch whose condition holds is taken, the default one when none does or one cannot be told. */
export interface ParallelBranch {
  readonly flow: string;
  readonly label: string;
  readonly guard?: BranchGuard;
  readonly body: Sequence;
}

/** 几路办完就往下走: how many branches have to arrive, and whether the others stop then or go on for the record. */
export interface Enough {
  readonly branches: number;
  readonly rest: 'cancel' | 'continue';
}

/** 并行: every branch taken runs; the join waits for all of them, or for as many as are `enough`. */
export interface ParallelBlock {
  readonly kind: 'parallel';
  readonly id: string;
  readonly joinId: string;
  readonly name: string;
  /** 会签 fork: returns that leave it wait for the other branches unless the node says otherwise. */
  readonly countersign: boolean;
  /** Fewer than its branches; where conditions took no more than that, all of those taken are waited for. */
  readonly enough?: Enough;
  readonly branches: readonly ParallelBranch[];
}

/** The process ends here; inside a choice only, or as the last block of all. */
export interface EndBlock {
  readonly kind: 'end';
  readonly id: string;
  readonly name: string;
  readonly result: 'completed' | 'refused';
}

/** The flow goes back to an earlier step of the same branch (回流). */
export interface GoBackBlock {
  readonly kind: 'goBack';
  readonly to: NodeId;
}

/**
 * 嵌入式子流程: a part of the process with a name. `adHoc`: who works in it says which of its steps comes next, and when it is over.
 * With boundary timers `nodes` has a waiting step of the same id: its clock; the choice right behind has a branch for each timer
 * that interrupts.
 */
export interface SectionBlock {
  readonly kind: 'section';
  readonly id: string;
  readonly name: string;
  readonly adHoc?: true;
  /** Timers on its edge that do not interrupt it: what they begin beside it. */
  readonly beside?: readonly BesideFlow[];
  readonly body: Sequence;
}

export type Block = StepBlock | ChoiceBlock | ParallelBlock | SectionBlock | EndBlock | GoBackBlock;

export type Outcome = 'yes' | 'no';

/** When the starter may cancel: before somebody else acted, at any time, or never. */
export type CancelPolicy = 'beforeFirstAction' | 'anyTime' | 'never';

/** 消息开始: a message that a step of another process sends begins this one. */
export interface MessageStart {
  readonly message: string;
  /** Who counts as its starter, by a rule that looks at nothing but the organisation; of several the first. */
  readonly starter: HandlerRule;
  /** Own field → field of the sender, of those every step of his shows; absent = those of the same key. */
  readonly fields?: Readonly<Record<FieldKey, FieldKey>>;
}

/** A published process version: immutable, plain JSON, what the engine runs. The BPMN file stays the record. */
export interface Program extends ProcessTimes {
  readonly format: 1;
  readonly processId: string;
  readonly name: string;
  readonly startId: string;
  readonly cancelPolicy: CancelPolicy;
  /** What becomes of it: it ends (where nothing is said), or its starter has it back to change it and send it again. */
  readonly cancelTo?: 'draft';
  /** 取回: until the next person has opened it; where nothing is said, until he has acted. */
  readonly withdrawUntil?: 'read';
  /** 流程管理员: gets steps for which nobody is found, where they ask for it. */
  readonly administrator?: HandlerRule;
  readonly messageStart?: MessageStart;
  /** 泳道 by element, where the file names some: told beside a step, never run. Versions published before know none. */
  readonly lanes?: Readonly<Record<NodeId, string>>;
  readonly root: Sequence;
  readonly nodes: Readonly<Record<NodeId, NodeDefinition>>;
}
