import type { Instant, JsonValue, PersonId, WorkCalendar } from '@gov/base';
import type { HandlerContext, HandlerResolution, HandlerRule } from '@gov/organisation';
import type { AskedBeside } from './event.ts';
import type { EventSeq, ItemId } from './state.ts';

/** Everything from outside that a decision may look at. All functions are pure and answer from immutable snapshots. */
export interface Facts {
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  readonly formValues: Readonly<Record<string, JsonValue>>;
  resolveHandlers(rule: HandlerRule, context: HandlerContext): HandlerResolution;
  /** The facts as they are once a field has this value; a value that does not fit changes nothing. Absent = fields are never set. */
  withValue?(field: string, value: JsonValue): Facts;
  /** The value of a condition over the form; `unknown` when it cannot be told. */
  evaluate(condition: string): true | false | 'unknown';
  /** Why it cannot be told, in words for the trace; asked only then. */
  whyUnknown?(condition: string): string;
  /** What it asks of the starter and the matter, in words for the trace; empty where it asks the form alone. */
  askedBeside?(condition: string): readonly AskedBeside[];
  /** Name of an irreversible step (number issued, sealed, sent) taken after this event, which forbids withdrawing. */
  irreversibleSince?(seq: EventSeq): string | undefined;
  /** Name of the holder of an item who has opened it; asked where the process lets 取回 end with that. Absent = nobody has. */
  hasOpened?(item: ItemId): string | undefined;
  /** Has anybody acted in this child instance? Absent = yes. */
  childTouched?(child: number): boolean;
  /** 关键字段: has one of these fields changed since this event? Absent = never. */
  changedSince?(seq: EventSeq, fields: readonly string[]): boolean;
  /** What a rule chooses one person of several by (轮流, 待办最少, 抽签): less comes first. Absent = manual order. */
  weighs?(by: 'turn' | 'leastWork' | 'lot', person: PersonId): number;
  /** 代理: may the first act for the second now? Absent = the caller has checked it. */
  mayActFor?(actor: PersonId, principal: PersonId): boolean;
  /** 随岗位: does this person hold the office (`officeBy` of `@gov/organisation`) today? Absent = everybody still does. */
  holdsOffice?(person: PersonId, office: string): boolean;
  /** Will this person not come back to what lies with him (离任)? Absent = nobody. */
  hasLeft?(person: PersonId): boolean;
}
