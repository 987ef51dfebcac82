import type { AssignmentId, Instant, JsonValue, PersonId, PostId, SectionId } from '@gov/base';
import type { PostRole } from './snapshot.ts';

/** 谁来办: data only, part of a process program. `label` texts are made by `describeRule`. */
export type HandlerRule =
  | { readonly kind: 'named'; readonly personIds: readonly PersonId[] }
  /** Holders of posts with this role in a section: the starter's, a fixed one, or any section of the agency. */
  | {
      readonly kind: 'postInSection';
      readonly role: PostRole;
      readonly section: { readonly of: 'starter' | 'previous' | 'agency' } | { readonly sectionId: SectionId };
    }
  | { readonly kind: 'post'; readonly postId: PostId }
  | {
      readonly kind: 'sectionHead';
      readonly of: 'starter' | 'previous' | { readonly sectionId: SectionId } | { readonly field: string };
    }
  | { readonly kind: 'deputyInCharge'; readonly of: 'starter' | 'previous' | { readonly sectionId: SectionId } }
  | { readonly kind: 'chief' }
  | { readonly kind: 'starter' }
  | { readonly kind: 'startersChoice'; readonly from?: HandlerRule }
  | { readonly kind: 'previousHandlersChoice'; readonly from?: HandlerRule }
  /** A form field holding person ids, section ids (→ their heads) or one of them. */
  | { readonly kind: 'formField'; readonly field: string; readonly holds: 'person' | 'section' };

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
  /** Whether somebody in office can do work at all (an administrator or a stopped account cannot); absent = everybody. */
  readonly mayHandle?: (personId: PersonId) => boolean;
}
