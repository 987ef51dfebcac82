import { type MatterId, ok, type Result, reject } from '@gov/base';
import { defineComponent, defineRoutes, type InputOf } from '@gov/base/component';
import type { DocumentMetadata } from '@gov/exchange';
import Type from 'typebox';
import { exchangeService, type IncomingDocuments, type OutgoingDocument } from '#components/exchange/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';

/** A component as the tests need it: sends documents through the service and registers what arrived as a draft. */
const component = defineComponent({
  id: 'test-documents',
  name: '测试公文',
  foundation: false,
  needs: ['exchange'],
  tables: [],
  permissions: [],
  settings: [],
  menu: [],
  widgets: [],
  events: [],
  auditEvents: { 'test-documents.sent': { words: '发送' }, 'test-documents.finished': { words: '办结' } },
  errors: {},
});

const routes = defineRoutes({
  send: {
    method: 'POST',
    path: '/api/test-documents',
    summary: 'Sends a document with a body and one attachment',
    permission: 'exchange.track',
    changes: true,
    input: {
      body: Type.Object({
        recipients: Type.Array(Type.Object({ agencyId: Type.String(), name: Type.String() })),
        title: Type.String(),
        wrongDigest: Type.Optional(Type.Boolean()),
        bodyMegabytes: Type.Optional(Type.Integer()),
        matterId: Type.Optional(Type.String()),
      }),
    },
    reply: Type.Object({ dispatchId: Type.String(), matterId: Type.String() }),
  },
  finish: {
    method: 'POST',
    path: '/api/test-documents/finish',
    summary: 'The handling of a received document has ended',
    permission: 'exchange.receive',
    changes: true,
    input: { body: Type.Object({ exchangeId: Type.String() }) },
    reply: Type.Object({ done: Type.Literal(true) }),
  },
});

export const bodyBytes = Buffer.from('%PDF-1.7\n关于做好防汛工作的通知\n%%EOF\n', 'utf8');

const metadata = (title: string): DocumentMetadata => ({
  kind: 'NOTICE',
  documentNumber: '海建发〔2026〕12号',
  title,
  secrecy: 'PUBLIC',
  urgency: 'NORMAL',
  mainRecipients: ['各区住建局'],
  copyRecipients: [],
  signatory: '王建华',
  documentDate: '2026-11-24' as DocumentMetadata['documentDate'], // reason: written in the branded form
  summary: '',
  remarks: '',
});

/** The small body, followed by so many megabytes. */
async function* bodyOf(megabytes: number): AsyncIterable<Uint8Array> {
  yield bodyBytes;
  for (let n = 0; n < megabytes; n++) yield Buffer.alloc(1_048_576, `第${n}兆`);
}

async function storeFile(context: UseCaseContext, content: AsyncIterable<Uint8Array>) {
  const stored = await context.files.put(context.tx.agencyId, content, { maximumBytes: 100_000_000 });
  if (!stored.ok) throw new Error(stored.rejection.code);
  await context.tx.all(keepFiles(context.tx.agencyId, [stored.value.id]));
  return {
    fileId: stored.value.id,
    bytes: stored.value.bytes,
    mediaType: stored.value.mediaType,
    sm3: stored.value.sm3,
  };
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function draftOf(context: UseCaseContext): Promise<MatterId> {
  const made = await context.ask(mattersService).start({ kindCode: 'leave-request', values: {}, submit: false });
  if (!made.ok) throw new Error(made.rejection.code);
  return made.value.matterId;
}

async function send(
  context: UseCaseContext,
  { body }: InputOf<(typeof routes)['send']>,
): Promise<Result<{ dispatchId: string; matterId: string }>> {
  const pdf = await storeFile(context, bodyOf(body.bodyMegabytes ?? 0));
  const attached = await storeFile(context, one(Buffer.from('%PDF-1.7\n附件 1\n%%EOF\n')));
  const matterId = (body.matterId as MatterId | undefined) ?? (await draftOf(context)); // reason: an id the test was given
  const sent = await context.ask(exchangeService).dispatch({
    matterId,
    document: metadata(body.title),
    recipients: body.recipients as unknown as OutgoingDocument['recipients'], // reason: ids of test agencies
    body: { ...pdf, name: '通知.pdf', ...(body.wrongDigest ? { sm3: '0'.repeat(64) } : {}) },
    attachments: [{ ...attached, name: '附件1.pdf' }],
  });
  if (!sent.ok) return sent;
  context.audit({ event: 'test-documents.sent', objectKind: 'matter', objectId: matterId });
  return ok({ ...sent.value, matterId });
}

async function finish(context: UseCaseContext, { body }: InputOf<(typeof routes)['finish']>) {
  const finished = await context.ask(exchangeService).finish(body.exchangeId);
  if (!finished.ok) return finished;
  context.audit({ event: 'test-documents.finished', objectKind: 'inbox-document', objectId: body.exchangeId });
  return ok({ done: true as const });
}

const incoming = (context: unknown): IncomingDocuments => ({
  async register(arrived) {
    if (arrived.files.length !== 2) return reject('test-documents.files');
    return ok({ matterId: await draftOf(context as UseCaseContext) }); // reason: the exchange hands its own context
  },
  returned: () => Promise.resolve(ok(undefined)),
});

export const testDocuments = {
  manifest: component,
  routes,
  server: { handlers: { send, finish }, extensions: { 'exchange.incoming': { gongwen: incoming } } },
} as unknown as RegisteredComponent; // reason: the registry loosens the types of its rows in the same way
