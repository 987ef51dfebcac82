import { defineRoutes } from '@gov/base/component';
import { OfficeDay } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { OwnCovers } from './cover-routes.ts';
import { Closed, Instant, Uuid } from './shapes.ts';

const permission = 'matters.handle';

/** 代理: one window in which somebody else may also handle a person’s work. */
export const StandIn = Type.Object(
  {
    id: Uuid,
    /** The other one of the two, as the reader sees it. */
    who: Type.String(),
    /** `建管科 科长`, as it is today. */
    place: Type.String(),
    from: Instant,
    until: Instant,
    /** Names of kinds; absent = all. */
    kinds: Type.Optional(Type.Array(Type.String())),
    /** Not what waits already when the window opens. */
    newOnly: Type.Boolean(),
    /** 工作秘密 too. */
    workSecrets: Type.Boolean(),
    /** Set by two administrators, because he could not ask himself. */
    arranged: Type.Boolean(),
    /** `open`: holds now; `declined`: the other one does not take it; `unable`: one of the two can handle nothing any more. */
    state: Type.Union([
      Type.Literal('to-come'),
      Type.Literal('open'),
      Type.Literal('declined'),
      Type.Literal('unable'),
    ]),
  },
  Closed,
);
export type StandIn = Static<typeof StandIn>;

const Code = Type.String({ minLength: 1, maxLength: 60 });

/** 代理: what a person sets for his own work; what two administrators arrange is in `cover-routes.ts`. */
export const standInRoutes = defineRoutes({
  standIns: {
    method: 'GET',
    path: '/api/matters/stand-ins',
    summary: 'Who may handle my work, and whose work I may handle',
    permission,
    input: {},
    reply: Type.Object(
      {
        mine: Type.Array(StandIn),
        forMe: Type.Array(StandIn),
        kinds: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, Closed)),
        covers: OwnCovers,
      },
      Closed,
    ),
  },
  setStandIn: {
    method: 'POST',
    path: '/api/matters/stand-ins',
    summary: 'Let a colleague also handle my work for some days, the first and the last included',
    permission,
    changes: true,
    input: {
      body: Type.Object(
        {
          assignmentId: Uuid,
          from: OfficeDay,
          last: OfficeDay,
          /** Absent = all kinds. */
          kinds: Type.Optional(Type.Array(Code, { minItems: 1, maxItems: 100, uniqueItems: true })),
          /** True = not what waits already. */
          newOnly: Type.Optional(Type.Boolean()),
          /** True = 工作秘密 too. */
          workSecrets: Type.Optional(Type.Boolean()),
        },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  endStandIn: {
    method: 'POST',
    path: '/api/matters/stand-ins/:standInId/end',
    summary: 'End it now, by either of the two; the rights of the stand-in end with it',
    permission,
    changes: true,
    input: { params: Type.Object({ standInId: Uuid }, Closed), body: Type.Object({}, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
});
