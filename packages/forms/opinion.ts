import type { CalendarDate, Instant } from '@gov/base';
import type { PenDrawing } from './pen/pen-drawing.ts';

/** One opinion as it stands on paper. */
export interface OpinionEntry {
  readonly id: string;
  /** Key of the opinion block. */
  readonly block: string;
  /** What was typed; beside a drawing it says the same in type, or is empty. */
  readonly text: string;
  /** 手写批示: what was written by hand. */
  readonly pen?: PenDrawing;
  readonly personId: string;
  readonly personName: string;
  /** Acted on behalf of this person: printed as 乙（代甲）. */
  readonly onBehalfOf?: string;
  /** 代录: who entered it and by what proof: `林涛代录，11月23日 电话指示，录音已存`. */
  readonly recordedNote?: string;
  /** Address of a signature image that stands in place of the name. */
  readonly signatureImage?: string;
  readonly at: Instant;
  readonly date: CalendarDate;
  /** Smaller = higher; from the organisation's manual order. Needed for order `rank`. */
  readonly rank?: number;
  /** An earlier round that was sent back: grey, not printed. */
  readonly superseded?: boolean;
  /** Written after the matter was closed: stays in the trace and never enters the paper. */
  readonly afterClose?: boolean;
}

/** Who is expected to write into a block, in a sentence: `王建华　副局长　您送出后到这里`. */
export interface WaitingOpinion {
  readonly block: string;
  readonly sentence: string;
}

/** Everything the renderer needs to know about opinions. `mine` = the block my opinion of the open task goes into. */
export interface FormOpinions {
  readonly entries: readonly OpinionEntry[];
  readonly waiting?: readonly WaitingOpinion[];
  readonly mine?: string;
}

export const noOpinions: FormOpinions = { entries: [] };
