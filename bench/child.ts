/** The processes of a benchmark: server and clients do not share one event loop. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts `bench/<file>`; it ends when it is disconnected. */
export const child = (file: string, args: readonly string[] = []): ChildProcess =>
  fork(join(import.meta.dirname, file), [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

/** The child's next message; its end instead is a failure. */
export function said<T>(process: ChildProcess): Promise<T> {
  return new Promise((resolve, refuse) => {
    const ended = (code: number | null) => refuse(new Error(`a process of the benchmark ended with ${code}`));
    process.once('exit', ended);
    process.once('message', (message) => {
      process.off('exit', ended);
      resolve(message as T); // reason: each child says one kind of thing at a time
    });
  });
}
