import { Version } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const ofProcess = Type.Object({ processId: Uuid }, Closed);

/** What is rehearsed: the draft as it is saved, or a published version by its number. */
const Source = Type.Union([Type.Literal('draft'), Version]);

const Step = Type.Object({ id: Type.String(), name: Type.String() }, Closed);
const Flow = Type.Object(
  { block: Type.String(), name: Type.String(), flow: Type.String(), label: Type.String() },
  Closed,
);
const Point = Type.Object({ x: Type.Number(), y: Type.Number() }, Closed);
/** `Diagram` of the workflow package. */
export const Picture = Type.Object(
  {
    width: Type.Number(),
    height: Type.Number(),
    nodes: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          kind: Type.String(),
          name: Type.String(),
          lane: Type.Optional(Type.Object({ name: Type.String(), short: Type.String() }, Closed)),
          x: Type.Number(),
          y: Type.Number(),
          w: Type.Number(),
          h: Type.Number(),
        },
        Closed,
      ),
    ),
    edges: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          from: Type.String(),
          to: Type.String(),
          label: Type.String(),
          points: Type.Array(Point),
        },
        Closed,
      ),
    ),
  },
  Closed,
);
export type Picture = Static<typeof Picture>;

const RehearsedProcess = Type.Object(
  {
    name: Type.String(),
    /** 草稿, 第 3 版 */
    source: Type.String(),
    draftVersion: Type.Optional(Version),
    /** What it would take the place of. */
    current: Type.Optional(Type.Integer()),
    /** Instances to be rehearsed, the newest first. */
    matterIds: Type.Array(Uuid),
    /** How many there are in all. */
    total: Type.Integer(),
    /** Steps of the version rehearsed, in the order of the drawing, then those that only earlier versions have. */
    steps: Type.Array(Type.Object({ ...Step.properties, gone: Type.Optional(Type.Literal(true)) }, Closed)),
    flows: Type.Array(Flow),
    picture: Picture,
  },
  Closed,
);
export type RehearsedProcess = Static<typeof RehearsedProcess>;

const Pair = Type.Tuple([Type.Integer(), Type.Integer()]);
const Counts = Type.Record(Type.String(), Pair);
const Status = Type.Union([
  Type.Literal('open'),
  Type.Literal('completed'),
  Type.Literal('refused'),
  Type.Literal('cancelled'),
  Type.Literal('terminated'),
  Type.Literal('returned'),
]);

/** `CaseDifference` of the workflow package, people by name. */
const Difference = Type.Object(
  {
    same: Type.Boolean(),
    steps: Type.Array(
      Type.Object(
        {
          node: Type.String(),
          kind: Type.Union([
            Type.Literal('same'),
            Type.Literal('people'),
            Type.Literal('added'),
            Type.Literal('dropped'),
          ]),
          past: Type.Array(Type.String()),
          now: Type.Array(Type.String()),
          assumed: Type.Optional(Type.Literal(true)),
        },
        Closed,
      ),
    ),
    ways: Type.Array(
      Type.Object({ block: Type.String(), past: Type.Array(Type.String()), now: Type.Array(Type.String()) }, Closed),
    ),
    nobody: Type.Array(Type.String()),
    /** `why` in words. */
    notAllowed: Type.Array(Type.Object({ node: Type.String(), did: Type.String(), why: Type.String() }, Closed)),
    ends: Type.Object({ past: Status, now: Status }, Closed),
    millis: Type.Optional(Type.Object({ past: Type.Number(), now: Type.Number() }, Closed)),
    uncounted: Type.Array(Type.String()),
    stuck: Type.Boolean(),
    unexplained: Type.Integer(),
    entered: Counts,
    taken: Counts,
  },
  Closed,
);

const RehearsedCase = Type.Object(
  {
    matterId: Uuid,
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    startedAt: Type.String(),
    starterSection: Type.String(),
    /** Only for who may read the matter. */
    title: Type.Optional(Type.String()),
    difference: Difference,
  },
  Closed,
);
export type RehearsedCase = Static<typeof RehearsedCase>;

/** More than a request may take on: some seconds at most. */
export const mostAtOnce = 25;

/** 试运行历史. */
export const rehearsalRoutes = {
  rehearsal: {
    method: 'GET',
    path: '/api/processes/:processId/rehearsal',
    summary: 'What is to be rehearsed: the instances, and how the version is drawn',
    permission: 'processes.design',
    input: {
      params: ofProcess,
      query: Type.Object({ of: Source, most: Type.Integer({ minimum: 1, maximum: 1_000 }) }, Closed),
    },
    reply: RehearsedProcess,
  },
  rehearse: {
    method: 'POST',
    path: '/api/processes/:processId/rehearsal',
    summary: 'Rehearses some instances; changes nothing',
    permission: 'processes.design',
    input: {
      params: ofProcess,
      body: Type.Object(
        {
          of: Source,
          /** Of a draft: the version that the rehearsal began with. */
          draftVersion: Type.Optional(Version),
          matterIds: Type.Array(Uuid, { minItems: 1, maxItems: mostAtOnce }),
        },
        Closed,
      ),
    },
    reply: Type.Object({ cases: Type.Array(RehearsedCase) }, Closed),
  },
} as const;
