import type { Instant } from '@gov/base';
import { actWords } from './act-words.ts';
import { consequenceWords } from './consequence-words.ts';
import { principalWords } from './principal-words.ts';
import { factsThen, type TraceFacts } from './trace-facts.ts';

export type { TraceFacts } from './trace-facts.ts';

/** One act in words, for the list beside the document. */
export interface TraceWords {
  readonly sequence: number;
  readonly at: Instant;
  readonly who: string;
  readonly act: string;
  readonly detail?: string;
  readonly opinion?: string;
  readonly step?: string;
}

/** Acts as lines, oldest first; consequences become the detail of the act that caused them. */
export function traceLines(facts: TraceFacts): readonly TraceWords[] {
  const consequences = new Map<number, TraceFacts['events'][number][]>();
  for (const row of facts.events) {
    const known = consequences.get(row.event.cause);
    if (known) known.push(row);
    else consequences.set(row.event.cause, [row]);
  }
  const submitted = submission(facts);
  const then = factsThen(facts);
  return facts.events.flatMap((row) => {
    if (submitted && row.event.kind === 'processStarted') return [];
    const words = row === submitted ? { act: '发起' } : actWords(then(row.event.seq), row.event);
    if (!words) return [];
    const details = (consequences.get(row.event.seq) ?? []).flatMap((c) =>
      consequenceWords(then(c.event.seq), c.event),
    );
    const detail = [words.detail, ...details].filter((text) => text !== undefined && text !== '').join('；');
    return [
      {
        sequence: row.sequence,
        at: row.at,
        who: whoOf(facts, row),
        act: words.act,
        ...(words.step ? { step: words.step } : {}),
        ...(words.opinion ? { opinion: words.opinion } : {}),
        ...(detail ? { detail } : {}),
      },
    ];
  });
}

/** `孙倩（代王建华）` or `孙倩（代王建华，B岗）` where somebody acted for another; nobody is the system. */
function whoOf({ nameOf }: TraceFacts, { personName, event }: TraceFacts['events'][number]): string {
  const { actor } = event;
  const principal = actor?.onBehalfOf && principalWords(nameOf(actor.onBehalfOf.personId), actor);
  return principal ? `${personName}（代${principal}）` : personName || '系统';
}

/** Who starts a matter fills in its first step at the same moment: that is one act, not two. */
function submission({ events }: TraceFacts): TraceFacts['events'][number] | undefined {
  const [started, ...later] = events;
  const next = later.find(({ event }) => event.cause === event.seq);
  return started?.event.kind === 'processStarted' && next?.event.kind === 'itemCompleted' && next.at === started.at
    ? next
    : undefined;
}
