import type { PersonId } from '@gov/base';
import { payloadsOf, readPayload } from './payloads.ts';
import { SignalLine } from './signal-line.ts';

export interface SignalsOptions {
  /** The database of the house; a connection of its own is kept open beside the pools. */
  readonly url: string;
  /** Another process left work behind. */
  readonly onWork: () => void;
  /** Another process has news for these persons. */
  readonly onNews: (personIds: readonly PersonId[], topic: string) => void;
  /** The line was down and is back: anything may have been said meanwhile. */
  readonly onGap: () => void;
  readonly log: (entry: Readonly<Record<string, string | number | boolean | undefined>>) => void;
}

/** What the processes of one house tell each other after their commits. A lost signal costs one look later, never more. */
export interface ProcessSignals {
  work(): void;
  news(personIds: readonly PersonId[], topic: string): void;
  stop(): Promise<void>;
}

/** Several commits together: at most so many notifications a second, and nobody notices the delay. */
const gatherMillis = 25;
/** Said while the line is down; beyond that the others will look by themselves. */
const mostGathered = 20_000;

/**
 * NOTIFY from a connection of its own, in no business transaction (ADR 4), and LISTEN on the same one. Answers when the
 * first attempt to listen has ended; where the database cannot be listened to, the polls remain.
 */
export async function openSignals(options: SignalsOptions): Promise<ProcessSignals> {
  const gathered = gathering();
  const line = new SignalLine({
    url: options.url,
    onMessage: (text) => hear(text, options),
    onBack: () => {
      options.onGap();
      schedule();
    },
    log: options.log,
  });
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;

  const send = async (): Promise<void> => {
    const payloads = gathered.take();
    const sent = await line.say(payloads);
    if (!sent) gathered.tellAgain(payloads);
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sending ??= send().finally(() => {
        sending = undefined;
        if (line.up && gathered.any()) schedule();
      });
    }, gatherMillis).unref();
  };
  const changed = (): void => {
    if (line.up && !sending) schedule();
  };

  await line.open();
  return {
    work() {
      gathered.work();
      changed();
    },
    news(personIds, topic) {
      gathered.news(personIds, topic);
      changed();
    },
    async stop() {
      clearTimeout(timer);
      await sending;
      await send().catch(() => undefined);
      await line.close();
    },
  };
}

/** What is not understood is passed over: the polls find what it may have been about. The log does not repeat its text. */
function hear(text: string, { onWork, onNews, log }: SignalsOptions): void {
  const signal = readPayload(text);
  if (!signal) {
    log({ level: 'warn', event: 'signal-not-understood', bytes: Buffer.byteLength(text) });
    return;
  }
  if (signal.work) onWork();
  for (const [topic, personIds] of signal.live) onNews(personIds, topic);
}

/** What waits to be said, each thing once. */
function gathering() {
  let work = false;
  let live = new Map<string, Set<PersonId>>();
  let size = 0;
  const news = (personIds: readonly PersonId[], topic: string): void => {
    const known = live.get(topic) ?? new Set();
    for (const personId of personIds) {
      if (size >= mostGathered || known.has(personId)) continue;
      known.add(personId);
      size++;
    }
    if (known.size > 0) live.set(topic, known);
  };
  return {
    any: () => work || size > 0,
    work: () => {
      work = true;
    },
    news,
    take(): readonly string[] {
      const payloads = payloadsOf(work, live);
      work = false;
      live = new Map();
      size = 0;
      return payloads;
    },
    tellAgain(payloads: readonly string[]): void {
      for (const text of payloads) {
        const signal = readPayload(text);
        work ||= signal?.work ?? false;
        for (const [topic, personIds] of signal?.live ?? []) news(personIds, topic);
      }
    },
  };
}
