import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

export const Closed = { additionalProperties: false } as const;
export const Uuid = Type.String({ format: 'uuid' });
export const Key = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' });
/** A field or an opinion block on any form of the application: that of a further one begins with the form's key. */
export const AnyKey = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}(?:_[a-z][A-Za-z0-9]{0,39})?$' });
export const FormKey = Type.String({ minLength: 1, maxLength: 80 });

/** A form beside the main form; its fields are called by its key and theirs: `f2_amount`. */
export const FurtherForm = Type.Object(
  {
    key: Type.String({ pattern: '^f[1-9][0-9]{0,2}$' }),
    formKey: FormKey,
    /** 取自主表: its fields that are the main form's of the same key, there only to be read. */
    taken: Type.Optional(Type.Array(Key, { maxItems: 100 })),
  },
  Closed,
);
export type FurtherForm = Static<typeof FurtherForm>;

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
    block: Type.Optional(AnyKey),
    /** Fields that are filled in here and not by the starter. */
    fills: Type.Optional(Type.Array(AnyKey, { maxItems: 50 })),
    /** 看哪几张表, in this order; the main form alone when absent. The first step that is shown a further form fills it in. */
    forms: Type.Optional(Type.Array(Key, { minItems: 1, maxItems: 10, uniqueItems: true })),
    /** Due within so many working days; 2 when absent, 0 = no time limit. */
    days: Type.Optional(Type.Integer({ minimum: 0, maximum: 90 })),
    /** Only from this number on, else the step is passed over. */
    when: Type.Optional(
      Type.Object({ field: AnyKey, atLeast: Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,4})?$' }) }, Closed),
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
    formKey: FormKey,
    /** 第 2 张起的表. */
    further: Type.Optional(Type.Array(FurtherForm, { maxItems: 5 })),
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
