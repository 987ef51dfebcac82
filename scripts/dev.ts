/**
 * `npm run dev`: the server restarts when its sources change, Vite serves the web app with hot reload and hands
 * `/api` on. Open the address that Vite prints; Ctrl-C ends both.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer, mergeConfig, type UserConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const port = process.env.PORT ?? '8080';
const watched = ['apps/server', 'platform/server', 'components', 'packages'];

const server = spawn(
  process.execPath,
  [...watched.map((folder) => `--watch-path=${join(root, folder)}`), '--watch-preserve-output', 'apps/server/main.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PORT: port, NO_WEB_BUILD: '1' } },
);

const forwarding: UserConfig = {
  server: {
    host: 'localhost',
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz'].map((path) => [path, { target: `http://localhost:${port}` }]),
    ),
  },
};
const web = await createServer(
  mergeConfig({ root: join(root, 'apps/web'), configFile: join(root, 'apps/web/vite.config.ts') }, forwarding),
);
await web.listen();
web.printUrls();

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
server.once('exit', end);

function end(): void {
  if (ending) return;
  ending = true;
  server.kill('SIGINT');
  web.close().finally(() => process.exit());
}
