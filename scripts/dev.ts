/**
 * `npm run dev`: the server restarts when one of its modules changes, Vite serves the web app with hot reload and
 * hands `/api` on to it. Open the address that Vite prints; Ctrl-C ends both.
 */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer, type Plugin } from 'vite';

const root = join(import.meta.dirname, '..');
process.env.PORT ??= '8080';
const port = Number(process.env.PORT);

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'apps/server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  // Vite serves the sources themselves: a build at each restart would only cost time.
  env: { ...process.env, WEB_BUILD: '0' },
});
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
server.once('exit', end);

// The first start loads the demo city; an address that answers nothing for a minute would only puzzle.
while (!ending && !(await serverListens())) await pause(200);
try {
  const web = await createServer({
    configFile: join(root, 'apps/web/vite.config.ts'),
    plugins: [patientDuringRestart()],
  });
  await web.listen();
  web.printUrls();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  end();
}

/** While the server restarts, requests of the page wait for it instead of failing. */
function patientDuringRestart(): Plugin {
  return {
    name: 'patient-during-restart',
    configureServer({ middlewares }) {
      middlewares.use('/api', (_, __, next) => void untilServerListens().then(next));
    },
  };
}

async function untilServerListens(): Promise<void> {
  for (let tries = 0; tries < 150 && !(await serverListens()); tries += 1) await pause(100);
}

function serverListens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

function end(): void {
  if (ending) return;
  ending = true;
  if (server.exitCode !== null || server.signalCode !== null) process.exit();
  server.once('exit', () => process.exit());
  server.kill('SIGTERM');
}
