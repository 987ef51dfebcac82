import { CallError } from '#platform/web/data/call-error.ts';
import { fileErrors } from '../../contract/errors/file-errors.ts';

/** What the server would answer after the last byte, said before the first; undefined when all files may be sent. */
export function tooLarge(files: readonly Pick<File, 'name' | 'size'>[], megabytes: number): CallError | undefined {
  const large = files.find(({ size }) => size > megabytes * 1_048_576);
  if (!large) return undefined;
  const code = 'files.too-large';
  const { status, message, nextStep } = fileErrors[code];
  return new CallError(status, {
    code,
    message: message.replace('{file}', `“${large.name}”`).replace('{megabytes}', String(megabytes)),
    nextStep,
    traceId: '',
  });
}
