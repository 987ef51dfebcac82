import { CallError } from '#platform/web/data/call-error.ts';
import { fileErrors } from '../../contract/file-errors.ts';

/** What the server would answer after the last byte, said before the first; undefined when all files may be sent. */
export function tooLarge(files: readonly Pick<File, 'size'>[], megabytes: number): CallError | undefined {
  if (files.every(({ size }) => size <= megabytes * 1_048_576)) return undefined;
  const code = 'files.too-large';
  const { status, message, nextStep } = fileErrors[code];
  return new CallError(status, {
    code,
    message: message.replace('{megabytes}', String(megabytes)),
    nextStep,
    traceId: '',
  });
}
