import type { HandlerRule } from '@gov/organisation';
import type { GroupVote, MultiMode, OverdueStep } from '../node-rules.ts';
import type { BranchGuard, Enough, NodeDefinition, NodeId, Program, TimeLimit } from '../program.ts';
import type { Path, Spot } from './design.ts';

/** What a new card is. */
export type NewCard =
  | ('step' | 'choice' | 'parallel' | 'inclusive' | 'wait' | 'call' | 'end')
  /** What the house does by itself. */
  | ('notify' | 'setField' | 'send');

/** Cards taken along: their blocks, and the definitions of the steps in them. */
export interface CopiedCards {
  readonly program: Pick<Program, 'root' | 'nodes'>;
}

/** Everything that can be done to a design, in the list and on a canvas alike. */
export type DesignCommand =
  | {
      readonly kind: 'insert';
      readonly at: Spot;
      readonly card: NewCard;
      readonly process?: string;
      readonly field?: string;
    }
  | { readonly kind: 'paste'; readonly at: Spot; readonly cards: CopiedCards }
  | { readonly kind: 'remove'; readonly at: Spot }
  /** `to` is counted in the design as it is before the move. */
  | { readonly kind: 'move'; readonly from: Spot; readonly to: Spot }
  | { readonly kind: 'wrapInParallel'; readonly at: Spot }
  | { readonly kind: 'addBranch'; readonly at: Spot }
  | { readonly kind: 'removeBranch'; readonly at: Spot; readonly branch: number }
  | { readonly kind: 'moveBranch'; readonly at: Spot; readonly branch: number; readonly to: number }
  /** Back to an earlier step at the end of a branch; null takes it away. */
  | { readonly kind: 'setGoBack'; readonly path: Path; readonly to: NodeId | null }
  | { readonly kind: 'rename'; readonly at: Spot; readonly name: string }
  | {
      readonly kind: 'setCondition';
      readonly at: Spot;
      readonly branch: number;
      readonly guard: BranchGuard;
      readonly label?: string;
    }
  /** null = all branches are waited for. */
  | { readonly kind: 'setEnough'; readonly at: Spot; readonly enough: Enough | null }
  | { readonly kind: 'setCountersign'; readonly at: Spot; readonly countersign: boolean }
  | { readonly kind: 'setEnd'; readonly at: Spot; readonly result: 'completed' | 'refused' }
  | { readonly kind: 'setHandlers'; readonly node: NodeId; readonly handler: HandlerRule }
  | { readonly kind: 'setVotes'; readonly node: NodeId; readonly multi: MultiMode }
  | {
      readonly kind: 'setLimit';
      readonly node: NodeId;
      readonly due: TimeLimit | null;
      readonly overdue: readonly OverdueStep[];
    }
  /** 定时 on the edge of a step or section: it is left then, or something begins beside it. */
  | { readonly kind: 'addTimer'; readonly at: Spot; readonly act: 'leave' | 'beside'; readonly limit: TimeLimit }
  | {
      readonly kind: 'setTimer';
      readonly at: Spot;
      readonly event: string;
      readonly limit?: TimeLimit;
      readonly name?: string;
    }
  /** One after the other, as one step of 撤销; all of them or none. */
  | { readonly kind: 'several'; readonly commands: readonly DesignCommand[] }
  | { readonly kind: 'removeTimer'; readonly at: Spot; readonly event: string }
  | { readonly kind: 'setStep'; readonly node: NodeId; readonly change: StepChange }
  /** An element of the picture at another place, by its id in the file. */
  | { readonly kind: 'place'; readonly element: string; readonly to: { readonly x: number; readonly y: number } }
  /** 整理: laid out anew; without a spot all of the process. */
  | { readonly kind: 'arrange'; readonly at?: Spot }
  | { readonly kind: 'setProcess'; readonly change: ProcessChange };

/** Settings of the process as a whole; null takes one away that may be left out. */
export type ProcessChange = {
  readonly [K in
    | 'name'
    | 'cancelPolicy'
    | 'cancelTo'
    | 'withdrawUntil'
    | 'undoMinutes'
    | 'reviveWithin'
    | 'endWithin'
    | 'administrator']?: Program[K] | (undefined extends Program[K] ? null : never);
};

/** Parts of a step; null takes an optional one away. */
export type StepChange = {
  readonly [K in Exclude<keyof NodeDefinition, 'id'>]?:
    | NodeDefinition[K]
    | (undefined extends NodeDefinition[K] ? null : never);
};

export type { GroupVote };
