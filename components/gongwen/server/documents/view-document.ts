import { type FileId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { usualFormat } from '../../rules/describe-document.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { otherEditor } from '../../rules/editors.ts';
import { registeredBefore } from '../registers/registered-before.ts';
import { overtakenIn } from './overtaken-opinions.ts';
import { editorOf, mayEditBody, readableDocument, statusWords } from './readable-document.ts';
import { findVersion, listVersions } from './store.ts';

type Routes = typeof routes;

/** The document as the handling page and the editor show it; the reading is audited. */
export async function viewDocument(
  context: UseCaseContext,
  input: InputOf<Routes['document']>,
): Promise<Result<ReplyOf<Routes['document']>>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const { matter, document: d, matterId } = found.value;
  const fields = documentFields(matter.values);
  const other = otherEditor(editorOf(d), context.person().personId, context.now);
  const file = d.finalFileId ? await context.files.describe(context.tx.agencyId, d.finalFileId as FileId) : undefined; // reason: the column holds ids of the file store
  const before = await registeredBefore(context, d, matter.values);
  const overtaken = await overtakenIn(context, found.value);
  context.audit({ event: 'gongwen.document-read', objectKind: 'matter', objectId: matterId });
  return ok({
    matterId,
    title: fields.title,
    direction: d.direction,
    status: d.status,
    statusWords: statusWords(d),
    format: d.format ?? usualFormat(fields.kind),
    body: d.body,
    bodyVersion: d.bodyVersion,
    mayEdit: d.direction === 'OUT' && (await mayEditBody(context, matterId)),
    ...(d.number === null ? {} : { number: d.number }),
    ...(d.documentDate === null ? {} : { documentDate: d.documentDate }),
    ...(d.signatoryName === null ? {} : { signatory: d.signatoryName }),
    ...(d.savedByName === null ? {} : { savedBy: d.savedByName }),
    ...(d.savedAt === null ? {} : { savedAt: d.savedAt }),
    ...(d.frozenAt && d.frozenSm3 ? { frozen: { at: d.frozenAt, sm3: d.frozenSm3, by: d.signatoryName ?? '' } } : {}),
    ...(other ? { otherEditor: other } : {}),
    ...(overtaken.length > 0 ? { overtaken } : {}),
    ...(before ? { registeredBefore: before } : {}),
    ...(file ? { finalFile: { name: d.finalFileName ?? '', bytes: file.bytes, mediaType: file.mediaType } } : {}),
  });
}

export async function showVersions(
  context: UseCaseContext,
  input: InputOf<Routes['versions']>,
): Promise<Result<ReplyOf<Routes['versions']>>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  return ok({ versions: [...(await context.tx.all(listVersions(context.tx.agencyId, found.value.matterId)))] });
}

export async function showVersion(
  context: UseCaseContext,
  input: InputOf<Routes['version']>,
): Promise<Result<ReplyOf<Routes['version']>>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const version = await context.tx.first(
    findVersion(context.tx.agencyId, found.value.matterId, Number(input.params.version)),
  );
  if (!version) return reject('gongwen.unknown-version');
  const details = { version: version.version };
  context.audit({ event: 'gongwen.version-read', objectKind: 'matter', objectId: found.value.matterId, details });
  return ok(version);
}
