import { createHash } from 'node:crypto';
import { cleanName, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type GuessedForm, guessForm } from '@gov/forms/guess';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { openPackage } from './office-package.ts';
import { type ReceivedFile, receiveFile } from './receive-file.ts';
import { sheetForm } from './sheet-form.ts';
import { wordForm } from './word-form.ts';

type Route = (typeof routes)['importFile'];

/** An office's own form is read into a template that the designer opens; nothing is kept here, twice reads twice. */
export async function importFile(
  context: UseCaseContext,
  _input: InputOf<Route>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Route>>> {
  const received = await receiveFile(context, exchange);
  if (!received.ok) return received;
  const { fileName, bytes } = received.value;
  const guessed = await readForm(received.value);
  if (!guessed.ok) return guessed;
  const { template, remarks, singleFields } = guessed.value;
  context.audit({
    event: 'forms.file-read',
    objectKind: 'form-file',
    objectId: createHash('sha256').update(bytes).digest('hex'),
    details: { bytes: bytes.length, fields: template.fields.length, word: /\.docx$/i.test(fileName) },
  });
  return ok({ template, remarks: [...remarks], ...(singleFields ? { singleFields } : {}) });
}

/** A Word or Excel file as a template with guessed fields. */
export async function readForm({ fileName, bytes }: ReceivedFile): Promise<Result<GuessedForm>> {
  if (/\.(?:docm|dotm|xlsm|xltm|xlsb)$/i.test(fileName)) return reject('forms.import-macros');
  if (bytes.length === 0) return reject('files.empty');
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const rough = opened.value.kind === 'word' ? await wordForm(opened.value) : sheetForm(opened.value);
  if (!rough.ok) return rough;
  return guessForm({ ...rough.value, name: cleanName(fileName.replace(/\.[^.]*$/, '')).slice(0, 60) });
}
