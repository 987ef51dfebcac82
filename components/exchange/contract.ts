import type { AgencyId, MatterId, Result } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import type { DocumentMetadata, Party } from '@gov/exchange';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }));

/** 待签收 已签收 已退回. */
export const InboxBox = Type.Union([Type.Literal('waiting'), Type.Literal('signed'), Type.Literal('returned')]);
export type InboxBox = Static<typeof InboxBox>;

export const InboxRow = Type.Object(
  {
    exchangeId: Uuid,
    from: Type.String(),
    title: Type.String(),
    documentNumber: Type.String(),
    kind: Type.String(),
    urgency: Type.String(),
    secrecy: Type.String(),
    receivedAt: Instant,
    stage: Type.Union([
      Type.Literal('RECEIVED'),
      Type.Literal('SIGNED'),
      Type.Literal('RETURNED'),
      Type.Literal('FINISHED'),
    ]),
    /** When the office signed for it or returned it. */
    actedAt: Type.Optional(Instant),
    /** Longer unsigned than the office allows itself. */
    late: Type.Boolean(),
    matterId: Type.Optional(Uuid),
  },
  Closed,
);
export type InboxRow = Static<typeof InboxRow>;

export const ReceivedFile = Type.Object(
  {
    fileId: Uuid,
    role: Type.Union([Type.Literal('BODY'), Type.Literal('ATTACHMENT')]),
    name: Type.String(),
    bytes: Type.Integer(),
    mediaType: Type.String(),
  },
  Closed,
);
export type ReceivedFile = Static<typeof ReceivedFile>;

/** One signed point of the way: 送达 签收 退文 办结. `by` is a role, never a person. */
export const SignedPoint = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('DELIVERED'),
      Type.Literal('SIGNED_FOR'),
      Type.Literal('RETURNED'),
      Type.Literal('FINISHED'),
    ]),
    at: Instant,
    by: Type.String(),
    reason: Type.Optional(Type.String()),
    /** The signature over the stored bytes was verified for this answer. */
    genuine: Type.Boolean(),
  },
  Closed,
);
export type SignedPoint = Static<typeof SignedPoint>;

export const InboxDocument = Type.Object(
  {
    row: InboxRow,
    signatory: Type.String(),
    documentDate: Type.String(),
    mainRecipients: Type.Array(Type.String()),
    copyRecipients: Type.Array(Type.String()),
    summary: Type.String(),
    remarks: Type.String(),
    files: Type.Array(ReceivedFile),
    points: Type.Array(SignedPoint),
    /** The sender sent it again after it was returned. */
    sentAgain: Type.Boolean(),
    /** SM3 of the sealed envelope as it arrived. */
    sm3: Type.String(),
    mayAct: Type.Boolean(),
  },
  Closed,
);
export type InboxDocument = Static<typeof InboxDocument>;

/** One batch (发送单): a document to several receivers, as numbers and problems in words. */
export const DispatchRow = Type.Object(
  {
    dispatchId: Uuid,
    title: Type.String(),
    documentNumber: Type.String(),
    sentAt: Instant,
    receivers: Type.Integer(),
    delivered: Type.Integer(),
    signed: Type.Integer(),
    finished: Type.Integer(),
    problems: Type.Array(Type.Object({ words: Type.String(), severe: Type.Boolean() }, Closed)),
    /** Where it stands as a whole, said where nothing wants attention: `都已签收`, `已退回，已再次发送`. */
    words: Type.String(),
    /** 再次发送: sent in place of what came back. */
    sentAgain: Type.Boolean(),
  },
  Closed,
);
export type DispatchRow = Static<typeof DispatchRow>;

/** One receiver of a batch: its stage and when each was reached; never what happens inside the other agency. */
export const DeliveryLine = Type.Object(
  {
    exchangeId: Uuid,
    to: Type.String(),
    stage: Type.String(),
    /** The stage in words: `已签收`, `2 天 19 小时未签收`. */
    words: Type.String(),
    severe: Type.Boolean(),
    sentAt: Instant,
    deliveredAt: Type.Optional(Instant),
    signedAt: Type.Optional(Instant),
    returnedAt: Type.Optional(Instant),
    finishedAt: Type.Optional(Instant),
    /** Why it came back or could not be delivered, in words. */
    reason: Type.Optional(Type.String()),
    points: Type.Array(SignedPoint),
    /** Every receipt is genuine and names exactly the bytes that were sent. */
    identical: Type.Boolean(),
    sm3: Type.String(),
    /** Envelope and receipts may be taken out: there are some, and the caller may read the document. */
    mayExport: Type.Boolean(),
    mayQueueAgain: Type.Boolean(),
    /** It came back and nothing was sent in its place: the caller may send the document again. */
    maySendAgain: Type.Boolean(),
    /** Sent in place of one that came back. */
    sentAgain: Type.Boolean(),
    /** It came back and this was sent in its place. */
    sentAgainAs: Type.Optional(Type.Object({ exchangeId: Uuid, dispatchId: Uuid, sentAt: Instant }, Closed)),
  },
  Closed,
);
export type DeliveryLine = Static<typeof DeliveryLine>;

export const DispatchView = Type.Object({ row: DispatchRow, lines: Type.Array(DeliveryLine) }, Closed);
export type DispatchView = Static<typeof DispatchView>;

const exchangeParams = Type.Object({ exchangeId: Uuid }, Closed);
const Acted = Type.Object({ done: Type.Literal(true), said: Type.String(), matterId: Type.Optional(Uuid) }, Closed);

export const routes = defineRoutes({
  inbox: {
    method: 'GET',
    path: '/api/exchange/inbox',
    summary: 'Documents received from other agencies, newest first, paged by a stable cursor',
    permission: 'exchange.receive',
    input: { query: Type.Object({ box: InboxBox, cursor: Cursor, limit: Limit }, Closed) },
    reply: Type.Object(
      { rows: Type.Array(InboxRow), waiting: Type.Integer(), next: Type.Optional(Type.String()) },
      Closed,
    ),
  },
  received: {
    method: 'GET',
    path: '/api/exchange/inbox/:exchangeId',
    summary: 'One received document with its files and signed points',
    permission: 'exchange.receive',
    input: { params: exchangeParams },
    reply: InboxDocument,
  },
  downloadReceived: {
    method: 'GET',
    path: '/api/exchange/inbox/:exchangeId/files/:fileId',
    summary: 'One received file, also before signing for it; ranges allowed, audited',
    permission: 'exchange.receive',
    transfer: 'download',
    input: { params: Type.Object({ exchangeId: Uuid, fileId: Uuid }, Closed) },
    reply: Type.Any(),
  },
  receivedPages: {
    method: 'GET',
    path: '/api/exchange/inbox/:exchangeId/files/:fileId/pages',
    summary: 'How many pages a received PDF has',
    permission: 'exchange.receive',
    input: { params: Type.Object({ exchangeId: Uuid, fileId: Uuid }, Closed) },
    reply: Type.Object({ pages: Type.Integer() }, Closed),
  },
  receivedPage: {
    method: 'GET',
    path: '/api/exchange/inbox/:exchangeId/files/:fileId/pages/:page',
    summary: 'One page of a received PDF as a picture (SVG), also before signing for it; audited',
    permission: 'exchange.receive',
    transfer: 'download',
    input: {
      params: Type.Object(
        { exchangeId: Uuid, fileId: Uuid, page: Type.Integer({ minimum: 1, maximum: 9999 }) },
        Closed,
      ),
    },
    reply: Type.Any(),
  },
  signFor: {
    method: 'POST',
    path: '/api/exchange/inbox/:exchangeId/sign-for',
    summary: 'Sign for a received document; a signed receipt goes back and the document is registered',
    permission: 'exchange.receive',
    changes: true,
    input: { params: exchangeParams },
    reply: Acted,
  },
  returnReceived: {
    method: 'POST',
    path: '/api/exchange/inbox/:exchangeId/return',
    summary: 'Return a received document to its sender with a reason of the dictionary',
    permission: 'exchange.receive',
    changes: true,
    input: {
      params: exchangeParams,
      body: Type.Object(
        {
          reasonCode: Type.String({ maxLength: 8 }),
          text: Type.String({ maxLength: 200 }),
          /** What the caller's page showed: a colleague who signed for it meanwhile is not overruled unseen. */
          stage: Type.Union([Type.Literal('RECEIVED'), Type.Literal('SIGNED')]),
        },
        Closed,
      ),
    },
    reply: Acted,
  },
  dispatches: {
    method: 'GET',
    path: '/api/exchange/dispatches',
    summary: 'What this agency sent, one row per batch, newest first',
    permission: 'exchange.track',
    input: { query: Type.Object({ cursor: Cursor, limit: Limit }, Closed) },
    reply: Type.Object({ rows: Type.Array(DispatchRow), next: Type.Optional(Type.String()) }, Closed),
  },
  dispatch: {
    method: 'GET',
    path: '/api/exchange/dispatches/:dispatchId',
    summary: 'One batch: a line per receiver, late ones first, receipts verified',
    permission: 'exchange.track',
    input: { params: Type.Object({ dispatchId: Uuid }, Closed) },
    reply: DispatchView,
  },
  queueAgain: {
    method: 'POST',
    path: '/api/exchange/deliveries/:exchangeId/queue',
    summary: 'Try an unresolved delivery again with the same sealed bytes',
    permission: 'exchange.track',
    changes: true,
    input: { params: exchangeParams },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
  sendAgain: {
    method: 'POST',
    path: '/api/exchange/deliveries/:exchangeId/again',
    summary: 'After a return: the same document to that receiver in a new envelope that names the former, once',
    permission: 'exchange.track',
    changes: true,
    input: {
      params: exchangeParams,
      /** What the receiver reads beside the document. */
      body: Type.Object({ remarks: Type.String({ maxLength: 200 }) }, Closed),
    },
    reply: Type.Object({ done: Type.Literal(true), said: Type.String(), dispatchId: Uuid }, Closed),
  },
  evidence: {
    method: 'GET',
    path: '/api/exchange/deliveries/:exchangeId/evidence',
    summary:
      'Envelope, receipts, signatures and public keys of one delivery as a tar file, to be checked by hand; audited',
    permission: 'exchange.track',
    transfer: 'download',
    input: { params: exchangeParams },
    reply: Type.Any(),
  },
  matterDispatches: {
    method: 'GET',
    path: '/api/exchange/matters/:matterId/dispatches',
    summary: 'Where the documents of a matter went, for readers of the matter',
    permission: 'matters.handle',
    input: { params: Type.Object({ matterId: Uuid }, Closed) },
    reply: Type.Object({ dispatches: Type.Array(DispatchView) }, Closed),
  },
});

/** A stored file of the own agency that goes into an envelope. `sm3` of the plain text, lower-case hex. */
export interface SentFile {
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly sm3: string;
}

/** 分发: one document to several agencies; each gets its own sealed envelope. */
export interface OutgoingDocument {
  readonly matterId: MatterId;
  readonly document: DocumentMetadata;
  readonly recipients: readonly { readonly agencyId: AgencyId; readonly name: string }[];
  readonly body: SentFile;
  readonly attachments: readonly SentFile[];
}

/** What other components ask of the exchange, in the same transaction. */
export interface ExchangeService {
  /**
   * Seals one envelope per recipient and leaves their delivery to the courier; the matter's trace gets a line.
   * Refuses with `exchange.no-recipients`, `exchange.unknown-recipient`, `exchange.malformed`. Each call sends anew.
   */
  dispatch(outgoing: OutgoingDocument): Promise<Result<{ readonly dispatchId: string }>>;
  /** The handling of a received document has ended: receipt 办结 goes back. Unknown id, or finished before: ok, nothing happens. */
  finish(exchangeId: string): Promise<Result<void>>;
}

export const exchangeService = serviceToken<ExchangeService>('exchange');

/** A document that was signed for and is to be registered. The files belong to the receiving agency already. */
export interface ArrivedDocument {
  readonly exchangeId: string;
  readonly from: Party;
  readonly document: DocumentMetadata;
  readonly files: readonly ReceivedFile[];
}

/** What the component of incoming documents (收文) offers: asked in the transaction of signing for. */
export interface IncomingDocuments {
  register(arrived: ArrivedDocument): Promise<Result<{ readonly matterId: MatterId }>>;
  /** It was signed for and then returned: its matter ends in the same transaction. */
  returned(matterId: MatterId, reason: string): Promise<Result<void>>;
}

/** Extension point `exchange.incoming`: key `gongwen`, value a factory binding to the running use case's context. */
export const incomingDocuments = serviceToken<(context: unknown) => IncomingDocuments>('exchange.incoming');
