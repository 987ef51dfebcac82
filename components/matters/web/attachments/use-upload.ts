import { useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import { newCommandId } from '#platform/web/data/command-id.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { fileSizeWords } from '#platform/web/text/file-size.ts';
import { routes } from '../../contract.ts';
import { rereadMatter } from '../handling/use-matter.ts';
import { tooLarge } from './too-large.ts';

export interface UploadProgress {
  readonly files: number;
  readonly sent: number;
  readonly total: number;
}

/** `正在上传 2 个文件，1.2 MB / 3.4 MB` */
export const progressWords = ({ files, sent, total }: UploadProgress): string =>
  `正在上传 ${files} 个文件，${fileSizeWords(sent)} / ${fileSizeWords(total)}`;

/** Sends chosen files to the matter; a refused upload is said where it was started, a file too large before it is sent. */
export function useUpload(matterId: string, megabytes: number) {
  const [progress, setProgress] = useState<UploadProgress>();
  const [error, setError] = useState<CallError>();
  const add = async (files: readonly File[], commandId = newCommandId()): Promise<void> => {
    if (files.length === 0) return;
    const refused = tooLarge(files, megabytes);
    setError(refused);
    if (refused) return;
    const sized = files.reduce((sum, file) => sum + file.size, 0);
    setProgress({ files: files.length, sent: 0, total: sized });
    try {
      const onProgress = (sent: number, total: number) => setProgress({ files: files.length, sent, total });
      await upload(routes.attach, { params: { matterId } }, files, { onProgress, commandId });
      await rereadMatter(matterId);
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      if (refused.status === 0) refused.again = () => void add(files, commandId);
      setError(refused);
    } finally {
      setProgress(undefined);
    }
  };
  return {
    progress,
    error,
    add: (files: readonly File[]) => void add(files),
    /** The list went on without what was refused. */
    forgetRefusal: () => setError(undefined),
  };
}
