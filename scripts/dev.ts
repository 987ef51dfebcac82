/**
 * `npm run dev`: the server restarts when one of its modules changes, Vite serves the web app with hot reload and
 * hands `/api` on to it. Open the address that Vite prints; Ctrl-C ends both.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..');
process.env.PORT ??= '8080';

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'apps/server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  // Vite serves the sources themselves: a build at each restart would only cost time.
  env: { ...process.env, WEB_BUILD: '0' },
});
const web = await createServer({ configFile: join(root, 'apps/web/vite.config.ts') });
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
