import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

export const Closed = { additionalProperties: false } as const;
export const Uuid = Type.String({ format: 'uuid' });
export const Key = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' });

/** Who does a step of a simple process (简单审批). */
export const Approver = Type.Union([
  Type.Object(
    {
      kind: Type.Union([
        Type.Literal('sectionHead'),
        Type.Literal('deputyInCharge'),
        Type.Literal('chief'),
        Type.Literal('officeDirector'),
        Type.Literal('documentClerk'),
        Type.Literal('sealKeeper'),
        Type.Literal('starterChooses'),
        Type.Literal('starter'),
      ]),
    },
    Closed,
  ),
  Type.Object({ kind: Type.Literal('post'), postId: Uuid }, Closed),
]);
export type Approver = Static<typeof Approver>;

/** One step after the application itself. */
export const ApprovalStep = Type.Object(
  {
    name: words(1, 30),
    approver: Approver,
    /** The opinion block that takes its opinion; none = it is only done (发放、登记). */
    block: Type.Optional(Key),
    /** Fields that are filled in here and not by the starter. */
    fills: Type.Optional(Type.Array(Key, { maxItems: 50 })),
    /** Only from this number on, else the step is passed over. */
    when: Type.Optional(
      Type.Object({ field: Key, atLeast: Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,4})?$' }) }, Closed),
    ),
  },
  Closed,
);
export type ApprovalStep = Static<typeof ApprovalStep>;

/** `section:…`, `post:…`: whom a right is given to. */
export const Grantee = Type.String({ pattern: '^(?:section|post):[0-9a-f-]{36}$' });

/** 流程: simple approval by steps, or a published process by its key. */
export const ApplicationProcess = Type.Union([
  Type.Object({ steps: Type.Array(ApprovalStep, { minItems: 1, maxItems: 12 }) }, Closed),
  Type.Object({ key: Type.String({ minLength: 1, maxLength: 80 }) }, Closed),
]);
export type ApplicationProcess = Static<typeof ApplicationProcess>;

/** Everything an administrator says about an application. */
export const ApplicationSettings = Type.Object(
  {
    name: words(1, 30),
    group: words(1, 12),
    hint: Type.String({ maxLength: 100 }),
    formKey: Type.String({ minLength: 1, maxLength: 80 }),
    process: ApplicationProcess,
    /** `{applicant}外出（{destination}）`. */
    titlePattern: Type.Optional(Type.String({ maxLength: 200 })),
    /** Absent = everybody. */
    starters: Type.Optional(Type.Array(Grantee, { minItems: 1, maxItems: 50 })),
    /** Who reads every one from its submission on. */
    readers: Type.Array(Grantee, { maxItems: 20 }),
    /** Fields shown as columns of the list, in this order. */
    columns: Type.Array(Key, { maxItems: 12 }),
    /** Number or amount that statistics add up. */
    sum: Type.Optional(Key),
  },
  Closed,
);
export type ApplicationSettings = Static<typeof ApplicationSettings>;

/** A field as a column, a filter and a line of statistics. */
export const RecordColumn = Type.Object(
  {
    key: Type.String(),
    label: Type.String(),
    column: Type.Union([Type.Literal('text'), Type.Literal('number'), Type.Literal('date')]),
    unit: Type.Optional(Type.String()),
    /** Fixed values to choose from. */
    choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }, Closed))),
  },
  Closed,
);
export type RecordColumn = Static<typeof RecordColumn>;

export const RecordRow = Type.Object(
  {
    matterId: Uuid,
    title: Type.String(),
    state: Type.String(),
    starter: Type.String(),
    startedAt: Type.String(),
    endedAt: Type.Optional(Type.String()),
    /** As they are shown; an empty field is absent. */
    cells: Type.Record(Type.String(), Type.String()),
  },
  Closed,
);
export type RecordRow = Static<typeof RecordRow>;

const Day = Type.String({ format: 'date' });

/** What a list is narrowed to and how it is sorted; travels as JSON text in one query parameter. */
export const RecordsWhere = Type.Object(
  {
    words: Type.Optional(Type.String({ maxLength: 60 })),
    states: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 5 })),
    startedFrom: Type.Optional(Day),
    startedTo: Type.Optional(Day),
    fields: Type.Optional(
      Type.Array(
        Type.Object(
          {
            key: Key,
            oneOf: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 30 })),
            contains: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
            from: Type.Optional(Type.String({ maxLength: 30 })),
            to: Type.Optional(Type.String({ maxLength: 30 })),
          },
          Closed,
        ),
        { maxItems: 12 },
      ),
    ),
    sort: Type.Optional(Type.Object({ key: Key, descending: Type.Boolean() }, Closed)),
  },
  Closed,
);
export type RecordsWhere = Static<typeof RecordsWhere>;
