import { openStream } from './event-source.ts';

/**
 * One event stream for all tabs of a browser: over HTTP/1.1 a browser opens six connections to a host, so a stream
 * per tab would stop the seventh tab from loading anything.
 */
const ports = new Set<MessagePort>();
let identity = '';
let close: (() => void) | undefined;

const tellAll = (topic: string) => {
  for (const port of ports) port.postMessage(topic);
};

/** `stop`, `leave`, or the working identity to listen for; another identity than before opens the stream anew. */
function obey(port: MessagePort, command: string): void {
  if (command === 'leave') {
    ports.delete(port);
    return;
  }
  ports.add(port);
  if (command !== identity) {
    close?.();
    close = undefined;
  }
  identity = command;
  if (command !== 'stop') close ??= openStream('/api/live', tellAll);
}

// reason: the page's library is loaded for the whole project; in this file the global is the shared worker's
const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void };
scope.onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  port.onmessage = (message: MessageEvent<string>) => obey(port, message.data);
  port.postMessage('');
};
