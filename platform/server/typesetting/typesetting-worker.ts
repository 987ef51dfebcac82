import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { PageImage } from './page-images.ts';
import { pageImages } from './page-images.ts';
import { createEngine } from './typst-engine.ts';

export interface TypesettingJob {
  readonly id: number;
  readonly want: 'pdf' | 'pages';
  readonly source: string;
  readonly assets: Readonly<Record<string, Uint8Array>>;
  readonly createdAtSeconds: number;
}

export type TypesettingReply =
  | { readonly id: number; readonly result: Result<Uint8Array | readonly PageImage[]> }
  | { readonly id: number; readonly bug: string };

const engine = createEngine((workerData as { readonly fontsDir: string }).fontsDir); // reason: set in typesetting.ts

function work(job: TypesettingJob): Result<Uint8Array | readonly PageImage[]> {
  const laid = engine.lay(job.source, job.assets);
  if (!laid.ok) return laid;
  if (job.want === 'pages') return ok(pageImages(laid.value.svg, laid.value.runs));
  return ok(engine.pdf(laid.value, job.createdAtSeconds));
}

parentPort?.on('message', (job: TypesettingJob) => {
  let reply: TypesettingReply;
  try {
    reply = { id: job.id, result: work(job) };
  } catch (error) {
    reply = { id: job.id, bug: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
