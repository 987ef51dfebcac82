import { brandId, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { mattersService } from '#components/matters/contract.ts';
import type { CallingKey, HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { beginnerOfDraft } from '../store.ts';
import { applicationFor, keyOf } from './for-caller.ts';

type Routes = typeof routes;

/** What the trace of a matter says that a program began. */
export const startedByKey = '通过应用密钥发起';

/**
 * An own draft of this application. A program has only those that its own key began, also under another name: what its person writes on a page
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
  if (!draft || draft.kindCode !== application.value.kindCode) return reject('matters.not-found');
  return key && !(await isBegunBy(context, key, { id, notes: draft.notes })) ? reject('matters.not-found') : ok(id);
}

interface Begun {
  readonly id: MatterId;
  readonly notes: readonly { readonly act: string; readonly detail: string }[];
}

/** By the key's id; what was begun before those were kept bears its name in the trace alone. */
async function isBegunBy({ tx }: UseCaseContext, key: CallingKey, { id, notes }: Begun): Promise<boolean> {
  const begun = await tx.first(beginnerOfDraft(tx.agencyId, id));
  if (begun) return begun.keyId === key.id;
  return notes.some(({ act, detail }) => act === startedByKey && detail === key.name);
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
