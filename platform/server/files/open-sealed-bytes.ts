import { openLocalSealedBytes } from './local-sealed-bytes.ts';
import { openS3SealedBytes, refuseUnusablePlace, type S3Place } from './s3-sealed-bytes.ts';
import type { SealedBytes } from './sealed-bytes.ts';

/** FILES_URL, read. */
export type FilePlace =
  | { readonly kind: 'directory'; readonly directory: string }
  | ({ readonly kind: 's3' } & S3Place);

/** Opens the place and looks whether it can be used; refused with one sentence where it cannot. */
export async function openSealedBytes(place: FilePlace, newId: () => string): Promise<SealedBytes> {
  if (place.kind === 'directory') return openLocalSealedBytes(place.directory);
  await refuseUnusablePlace(place, newId());
  return openS3SealedBytes(place);
}
