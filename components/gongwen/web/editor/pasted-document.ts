import { type BodyDocument, finishedPartsOf, fromPlainText, looksFinished, parseBody } from '@gov/gongwen';
import { DOMParser, type Schema } from '@tiptap/pm/model';
import { cleanPastedHtml } from './paste.ts';

/** A paste that is a whole document, with title or signature; anything else goes its usual way. */
export function finishedIn(
  data: DataTransfer | null,
  schema: Schema,
): { readonly body: BodyDocument; readonly lostPictures: number } | undefined {
  const html = data?.getData('text/html') ?? '';
  const pasted = html === '' ? undefined : cleanPastedHtml(html);
  const body = pasted ? bodyOfHtml(pasted.html, schema) : fromPlainText(data?.getData('text/plain') ?? '');
  if (!body || !looksFinished(finishedPartsOf(body))) return undefined;
  return { body, lostPictures: pasted?.lostPictures ?? 0 };
}

function bodyOfHtml(html: string, schema: Schema): BodyDocument | undefined {
  const page = document.implementation.createHTMLDocument('');
  const frame = page.createElement('div');
  frame.innerHTML = html;
  const parsed = parseBody(DOMParser.fromSchema(schema).parse(frame).toJSON());
  return parsed.ok ? parsed.value : undefined;
}
