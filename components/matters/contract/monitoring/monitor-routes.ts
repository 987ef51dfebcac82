import { defineRoutes, type Route } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Instant, Uuid } from '../shapes.ts';

const permission = 'matters.monitor';
const expectedVersion = Version;
const reason = words(1, 500);
const params = Type.Object({ matterId: Uuid }, Closed);

/** 办结, 不同意, 发起人撤销, 终止. */
export const EndedHow = Type.Union([
  Type.Literal('done'),
  Type.Literal('refused'),
  Type.Literal('cancelled'),
  Type.Literal('terminated'),
]);
export type EndedHow = Static<typeof EndedHow>;

/** A matter as who keeps the course of things sees it: how it stands, never what it is about or who started it. */
export const MonitoredMatter = Type.Object(
  {
    matterId: Uuid,
    version: Type.Integer(),
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    starterSection: Type.String(),
    since: Instant,
    /** The last act on it. */
    movedAt: Instant,
    /** Steps under way, and who has them; both empty once it has ended. */
    step: Type.String(),
    holders: Type.Array(Type.String()),
    /** Its kind has a newer version of the process by now. */
    older: Type.Boolean(),
    /** What it waits for where nobody has it in hand. */
    waits: Type.Optional(Type.String()),
    dueAt: Type.Optional(Instant),
    overdue: Type.Boolean(),
    /** 办结时限 of the whole, and whether it has passed; of what has ended, whether it had. */
    endDueAt: Type.Optional(Instant),
    endOverdue: Type.Boolean(),
    suspendedAt: Type.Optional(Instant),
    /** 暂停一支: some of its branches stand still, the rest goes on. */
    branchRests: Type.Optional(Type.Literal(true)),
    /** How and when it ended; `cancelled` = by its starter. */
    ended: Type.Optional(Type.Object({ how: EndedHow, at: Instant }, Closed)),
    /** It is not brought back, in words: `文号已作废，不能恢复`. */
    staysEnded: Type.Optional(Type.String()),
  },
  Closed,
);
export type MonitoredMatter = Static<typeof MonitoredMatter>;

/** `newest`, `oldest`: by when it was submitted; `due`: what is due first; `still`: what has not moved for the longest time. */
export const MonitorOrder = Type.Union([
  Type.Literal('newest'),
  Type.Literal('oldest'),
  Type.Literal('due'),
  Type.Literal('still'),
]);
export type MonitorOrder = Static<typeof MonitorOrder>;

export const MonitorQuery = Type.Object(
  {
    /** What runs, or what has ended in this way and may be brought back. */
    state: Type.Optional(Type.Union([Type.Literal('running'), EndedHow])),
    order: Type.Optional(MonitorOrder),
    kind: Type.Optional(Type.String({ maxLength: 60 })),
    step: Type.Optional(Type.String({ maxLength: 200 })),
    overdue: Type.Optional(Type.Boolean()),
    /** 办结时限 of the whole has passed; of what has ended, it had. */
    endOverdue: Type.Optional(Type.Boolean()),
    suspended: Type.Optional(Type.Boolean()),
    personId: Type.Optional(Uuid),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  Closed,
);
export type MonitorQuery = Static<typeof MonitorQuery>;

const WhoAndStep = Type.Object({ who: Type.String(), step: Type.String() }, Closed);

const Said = Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed);
const act = {
  method: 'POST',
  permission,
  changes: true,
  reply: Said,
} as const satisfies Partial<Route>;
const withReason = { params, body: Type.Object({ expectedVersion, reason }, Closed) };

/** 流程监控: for the system administrator. No row tells a title, a value or the name of who started it. */
export const monitorRoutes = defineRoutes({
  monitor: {
    method: 'GET',
    path: '/api/matters/monitor',
    summary: 'All running matters of the agency, or those ended in one way, without content; paged by a stable cursor',
    permission,
    input: { query: MonitorQuery },
    reply: Type.Object({ rows: Type.Array(MonitoredMatter), next: Type.Optional(Type.String()) }, Closed),
  },
  monitorChoices: {
    method: 'GET',
    path: '/api/matters/monitor/choices',
    summary: 'Kinds of matters, and the steps at which some of them stand now',
    permission,
    input: {},
    reply: Type.Object(
      {
        kinds: Type.Array(
          Type.Object({ code: Type.String(), name: Type.String(), steps: Type.Array(Type.String()) }, Closed),
        ),
      },
      Closed,
    ),
  },
  previewHalt: {
    method: 'POST',
    path: '/api/matters/monitor/:matterId/effect',
    summary: 'What suspending, terminating or reviving would do now, by name',
    permission,
    input: {
      params,
      body: Type.Object(
        { act: Type.Union([Type.Literal('suspend'), Type.Literal('terminate'), Type.Literal('revive')]) },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        version: Type.Integer(),
        /** Whose work stops or rests. */
        stops: Type.Array(WhoAndStep),
        /** 子流程 that end with it, each by who has it in hand: `陈国栋承办`. */
        childrenStop: Type.Array(Type.String()),
        /** Who has work again. */
        opens: Type.Array(WhoAndStep),
      },
      Closed,
    ),
  },
  suspend: {
    ...act,
    path: '/api/matters/monitor/:matterId/suspend',
    summary: 'Suspend a matter: it may be read, nothing else; the clock stands',
    input: withReason,
  },
  resume: {
    ...act,
    path: '/api/matters/monitor/:matterId/resume',
    summary: 'Let a suspended matter go on; what was not yet due has the same working time left',
    input: { params, body: Type.Object({ expectedVersion }, Closed) },
  },
  terminate: {
    ...act,
    path: '/api/matters/monitor/:matterId/terminate',
    summary: 'End a matter with a reason',
    input: withReason,
  },
  revive: {
    ...act,
    path: '/api/matters/monitor/:matterId/revive',
    summary: 'Bring an ended matter back to where it stood',
    input: withReason,
  },
  suspendOwn: {
    ...act,
    permission: 'matters.handle',
    path: '/api/matters/:matterId/suspend',
    summary: 'The lead handler suspends the matter he has in hand',
    input: withReason,
  },
  resumeOwn: {
    ...act,
    permission: 'matters.handle',
    path: '/api/matters/:matterId/resume',
    summary: 'The lead handler lets a matter go on that he has suspended',
    input: { params, body: Type.Object({ expectedVersion }, Closed) },
  },
});
