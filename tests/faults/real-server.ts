import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import type { Request } from '../scenarios/requests.ts';
import { type SpokenServer, spoken } from './spoken-server.ts';

const root = join(import.meta.dirname, '../..');

/** `npm start` as a process of its own, over the database, files and keys of a test house. */
export interface RealServer extends SpokenServer {
  /** What a page sends, with the command id it keeps until there is an answer. */
  send(cookie: string, request: Pick<Request, 'path' | 'body'>, commandId: string): Promise<Answer<Json>>;
  get(cookie: string, path: string): Promise<Answer<Json>>;
}

/** Resolves once it has said that it is open; `databaseUrl` is where it finds the house's database. */
export async function startRealServer(
  { ownerUrl, options }: TestHouse,
  databaseUrl: string,
  roles: 'web' | 'relay',
): Promise<RealServer> {
  const server = spoken(
    spawn(process.execPath, ['apps/server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ PORT: '0', WEB_BUILD: '0', DEMO: '0', ROLES: roles },
        ...{ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl },
        ...{ DATA_DIR: options.dataDirectory, KEYS_URL: `file://${options.keysPath}` },
      },
    }),
  );
  const said = await server.until(/已启动：\S+/);
  const address = /http:\/\/\S+$/.exec(said)?.[0].replace('localhost', '127.0.0.1');
  const ask = async (path: string, init: RequestInit): Promise<Answer<Json>> => {
    assert.ok(address, said);
    const reply = await fetch(address + path, init);
    return { status: reply.status, body: await reply.json(), headers: {} };
  };
  return {
    ...server,
    get: (cookie, path) => ask(path, { headers: { cookie } }),
    send: (cookie, { path, body }, commandId) =>
      ask(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'x-command-id': commandId },
        body: JSON.stringify(body),
      }),
  };
}
