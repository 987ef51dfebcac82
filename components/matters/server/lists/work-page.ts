import { dateInChina, type Instant, readCursor } from '@gov/base';
import type { BoxFilter } from '../../contract.ts';

/** Where a page of work ended. */
export interface LastWork {
  readonly dueGroup: number;
  readonly calm: number;
  readonly dueAt: string | null;
  readonly at: string;
  readonly taskId: string;
}

/** All pages are ordered as seen when the first was asked for: nothing changes its place because it becomes late meanwhile. */
export interface WorkPage {
  readonly asOf: string;
  readonly last?: LastWork;
  /** Only what has arrived later. */
  readonly since?: string;
  readonly filter?: BoxFilter;
}

const day = 86_400_000;

/** 24:00 in China is 16:00 UTC. */
export const endOfDayInChina = (at: Instant): Instant =>
  new Date(`${dateInChina(at)}T16:00:00.000Z`).toISOString() as Instant; // reason: toISOString writes this form

/** The borders of the groups by which work is due. */
export function seenAt({ asOf }: Pick<WorkPage, 'asOf'>) {
  const now = asOf as Instant; // reason: the clock's, or read from a cursor that was checked
  return { now, endOfToday: endOfDayInChina(now), inSevenDays: new Date(Date.parse(asOf) + 7 * day).toISOString() };
}

/** Whether the text is an instant as the house writes them. */
export function isInstant(text: string): boolean {
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === text;
}

/** Opaque to clients. */
export const writeWorkCursor = (asOf: string, { dueGroup, calm, dueAt, at, taskId }: LastWork): string =>
  [asOf, dueGroup, calm, dueAt ?? '', at, taskId].join('~');

/** The first page where there is no cursor; undefined for one that was not written by `writeWorkCursor`. */
export function readWorkCursor(cursor: string | undefined, now: Instant): WorkPage | undefined {
  if (cursor === undefined) return { asOf: now };
  const [asOf = '', dueGroup = '', calm = '', dueAt = '', at = '', taskId = '', ...more] = cursor.split('~');
  const instants = [asOf, at, ...(dueAt ? [dueAt] : [])];
  if (more.length > 0 || !/^\d$/.test(dueGroup) || !/^\d$/.test(calm)) return undefined;
  if (!instants.every((instant) => readCursor(`${instant}~${taskId}`))) return undefined;
  return { asOf, last: { dueGroup: Number(dueGroup), calm: Number(calm), dueAt: dueAt || null, at, taskId } };
}
