import { after } from 'node:test';

const tasks: (() => Promise<void>)[] = [];

// Stands at the top of the run, because `files-in-turn.ts` imports this outside of every file's suite.
after(async () => {
  for (const task of tasks) await task();
});

/** After the last file of the process; an `after` of a file runs after that file, and what several share would be gone. */
export const atTheEnd = (task: () => Promise<void>): number => tasks.push(task);
