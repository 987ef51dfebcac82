import { type AddressInfo, createServer, type NetConnectOpts, connect as open, type Socket } from 'node:net';
import { Messages, textOf } from './wire-messages.ts';

/** Stands between a server and PostgreSQL and cuts every connection right after so many statements. */
export interface CuttingProxy {
  /** The same database, reached through here. */
  readonly url: string;
  /**
   * From now on so many statements reach the database and are answered there; then nothing passes any more, in neither direction,
   * as when the server had been killed. The promise resolves once it is so. `hold` leaves the connections open: they end with the
   * process that the caller then kills.
   */
  cutAfter(statements: number, how?: 'cut' | 'hold'): Promise<void>;
  /** Statements that have passed since `cutAfter`. */
  passed(): number;
  /** Texts of those that were sent with their text: what is prepared is sent so once a connection. */
  texts(): readonly string[];
  /** Lets everything pass again: for the server that is started next. */
  mend(): void;
  close(): Promise<void>;
}

/** One connection: what has passed to the database, what it has answered, and what is held back. */
interface Link {
  readonly server: Socket;
  readonly database: Socket;
  asked: number;
  answered: number;
}

/** A server of this machine is reached through its socket, which the host part names, percent-encoded. */
function addressOf({ hostname, port }: URL): NetConnectOpts {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port || 5432}` } : { host, port: Number(port || 5432) };
}

export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  let left = Number.POSITIVE_INFINITY;
  let passed = 0;
  let texts: string[] = [];
  let holds = false;
  let cut = Promise.withResolvers<void>();
  const cutAll = () => {
    if (holds) return cut.resolve();
    for (const link of links) {
      link.server.destroy();
      link.database.destroy();
    }
    links.clear();
    cut.resolve();
  };
  /** Nothing more may pass: what has passed is answered first, so that it is certain what the database has done. */
  const cutWhenAnswered = () => {
    if (left === 0 && [...links].every(({ asked, answered }) => answered >= asked)) cutAll();
  };
  const listener = createServer((server) => {
    const database = open(addressOf(target));
    const link: Link = { server, database, asked: 0, answered: 0 };
    links.add(link);
    const toDatabase = new Messages('server');
    const toServer = new Messages('database');
    server.on('data', (part) => {
      for (const { bytes, endsStatement } of toDatabase.take(part)) {
        if (left === 0) break;
        database.write(bytes);
        const text = textOf(bytes);
        if (text !== undefined) texts.push(text);
        if (!endsStatement) continue;
        link.asked += 1;
        passed += 1;
        left -= 1;
      }
      cutWhenAnswered();
    });
    database.on('data', (part) => {
      for (const { endsStatement } of toServer.take(part)) if (endsStatement) link.answered += 1;
      if (left > 0) server.write(part);
      cutWhenAnswered();
    });
    const end = () => {
      links.delete(link);
      server.destroy();
      database.destroy();
    };
    for (const socket of [server, database]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port); // reason: it listens on a port
  return {
    url: url.href,
    cutAfter(statements, how = 'cut') {
      holds = how === 'hold';
      cut = Promise.withResolvers();
      passed = 0;
      texts = [];
      left = statements;
      return cut.promise;
    },
    passed: () => passed,
    texts: () => texts,
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  };
}
