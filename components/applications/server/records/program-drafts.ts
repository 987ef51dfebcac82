import { brandId, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { mattersService } from '#components/matters/contract.ts';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { applicationFor, keyOf } from './for-caller.ts';

type Routes = typeof routes;

/** What the trace of a matter says that a program began. */
export const startedByKey = '通过应用密钥发起';

/**
 * An own draft of this application. A program has only those that a key of its name began: what its person writes on a page
 * is none of its business and looks like none.
 */
async function draftFor(
  context: UseCaseContext,
  { applicationId, matterId }: InputOf<Routes['sendDraft']>['params'],
): Promise<Result<MatterId>> {
  const application = await applicationFor(context, applicationId);
  if (!application.ok) return application;
  const id = brandId<MatterId>(matterId);
  const draft = await context.ask(mattersService).ownDraft(id);
  const key = keyOf(context);
  const began = draft?.notes.some(({ act, detail }) => act === startedByKey && detail === key?.name);
  if (!draft || draft.kindCode !== application.value.kindCode || (key && !began)) return reject('matters.not-found');
  return ok(id);
}

/** Files for a draft, as somebody puts them in on its page: same sizes, same kinds. */
export async function attachToDraft(
  context: UseCaseContext,
  { params }: InputOf<Routes['attachToDraft']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['attachToDraft']>>> {
  const draft = await draftFor(context, params);
  if (!draft.ok) return draft;
  const kept = await context.ask(mattersService).attachUploads(draft.value, exchange);
  if (!kept.ok) return kept;
  return ok({ attachments: kept.value.map(({ id, name, bytes }) => ({ fileId: id, name, size: bytes })) });
}

/** Writes what is still missing and hands it in; the same checks as on the page. Twice = it is no draft any more. */
export async function sendDraft(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['sendDraft']>,
): Promise<Result<ReplyOf<Routes['sendDraft']>>> {
  const draft = await draftFor(context, params);
  if (!draft.ok) return draft;
  const sent = await context.ask(mattersService).sendDraft(draft.value, body.values);
  return sent.ok ? ok({ matterId: params.matterId }) : sent;
}
