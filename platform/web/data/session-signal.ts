import type { CallError } from './call-error.ts';

type Listener = (error: CallError) => void;
const listeners = new Set<Listener>();

/** A call was refused because the session is over; the shell keeps the page and asks to sign in again. */
export function announceSessionEnded(error: CallError): void {
  for (const listener of listeners) listener(error);
}

export function onSessionEnded(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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

/** `run` is called when another tab changed the identity. */
export function onIdentityChange(run: () => void): () => void {
  if ('BroadcastChannel' in globalThis) {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = run;
    return () => channel.close();
  }
  const heard = (event: StorageEvent) => event.key === storageKey && run();
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
