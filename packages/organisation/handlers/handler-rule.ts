import type { AssignmentId, Instant, JsonValue, PersonId, PostId, SectionId } from '@gov/base';
import type { PostRole } from '../snapshot.ts';

/** A section that a rule means: of a person, a fixed one, or the one in a form field. */
export type SectionReference = 'starter' | 'previous' | { readonly sectionId: SectionId } | { readonly field: string };

/** 谁来办: data only, part of a process program. `label` texts are made by `describeRule`. */
export type HandlerRule =
  | { readonly kind: 'named'; readonly personIds: readonly PersonId[] }
  /** 常用分组: a named group of persons that the agency keeps. */
  | { readonly kind: 'group'; readonly groupId: string }
  /** Everybody in office for whom a condition over the organisation is true; see `persons-where.ts`. */
  | { readonly kind: 'personsWhere'; readonly where: string }
  /** Holders of posts with this role in a section: the starter's, a fixed one, or any section of the agency. */
  | {
      readonly kind: 'postInSection';
      readonly role: PostRole;
      readonly section:
        | { readonly of: 'starter' | 'previous' | 'agency' }
        /** Upward: the nearest section, from the person's own to the top, in which somebody has the role. */
        | { readonly of: 'starter' | 'previous'; readonly upward: true }
        | { readonly sectionId: SectionId };
    }
  | { readonly kind: 'post'; readonly postId: PostId }
  /** `above`: the head of the section so many levels above the one meant. */
  | { readonly kind: 'sectionHead'; readonly of: SectionReference; readonly above?: number }
  /** 科室全体人员; `heads: 'without'` leaves the heads out. */
  | { readonly kind: 'sectionMembers'; readonly of: SectionReference; readonly heads?: 'without' }
  | { readonly kind: 'deputyInCharge'; readonly of: 'starter' | 'previous' | { readonly sectionId: SectionId } }
  | { readonly kind: 'chief' }
  | { readonly kind: 'starter' }
  | { readonly kind: 'startersChoice'; readonly from?: HandlerRule }
  | { readonly kind: 'previousHandlersChoice'; readonly from?: HandlerRule }
  /** A form field holding person ids, section ids (→ their heads) or one of them. */
  | { readonly kind: 'formField'; readonly field: string; readonly holds: 'person' | 'section' }
  /** 上级: who stands so many levels above this person (1 when absent); see `superiors.ts`. */
  | { readonly kind: 'superior'; readonly of: 'starter' | 'previous'; readonly levels?: number }
  /** 连续多级主管: the superiors one after the other, so many of them or up to who has the role; for a sequential step. */
  | {
      readonly kind: 'superiors';
      readonly of: 'starter' | 'previous';
      readonly upTo: { readonly levels: number } | { readonly role: PostRole };
    }
  /** 再次办理同一人: who did this earlier step of the same matter. */
  | { readonly kind: 'sameAs'; readonly node: string }
  | { readonly kind: 'union' | 'intersection'; readonly rules: readonly HandlerRule[] }
  /** 但不得是…: who is found by `from` and by none of the others. */
  | { readonly kind: 'except'; readonly from: HandlerRule; readonly without: readonly HandlerRule[] }
  /** The first case whose condition is true decides; one that is unknown is not true. */
  | { readonly kind: 'byCondition'; readonly cases: readonly RuleCase[]; readonly otherwise: HandlerRule }
  /** One of those found: in turn (who had such work longest ago), who has least to do, or by lot. */
  | { readonly kind: 'oneOf'; readonly from: HandlerRule; readonly by: 'turn' | 'leastWork' | 'lot' };

export interface RuleCase {
  /** Expression over the form, who began the matter and what it is; see `@gov/expression`. */
  readonly when: string;
  readonly rule: HandlerRule;
}

/** One handler found: a person acting in one assignment. */
export interface ResolvedHandler {
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
}

/** One step of the answer to "为什么到我这里": a code with the facts used, turned into words by `describeDerivation`. */
export interface DerivationStep {
  readonly code: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

export interface HandlerResolution {
  readonly handlers: readonly ResolvedHandler[];
  readonly derivation: readonly DerivationStep[];
  /** Why nobody was found; the engine then stops the step as an incident. */
  readonly empty?: 'vacant' | 'notChosen' | 'fieldEmpty' | 'unknown';
}

export interface HandlerContext {
  readonly now: Instant;
  readonly starter: ResolvedHandler;
  readonly previous: ResolvedHandler;
  /** Persons chosen for this node by starter or previous handler. */
  readonly chosen: readonly ResolvedHandler[];
  readonly formValues: Readonly<Record<string, JsonValue>>;
  /** Who did this earlier step of the matter; absent = no step was done. */
  readonly doneBy?: (node: string) => readonly ResolvedHandler[];
  /** The value of a condition over the form; absent = unknown. */
  readonly holds?: (condition: string) => true | false | 'unknown';
  /** What `oneOf` chooses by: less comes first. Absent, or equal: manual order. */
  readonly weighs?: (by: 'turn' | 'leastWork' | 'lot', personId: PersonId) => number;
  /** Whether somebody in office can do work at all (an administrator or a stopped account cannot); absent = everybody. */
  readonly mayHandle?: (personId: PersonId) => boolean;
}

/** The rule itself and every rule within it. */
export function rulesWithin(rule: HandlerRule): readonly HandlerRule[] {
  return [rule, ...partsOf(rule).flatMap(rulesWithin)];
}

function partsOf(rule: HandlerRule): readonly HandlerRule[] {
  switch (rule.kind) {
    case 'startersChoice':
    case 'previousHandlersChoice':
      return rule.from ? [rule.from] : [];
    case 'union':
    case 'intersection':
      return rule.rules;
    case 'except':
      return [rule.from, ...rule.without];
    case 'byCondition':
      return [...rule.cases.map((one) => one.rule), rule.otherwise];
    case 'oneOf':
      return [rule.from];
    default:
      return [];
  }
}
