import { liveAddress, openStream } from './event-source.ts';

const lockOf = (identity: string) => `gov.live-leader.${identity}`;
const channelOf = (identity: string) => `gov-live-${identity}`;
const beat = 2_000;
const stale = 6_000;

interface Lock {
  readonly tab: string;
  readonly at: number;
}

/** Who may hold the stream: the tab of a fresh lock; a stale or broken lock belongs to whoever asks. */
export function leaderOf(text: string | null, now: number): string | undefined {
  try {
    const lock = JSON.parse(text ?? 'null') as Lock | null;
    return lock && now - lock.at < stale ? lock.tab : undefined;
  } catch {
    return undefined;
  }
}

/**
 * For browsers without SharedWorker: tabs elect one by a lock in localStorage (navigator.locks needs a secure
 * context); it holds the stream and passes topics on, to tabs of the
 * same working identity. Two leaders for a moment only mean one stream too many.
 */
export function joinElection(identity: string, tab: string, report: (topic: string) => void): () => void {
  const lockKey = lockOf(identity);
  const channel = new BroadcastChannel(channelOf(identity));
  channel.onmessage = (event: MessageEvent<string>) => report(event.data);
  let close: (() => void) | undefined;

  const tellAll = (topic: string) => {
    channel.postMessage(topic);
    report(topic);
  };
  const campaign = () => {
    const now = Date.now();
    const leader = leaderOf(localStorage.getItem(lockKey), now);
    if (leader === undefined || leader === tab) {
      localStorage.setItem(lockKey, JSON.stringify({ tab, at: now } satisfies Lock));
      close ??= openStream(liveAddress(identity), tellAll);
    } else {
      close?.();
      close = undefined;
    }
  };
  const leave = () => {
    clearInterval(timer);
    close?.();
    channel.close();
    if (leaderOf(localStorage.getItem(lockKey), Date.now()) === tab) localStorage.removeItem(lockKey);
  };
  const timer = setInterval(campaign, beat);
  campaign();
  window.addEventListener('pagehide', leave, { once: true });
  return leave;
}
