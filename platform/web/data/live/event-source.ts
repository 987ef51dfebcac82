/** Every topic may have news: said after a gap in which news can have been missed. */
export const anyTopic = '*';

/** The stream of one working identity; the server refuses it while another one is signed in. */
export const liveAddress = (identity: string): string => `/api/live?identity=${identity}`;

const shortestPause = 2_000;
const longestPause = 60_000;

const topicOf = (text: string): string => {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message === 'object' && message !== null && 'topic' in message) return String(message.topic);
  } catch {
    // a line that is no message of ours; look at everything instead of missing something
  }
  return anyTopic;
};

/**
 * Keeps one server-sent event stream open and reports topics. After a break it comes back with a growing pause and
 * reports `anyTopic` once. Runs in a page and in a worker.
 */
export function openStream(url: string, report: (topic: string) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = shortestPause;
  let broken = false;

  const connect = () => {
    source = new EventSource(url, { withCredentials: true });
    source.onopen = () => {
      pause = shortestPause;
      if (broken) report(anyTopic);
      broken = false;
    };
    source.onmessage = (event: MessageEvent<string>) => report(topicOf(event.data));
    source.onerror = () => {
      source?.close();
      broken = true;
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
