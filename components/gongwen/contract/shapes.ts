import type { BodyDocument } from '@gov/gongwen';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Day = Type.String();

/** The body as the editor's JSON; `parseBody` of `@gov/gongwen` is its real check. */
export const GivenBody = Type.Unsafe<unknown>(
  Type.Object({ type: Type.Literal('doc') }, { additionalProperties: true }),
);
/** The canonical shape `parseBody` gives. */
export const Body = Type.Unsafe<BodyDocument>(Type.Any());

/** 普通格式 or 信函格式 (GB/T 9704-2012 cl. 10.1). */
export const DocumentFormat = Type.Union([Type.Literal('ORDINARY'), Type.Literal('LETTER')]);
export type DocumentFormat = Static<typeof DocumentFormat>;

/** Another person who has the body open for editing. */
export const OtherEditor = Type.Object({ name: Type.String(), since: Instant }, Closed);

const changedBy = Type.Array(Type.String());

/**
 * Opinions on the slip that were given to an earlier document, and who changed what since: the text (the version they were
 * given to, 0 = nothing was written yet) and other parts, with what these held then and hold now where that is short.
 */
export const Overtaken = Type.Object(
  {
    opinions: Type.Array(Type.Object({ who: Type.String(), step: Type.String(), at: Instant }, Closed)),
    text: Type.Optional(Type.Object({ version: Type.Integer(), changedBy }, Closed)),
    parts: Type.Array(
      Type.Object(
        {
          part: Type.Union([
            Type.Literal('title'),
            Type.Literal('mainRecipients'),
            Type.Literal('copyRecipients'),
            Type.Literal('attachments'),
          ]),
          changedBy,
          was: Type.Optional(Type.String()),
          is: Type.Optional(Type.String()),
        },
        Closed,
      ),
    ),
  },
  Closed,
);
export type Overtaken = Static<typeof Overtaken>;

/** The document of a matter, as far as the caller may read it. */
export const DocumentView = Type.Object(
  {
    matterId: Uuid,
    title: Type.String(),
    direction: Type.Union([Type.Literal('OUT'), Type.Literal('IN')]),
    /** Code and word of the document's own status: `SIGNED_OFF`, `已签发`. */
    status: Type.String(),
    statusWords: Type.String(),
    format: DocumentFormat,
    number: Type.Optional(Type.String()),
    documentDate: Type.Optional(Day),
    signatory: Type.Optional(Type.String()),
    body: Body,
    bodyVersion: Type.Integer(),
    savedBy: Type.Optional(Type.String()),
    savedAt: Type.Optional(Instant),
    /** Set from sign-off on: the text is fixed by its SM3. */
    frozen: Type.Optional(Type.Object({ at: Instant, sm3: Type.String(), by: Type.String() }, Closed)),
    /** The caller holds a step that may change the body, and the text is not frozen. */
    mayEdit: Type.Boolean(),
    otherEditor: Type.Optional(OtherEditor),
    /** Until sign-off: whose opinion was given before somebody else changed the document. */
    overtaken: Type.Optional(Type.Array(Overtaken)),
    /** 来文 not registered yet whose sender and number stand in the register already. */
    registeredBefore: Type.Optional(
      Type.Object(
        {
          documents: Type.Array(
            Type.Object({ matterId: Uuid, number: Type.String(), title: Type.String(), registeredAt: Instant }, Closed),
          ),
          /** Somebody compared them: it is another document. */
          confirmed: Type.Boolean(),
        },
        Closed,
      ),
    ),
    /** The finished PDF, once it is typeset; for an incoming document the body file that came with it. */
    finalFile: Type.Optional(
      Type.Object({ name: Type.String(), bytes: Type.Integer(), mediaType: Type.String() }, Closed),
    ),
  },
  Closed,
);
export type DocumentView = Static<typeof DocumentView>;

/** One thing the format check found, as `@gov/gongwen` says it. */
export const Finding = Type.Object(
  {
    code: Type.String(),
    severity: Type.Union([Type.Literal('BLOCK'), Type.Literal('WARN'), Type.Literal('INFORM')]),
    place: Type.Object({ part: Type.String(), index: Type.Optional(Type.Integer()) }, Closed),
    sentence: Type.String(),
    fix: Type.Optional(Type.String()),
  },
  Closed,
);

/** 发文登记簿, one line per numbered document. */
export const OutgoingRow = Type.Object(
  {
    matterId: Uuid,
    /** The caller may read the matter; else the line is all he sees. */
    mayOpen: Type.Boolean(),
    number: Type.String(),
    title: Type.String(),
    kindWords: Type.String(),
    section: Type.String(),
    drafter: Type.String(),
    signatory: Type.String(),
    documentDate: Day,
    mainRecipients: Type.Array(Type.String()),
    statusWords: Type.String(),
    dispatchedAt: Type.Optional(Instant),
  },
  Closed,
);
export type OutgoingRow = Static<typeof OutgoingRow>;

/** 收文登记簿, one line per registered document; `number` is the own one. */
export const IncomingRow = Type.Object(
  {
    matterId: Uuid,
    /** The caller may read the matter; else the line is all he sees. */
    mayOpen: Type.Boolean(),
    number: Type.String(),
    title: Type.String(),
    sourceAgency: Type.String(),
    sourceNumber: Type.String(),
    receivedOn: Type.Optional(Day),
    classWords: Type.String(),
    urgency: Type.String(),
    statusWords: Type.String(),
    registeredAt: Instant,
  },
  Closed,
);
export type IncomingRow = Static<typeof IncomingRow>;

export const NumberBook = Type.Object(
  {
    id: Uuid,
    purpose: Type.Union([Type.Literal('OUT'), Type.Literal('IN')]),
    prefix: Type.String(),
    year: Type.Integer(),
    /** Number the next document gets. */
    next: Type.Integer(),
    used: Type.Integer(),
    void: Type.Integer(),
  },
  Closed,
);

/** Another agency as 主送 and 抄送 are picked; `relation` is what it is to ours. */
export const Recipient = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    shortName: Type.String(),
    relation: Type.Union([
      Type.Literal('SUPERIOR'),
      Type.Literal('GUIDING'),
      Type.Literal('SUBORDINATE'),
      Type.Literal('GUIDED'),
      Type.Literal('PEER'),
      Type.Literal('NOT_SUBORDINATE'),
    ]),
    relationWords: Type.String(),
  },
  Closed,
);
export type Recipient = Static<typeof Recipient>;

export const BodyVersionRow = Type.Object({ version: Type.Integer(), by: Type.String(), at: Instant }, Closed);
