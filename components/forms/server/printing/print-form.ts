import { type Result, reject } from '@gov/base';
import { type FormPrint, typesetForm } from '@gov/typeset';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { layPdfOutside } from '#platform/server/typesetting/lay-outside.ts';
import { openTypesetter } from '#platform/server/typesetting/open-typesetter.ts';
import type { PaperToPrint } from '../../contract.ts';
import { pictureEnding } from './picture-ending.ts';

/**
 * The filled form as PDF/A-2b, laid out while no transaction is open. A picture that is none, or that cannot be read, is
 * printed by its name; what else stops the typesetter refuses the whole (`forms.not-printed`), for half a form is none.
 */
export async function printForm(
  context: UseCaseContext,
  { tree, title, foot, files }: PaperToPrint,
): Promise<Result<Uint8Array>> {
  const { fonts, missingIn } = openTypesetter();
  const { assets, pictures } = picturesOf(files);
  const program = (drawn: FormPrint['pictures']) =>
    typesetForm({ tree, title, foot, pictures: drawn, fonts, missingIn });
  const laid = await layPdfOutside(context, {
    source: program(pictures),
    assets,
    ...(pictures.size > 0 ? { withoutPictures: program(new Map()) } : {}),
  });
  if (laid.ok || !laid.rejection.code.startsWith('typesetting.')) return laid;
  return reject('forms.not-printed', { why: laid.rejection.code });
}

function picturesOf(files: PaperToPrint['files']) {
  const assets: Record<string, Uint8Array> = {};
  const pictures = new Map<string, string>();
  for (const [fileId, bytes] of files) {
    const ending = pictureEnding(bytes);
    if (!ending) continue;
    // by its id, never by its place: what was laid out is known again by its program alone
    const name = `${fileId}.${ending}`;
    assets[name] = bytes;
    pictures.set(fileId, name);
  }
  return { assets, pictures };
}
