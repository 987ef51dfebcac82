import { Agent, request } from 'node:http';

export const rowsOnPage = 20;

/** The first page of the to-do list, as the inbox asks for it. */
export const address = '/api/matters?box=todo';

/** So many clients, each with a connection that it keeps: what asks for the page answers its text, or '' for a refusal. */
export function pageAsker(clients: number): (port: number, cookie: string) => Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  return (port, cookie) =>
    new Promise((resolve, refuse) => {
      const asked = request({ agent, host: '127.0.0.1', port, path: address, headers: { cookie } }, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (part: string) => {
          text += part;
        });
        reply.once('end', () => resolve(reply.statusCode === 200 ? text : ''));
      });
      asked.once('error', refuse);
      asked.end();
    });
}

/** Counted by what each row has once; parsing every answer would measure the client. */
export const isPage = (text: string): boolean => text.split('"taskId":').length - 1 === rowsOnPage;
