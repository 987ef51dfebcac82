import type { FileId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** The whole content of a stored file of the caller's agency, in memory: only for what is known to be small. */
export async function wholeFile({ files, tx }: UseCaseContext, id: FileId): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(tx.agencyId, id)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Bytes that are there already, for what takes content in pieces. */
export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
