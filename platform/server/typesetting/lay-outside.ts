import { createHash } from 'node:crypto';
import type { Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openTypesetter } from './open-typesetter.ts';
import type { PageImage } from './typesetting.ts';

/** A program of Typst with the pictures it names. */
export interface Layout {
  readonly source: string;
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** Laid out instead where one of the pictures cannot be read; absent = that refuses the whole. */
  readonly withoutPictures?: string;
}

/** What was laid out while no transaction was open, by exactly what was laid out. Taken once. */
const laid = new Map<string, Result<Uint8Array | readonly PageImage[]>>();
const mostKept = 16;

export const layPdfOutside = (context: UseCaseContext, layout: Layout): Promise<Result<Uint8Array>> =>
  layOutside(context, layout, 'pdf');

export const layPagesOutside = (context: UseCaseContext, layout: Layout): Promise<Result<readonly PageImage[]>> =>
  layOutside(context, layout, 'pages');

/**
 * Laying out takes up to seconds, so it happens between two runs of the use case: the first run finds out what is to be
 * laid out and is rolled back; the second reads and checks everything again and takes the result if it still is the
 * same program. Where somebody changed it meanwhile it is laid out anew, at last inside the transaction, which is then
 * correct and slow.
 */
async function layOutside<T extends Uint8Array | readonly PageImage[]>(
  context: UseCaseContext,
  { source, assets, withoutPictures }: Layout,
  want: 'pdf' | 'pages',
): Promise<Result<T>> {
  const names = Object.keys(assets);
  const key = createHash('sha256')
    .update([want, context.now, ...names, source].join('\0'))
    .digest('hex');
  const ready = laid.get(key);
  laid.delete(key);
  if (ready) return ready as Result<T>; // reason: the kind of result follows from `want`, which is part of the key
  const lay = (program: string, pictures: Layout['assets']) =>
    openTypesetter()[want](program, { assets: pictures, createdAt: context.now }) as Promise<Result<T>>; // reason: as above
  const layOut = async () => {
    const first = await lay(source, assets);
    const unreadable = !first.ok && first.rejection.code === 'typesetting.unreadable-image';
    return unreadable && withoutPictures !== undefined ? lay(withoutPictures, {}) : first;
  };
  const later = context.outside(async () => {
    laid.set(key, await layOut());
    for (const old of laid.keys()) if (laid.size > mostKept) laid.delete(old);
  });
  return later ?? layOut();
}
