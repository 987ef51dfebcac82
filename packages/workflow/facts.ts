import type { Instant, JsonValue, WorkCalendar } from '@gov/base';
import type { HandlerContext, HandlerResolution, HandlerRule } from '@gov/organisation';
import type { EventSeq } from './state.ts';

/** Everything from outside that a decision may look at. All functions are pure and answer from immutable snapshots. */
export interface Facts {
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  readonly formValues: Readonly<Record<string, JsonValue>>;
  resolveHandlers(rule: HandlerRule, context: HandlerContext): HandlerResolution;
  /** The value of a condition over the form; `unknown` when it cannot be told. */
  evaluate(condition: string): true | false | 'unknown';
  /** Name of an irreversible step (number issued, sealed, sent) taken after this event, which forbids withdrawing. */
  irreversibleSince?(seq: EventSeq): string | undefined;
}
