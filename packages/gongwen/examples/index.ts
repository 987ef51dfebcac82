import type { CalendarDate } from '@gov/base';
import type { DocumentKind } from '../document-kind.ts';
import bondedZones from './bonded-zones.json' with { type: 'json' };
import fireworksBan from './fireworks-ban.json' with { type: 'json' };
import geologicalHazardReply from './geological-hazard-reply.json' with { type: 'json' };
import reformMeasures from './reform-measures.json' with { type: 'json' };
import wastePrice from './waste-price.json' with { type: 'json' };

/** A real, publicly issued document (README.md beside this file), its text one paragraph a line for `fromPlainText`. */
export interface ExampleDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly titleLines?: readonly string[];
  /** The number it was issued under; a demonstration takes its own from a number book. */
  readonly originalNumber: string;
  readonly issuer: string;
  /** As printed, without the final colon. */
  readonly mainRecipients?: string;
  readonly documentDate: CalendarDate;
  readonly note?: string;
  readonly lines: readonly string[];
  readonly attachments: readonly {
    readonly title: string;
    readonly titleLines: readonly string[];
    readonly lines: readonly string[];
  }[];
  /** Page the text was published on. */
  readonly origin: string;
}

export const exampleDocuments = [
  bondedZones,
  fireworksBan,
  geologicalHazardReply,
  reformMeasures,
  wastePrice,
] as readonly unknown[] as readonly ExampleDocument[]; // reason: JSON modules widen literals to string; a test reads each of them
