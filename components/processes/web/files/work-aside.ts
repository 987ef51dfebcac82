import type { DesignToWrite, FileToCheck, FileWork } from './file-work.ts';
import { fileWork } from './file-work.ts';

export type Question = { readonly id: number } & (
  | { readonly ask: 'write'; readonly of: DesignToWrite }
  | { readonly ask: 'check'; readonly of: FileToCheck }
);
type Value = Awaited<ReturnType<FileWork['write']>> | Awaited<ReturnType<FileWork['check']>>;
export type Answer = { readonly id: number } & ({ readonly value: Value } | { readonly failed: string });

interface Waiting {
  readonly done: (value: Value) => void;
  readonly failed: (error: Error) => void;
}

/** A worker of the page, and who waits for it. */
interface Aside {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let aside: Aside | undefined;
/** A page that outlived a release finds its worker gone: it does the work itself from then on. */
let isGone = false;
let asked = 0;

/**
 * The work on files beside the page: a file of sixty steps takes a tenth of a second to write and to read, and a key that is
 * pressed meanwhile would wait. Where there is no worker the page does it.
 */
export const workAside: FileWork = {
  write: async (of) => ((await ask({ ask: 'write', of })) as string | undefined) ?? fileWork.write(of), // reason: as asked
  check: async (of) =>
    ((await ask({ ask: 'check', of })) as Awaited<ReturnType<FileWork['check']>> | undefined) ?? fileWork.check(of), // reason: as asked
};

type Asked =
  | { readonly ask: 'write'; readonly of: DesignToWrite }
  | { readonly ask: 'check'; readonly of: FileToCheck };

/** What the worker answers; undefined where there is none. */
async function ask(question: Asked): Promise<Value | undefined> {
  const one = isGone ? undefined : (aside ?? open());
  if (!one) return undefined;
  const id = ++asked;
  try {
    return await new Promise<Value>((done, failed) => {
      one.waiting.set(id, { done, failed });
      one.worker.postMessage({ id, ...question } satisfies Question);
    });
  } catch (error) {
    if (isGone) return undefined;
    throw error;
  }
}

function open(): Aside | undefined {
  if (typeof Worker === 'undefined') return undefined;
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module', name: 'process-files' });
  const waiting = new Map<number, Waiting>();
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) one?.failed(new Error(data.failed));
    else one?.done(data.value);
  });
  worker.addEventListener('error', () => {
    isGone = true;
    worker.terminate();
    for (const { failed } of waiting.values()) failed(new Error('the worker for files is gone'));
    waiting.clear();
  });
  aside = { worker, waiting };
  return aside;
}
