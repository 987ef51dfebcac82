import { useEffect, useRef } from 'react';
import { newCommandId } from '../command-id.ts';
import { joinElection } from './elected-tab.ts';
import { anyTopic } from './event-source.ts';

type Listener = (topic: string) => void;
const listeners = new Set<Listener>();
const report: Listener = (topic) => {
  for (const listener of [...listeners]) listener(topic);
};

const pollEvery = 30_000;
const workerAnswersWithin = 3_000;

let stop: (() => void) | undefined;

const poll = (): (() => void) => {
  const timer = setInterval(() => !document.hidden && report(anyTopic), pollEvery);
  return () => clearInterval(timer);
};

const withoutWorker = (identity: string): (() => void) =>
  'EventSource' in window && 'BroadcastChannel' in window ? joinElection(identity, newCommandId(), report) : poll();

function withWorker(identity: string): () => void {
  const worker = new SharedWorker(new URL('./shared-worker.ts', import.meta.url), { type: 'module', name: 'gov-live' });
  let end = () => {
    worker.port.postMessage('leave');
    worker.port.close();
  };
  const fallBack = () => {
    clearTimeout(timer);
    worker.port.close();
    end = withoutWorker(identity);
  };
  const timer = setTimeout(fallBack, workerAnswersWithin);
  worker.onerror = fallBack;
  worker.port.onmessage = (event: MessageEvent<string>) => {
    clearTimeout(timer);
    if (event.data) report(event.data);
  };
  worker.port.postMessage(identity);
  window.addEventListener('pagehide', () => worker.port.postMessage('leave'));
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    worker.port.postMessage(identity);
    report(anyTopic);
  });
  return () => end();
}

/** Starts live updates for the signed-in working identity; one connection per browser however many tabs are open. */
export function startLive(identity: string): void {
  stop ??= 'SharedWorker' in window ? withWorker(identity) : withoutWorker(identity);
}

/** A tab of this browser leaves: on sign-out and before another identity starts. */
export function stopLive(): void {
  stop?.();
  stop = undefined;
}

/** `run` is called when the topic (`inbox`, `matter:<id>`) may have news. Fetch; never move what is under the pointer. */
export function useLive(topic: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listener: Listener = (told) => {
      if (told === topic || told === anyTopic) latest.current();
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [topic]);
}
