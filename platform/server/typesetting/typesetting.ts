import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Instant, Result } from '@gov/base';
import { millisOf, reject } from '@gov/base';
import type { MissingIn } from '@gov/gongwen';
import type { FontRoles } from '@gov/typeset';
import { readCoverage } from './character-coverage.ts';
import type { PageImage } from './page-images.ts';
import type { TypesettingJob, TypesettingReply } from './typesetting-worker.ts';

export type { PageImage } from './page-images.ts';

export interface TypesetOptions {
  /** Image bytes (PNG, JPEG) by the name a body's image node carries in `src`. */
  readonly assets?: Readonly<Record<string, Uint8Array>>;
  /** Creation time written into the PDF; the same input then gives the same bytes. */
  readonly createdAt: Instant;
}

/**
 * Lays documents out in a thread of its own. Expected refusals: `typesetting.missing-character` (no face has it),
 * `typesetting.missing-font`, `typesetting.foreign-font`, `typesetting.unreadable-image`, `typesetting.took-too-long`,
 * `typesetting.refused` (any other warning): nothing is ever replaced silently.
 */
export interface Typesetter {
  /** Families of fonts/roles.json, to be passed to `typesetDocument`. */
  readonly fonts: FontRoles;
  /** Characters of a text that no face has, told without laying anything out. */
  readonly missingIn: MissingIn;
  /** PDF/A-2b with subsets of the faces embedded. */
  pdf(source: string, options: TypesetOptions): Promise<Result<Uint8Array>>;
  /** A picture and the text of each page. */
  pages(source: string, options: TypesetOptions): Promise<Result<readonly PageImage[]>>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: Result<never>) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const longestMillis = 60_000;

export function createTypesetter(fontsDir: string, limits = { millis: longestMillis }): Typesetter {
  const fonts = JSON.parse(readFileSync(join(fontsDir, 'roles.json'), 'utf8')) as FontRoles; // reason: our own file, probed by the worker
  const waiting = new Map<number, Waiting>();
  let coverage: MissingIn | undefined;
  let worker: Worker | undefined;
  let lastId = 0;

  function settle(id: number, act: (entry: Waiting) => void): void {
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
    clearTimeout(entry.timer);
    if (waiting.size === 0) worker?.unref();
    act(entry);
  }

  function stop(error: Error): void {
    void worker?.terminate();
    worker = undefined;
    for (const id of [...waiting.keys()]) settle(id, (entry) => entry.reject(error));
  }

  function running(): Worker {
    if (worker) return worker;
    const started = new Worker(new URL('./typesetting-worker.ts', import.meta.url), { workerData: { fontsDir } });
    started.on('message', (reply: TypesettingReply) =>
      settle(
        reply.id,
        (entry) =>
          'bug' in reply
            ? entry.reject(new Error(`typesetting: ${reply.bug}`))
            : entry.resolve(reply.result as Result<never>), // reason: the kind of result follows from `want`
      ),
    );
    started.on(
      'error',
      (error) => worker === started && stop(error instanceof Error ? error : new Error(String(error))),
    );
    worker = started;
    return started;
  }

  function ask<T>(want: TypesettingJob['want'], source: string, options: TypesetOptions): Promise<Result<T>> {
    lastId += 1;
    const id = lastId;
    return new Promise<Result<T>>((resolve, refuse) => {
      const timer = setTimeout(() => {
        settle(id, (entry) => entry.resolve(reject('typesetting.took-too-long')));
        stop(new Error('typesetting: the thread was ended, another document took too long'));
      }, limits.millis);
      waiting.set(id, { resolve, reject: refuse, timer });
      const createdAtSeconds = Math.floor(millisOf(options.createdAt) / 1000);
      const target = running();
      target.ref();
      target.postMessage({ id, want, source, assets: options.assets ?? {}, createdAtSeconds } satisfies TypesettingJob);
    });
  }

  return {
    fonts,
    missingIn: (text) => {
      coverage ??= readCoverage(fontsDir);
      return coverage(text);
    },
    pdf: (source, options) => ask('pdf', source, options),
    pages: (source, options) => ask('pages', source, options),
    close: async () => {
      await worker?.terminate();
      stop(new Error('typesetting: closed'));
    },
  };
}
