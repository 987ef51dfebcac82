import type { MatterView } from '../../contract.ts';

type Newest = Pick<MatterView['trace'][number], 'who' | 'act' | 'at'>;

/** What happened to the step last; what the reader did in another window is told to him as his own. */
export function movedOnWords(newest: Newest | undefined, reader: string, time: (instant: string) => string): string {
  const own = '这一步现在不由您办理。';
  if (!newest) return own;
  if (newest.who === reader) return `您 ${time(newest.at)} 已在另一个窗口${newest.act}，${own}`;
  return `${newest.who} ${time(newest.at)} ${newest.act}，${own}`;
}

/** Refusals that say how the matter stood then: once it has moved on they are old news. */
const ofThatMoment: ReadonlySet<string> = new Set([
  'workflow.suspended',
  'workflow.branch-suspended',
  // the page asks, field by field, whose words shall stand
  'matters.field-changed',
]);

interface RefusedThen {
  readonly error: { readonly status: number; readonly code: string };
  /** Of the matter, as it was shown when the act was refused. */
  readonly version: number;
}

/** Why an act was refused stays to be read, but not that it rested or that somebody was pressed too often once the matter has moved on. */
export const refusalIsOver = ({ error, version }: RefusedThen, shown: number): boolean =>
  (error.status === 429 || ofThatMoment.has(error.code)) && version !== shown;

type Lines = readonly Pick<MatterView['trace'][number], 'sequence' | 'who'>[];

/** What stood in the trace when an act was told; of an act that is not seen there yet, nothing. */
export function toldUpTo(before: Lines, after: Lines): number | undefined {
  const newest = (lines: Lines): number => Math.max(0, ...lines.map(({ sequence }) => sequence));
  return newest(after) > newest(before) ? newest(after) : undefined;
}

/** Somebody has acted since: `已送陈国栋` is no longer where it lies. What the house does by itself meanwhile is no such act. */
export const othersWentOn = (upTo: number | undefined, shown: Lines): boolean =>
  upTo !== undefined && shown.some(({ sequence, who }) => sequence > upTo && who !== '系统');
