import type { Editor } from '@tiptap/core';
import { CallError } from '#platform/web/data/call-error.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { routes } from '../../contract.ts';

/** Kinds that a printed body may hold. */
export const pictureKinds = ['image/png', 'image/jpeg'] as const;

/** Uploads pictures one after the other and puts each where the cursor is; answers why one was not taken. */
export async function addPictures(
  editor: Editor,
  matterId: string,
  files: readonly File[],
): Promise<CallError | undefined> {
  for (const file of files) {
    try {
      const { src } = await upload(routes.addImage, { params: { matterId } }, [file]);
      editor
        .chain()
        .focus()
        .setImage({ src, alt: nameWithoutEnding(file.name) })
        .run();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return error;
    }
  }
  return undefined;
}

const nameWithoutEnding = (name: string): string => name.replace(/\.[^.]+$/u, '');

/**
 * The pictures of a paste or a drop that is nothing but pictures: a screenshot, a copied photo. Word adds a picture of the
 * text it copies; there the words count.
 */
export function picturesIn(data: DataTransfer | null): readonly File[] {
  if (!data || data.types.some((type) => type === 'text/html' || type === 'text/plain')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}
