import type { CallError } from './call-error.ts';

type Listener = () => void;
const listeners = new Set<Listener>();
let leaving = false;

/** Refusals that mean: whoever this page was drawn for is not signed in here any more. */
const meansAnother = new Set(['http.session', 'http.place-ended', 'http.other-identity']);

/** A call was refused; if the session is over or another one, the shell keeps the page and says so. */
export function announceSessionRefused(error: CallError): void {
  if (leaving || !meansAnother.has(error.code)) return;
  for (const listener of [...listeners]) listener();
}

export function onSessionRefused(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const comebacks = new Set<Listener>();

/** The person for whom the page was drawn is signed in again. */
export function announceSessionBack(): void {
  for (const listener of [...comebacks]) listener();
}

export function onSessionBack(run: Listener): () => void {
  comebacks.add(run);
  return () => comebacks.delete(run);
}

/** The page is about to be loaded anew for another identity: what is still refused meanwhile is no news. */
export function leaveThisPage(): void {
  leaving = true;
  // a page that comes back from the browser's memory is watched again
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
}

const channelName = 'gov-identity';
const storageKey = 'gov.identity-changed';

/** Tells the other tabs of this browser that the working identity is another one now, or none. */
export function announceIdentityChange(): void {
  if ('BroadcastChannel' in globalThis) {
    const channel = new BroadcastChannel(channelName);
    channel.postMessage('changed');
    channel.close();
    return;
  }
  localStorage.setItem(storageKey, String(Date.now()));
}

/**
 * `run` is called when another tab changed the identity, and when the page comes into view again: a change may have
 * given no signal.
 */
export function onIdentityChange(run: () => void): () => void {
  const inView = () => !document.hidden && run();
  document.addEventListener('visibilitychange', inView);
  window.addEventListener('pageshow', inView);
  const deaf = onSignal(() => leaving || run());
  return () => {
    deaf();
    document.removeEventListener('visibilitychange', inView);
    window.removeEventListener('pageshow', inView);
  };
}

function onSignal(run: () => void): () => void {
  if ('BroadcastChannel' in globalThis) {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = run;
    return () => channel.close();
  }
  const heard = (event: StorageEvent) => event.key === storageKey && run();
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
