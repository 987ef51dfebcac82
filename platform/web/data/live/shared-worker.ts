import { liveAddress, openStream } from './event-source.ts';

/** The tabs of one working identity and their stream. */
interface Audience {
  readonly ports: Set<MessagePort>;
  readonly close: () => void;
}

/**
 * One event stream for all tabs of a browser: over HTTP/1.1 a browser opens six connections to a host, so a stream
 * per tab would stop the seventh tab from loading anything. A tab of a former identity hears nothing of the present one.
 */
const audiences = new Map<string, Audience>();

function leave(port: MessagePort): void {
  for (const [identity, { ports, close }] of audiences) {
    if (!ports.delete(port) || ports.size > 0) continue;
    close();
    audiences.delete(identity);
  }
}

function join(port: MessagePort, identity: string): void {
  const known = audiences.get(identity);
  if (known) known.ports.add(port);
  else audiences.set(identity, open(port, identity));
}

function open(first: MessagePort, identity: string): Audience {
  const ports = new Set([first]);
  const tellAll = (topic: string) => {
    for (const port of ports) port.postMessage(topic);
  };
  return { ports, close: openStream(liveAddress(identity), tellAll) };
}

/** `leave`, or the working identity to listen for. */
function obey(port: MessagePort, command: string): void {
  leave(port);
  if (command !== 'leave') join(port, command);
}

// reason: the page's library is loaded for the whole project; in this file the global is the shared worker's
const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void };
scope.onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  port.onmessage = (message: MessageEvent<string>) => obey(port, message.data);
  port.postMessage('');
};
