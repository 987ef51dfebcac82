import { addMillis, type Instant, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { sm3Hex } from '@gov/gm';
import { bodyDigestInput, fromPlainText, parseBody } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { otherEditor, silenceMillis } from '../../rules/editors.ts';
import { takeBackSignOff, unsigned } from '../hooks/take-back-sign-off.ts';
import { pictureNames } from '../layout/lay-out.ts';
import { editorOf, mayEditBody, readableDocument, writesFor } from './readable-document.ts';
import { endEditing, listImages, lockDocument, markEditing, saveBody, setStatus } from './store.ts';

type Routes = typeof routes;

/** `11月24日 9:05`, in China. */
function timeOf(instant: string): string {
  const [date = '', time = ''] = addMillis(instant as Instant, 8 * 3_600_000).split('T'); // reason: a column of type timestamptz
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日 ${Number(time.slice(0, 2))}${time.slice(2, 5)}`;
}

/**
 * Saves the body on top of the version it was made from. A frozen text is refused unless the process has come back to
 * a step that edits: then the sign-off is void. Twice = the second finds its base version outdated.
 */
export async function saveDocumentBody(
  context: UseCaseContext,
  input: InputOf<Routes['saveBody']>,
): Promise<Result<ReplyOf<Routes['saveBody']>>> {
  const { tx, now } = context;
  const matterId = input.params.matterId as MatterId; // reason: a route parameter, checked as a uuid
  const person = context.person();
  if (!(await context.ask(mattersService).readable(matterId))) return reject('matters.not-found');
  // Locked before the right is looked at: a sign-off under way is then waited for and seen.
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (!document) return reject('matters.not-found');
  const forWhom = await writesFor(context, matterId);
  if (!forWhom) return reject(document.frozenAt ? 'gongwen.text-frozen' : 'gongwen.body-not-yours');
  if (document.bodyVersion !== input.body.baseVersion)
    return reject('gongwen.body-stale', {
      by: document.savedByName ?? '',
      at: document.savedAt ? timeOf(document.savedAt) : '',
    });
  const body = parseBody(input.body.body);
  if (!body.ok) return body;
  const pictures = pictureNames(body.value);
  const known = pictures.length === 0 ? [] : await tx.all(listImages(tx.agencyId, matterId));
  if (pictures.some((name) => !known.some(({ fileId }) => fileId === name))) return reject('gongwen.unknown-image');
  if (document.frozenAt) {
    takeBackSignOff(context, document, matterId);
    tx.write(setStatus(tx.agencyId, matterId, 'RETURNED'));
    const emptied = await context.ask(mattersService).setSystemValues(matterId, unsigned);
    if (!emptied.ok) return emptied;
  }
  const version = document.bodyVersion + 1;
  context.ask(mattersService).touch(matterId);
  tx.write(
    saveBody(tx.agencyId, {
      matterId,
      version,
      body: body.value,
      format: input.body.format ?? document.format,
      personId: person.personId,
      personName: person.personName,
      at: now,
    }),
  );
  context.audit({
    event: 'gongwen.body-saved',
    objectKind: 'matter',
    objectId: matterId,
    ...forWhom,
    details: { version, sm3: sm3Hex(bodyDigestInput(body.value)) },
  });
  return ok({ version, savedAt: now });
}

/** A sign of life of an open editor; says nothing about the text, so it is no change and leaves no audit row. */
export async function keepEditing(
  context: UseCaseContext,
  input: InputOf<Routes['editing']>,
): Promise<Result<ReplyOf<Routes['editing']>>> {
  const { tx, now } = context;
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const { matterId, document } = found.value;
  const { personId, personName: name } = context.person();
  if (!input.body.editing) tx.write(endEditing(tx.agencyId, matterId, personId));
  else if (await mayEditBody(context, matterId))
    tx.write(
      markEditing(tx.agencyId, { matterId, personId, name, at: now, silentBefore: addMillis(now, -silenceMillis) }),
    );
  const other = otherEditor(editorOf(document), personId, now);
  return ok(other ? { otherEditor: other } : {});
}

/** Pasted plain text as a body; nothing is stored. */
export async function bodyFromText(
  context: UseCaseContext,
  input: InputOf<Routes['fromText']>,
): Promise<Result<ReplyOf<Routes['fromText']>>> {
  const found = await readableDocument(context, input.params.matterId);
  return found.ok ? ok({ body: fromPlainText(input.body.text) }) : found;
}
