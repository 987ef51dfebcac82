import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { openingRoutes } from './contract/opening.ts';
import { standingRoutes } from './contract/standing.ts';

export { AgencyLevel, FirstAccount, FirstCode, NewAdministrator, Opening } from './contract/opening.ts';
export { AgencyStanding, NameLine, Relation, RelationLine } from './contract/standing.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Done = Type.Object({ done: Type.Literal(true) }, Closed);

/** One line of the platform's list: what the agency is, never what is in it. */
export const AgencyLine = Type.Object(
  {
    id: Uuid,
    code: Type.String(),
    name: Type.String(),
    shortName: Type.String(),
    levelWords: Type.String(),
    /** Depth below the topmost agency, for the indent. */
    depth: Type.Integer(),
    isPlatform: Type.Boolean(),
    state: Type.Union([Type.Literal('OPEN'), Type.Literal('SUSPENDED')]),
    /** False while the organisation of a fresh agency is still being made. */
    ready: Type.Boolean(),
    people: Type.Integer(),
    createdAt: Type.String(),
  },
  Closed,
);
export type AgencyLine = Static<typeof AgencyLine>;

export const ComponentLine = Type.Object(
  { id: Type.String(), name: Type.String(), foundation: Type.Boolean(), open: Type.Boolean() },
  Closed,
);
export type ComponentLine = Static<typeof ComponentLine>;

/** A parameter with the JSON Schema its control is made from. `version` 0 = nobody has changed it yet. */
export const SettingLine = Type.Object(
  {
    componentId: Type.String(),
    componentName: Type.String(),
    key: Type.String(),
    words: Type.String(),
    hint: Type.Optional(Type.String()),
    schema: Type.Unknown(),
    value: Type.Unknown(),
    initial: Type.Unknown(),
    version: Type.Integer(),
  },
  Closed,
);
export type SettingLine = Static<typeof SettingLine>;

export const routes = defineRoutes({
  agencies: {
    method: 'GET',
    path: '/api/agencies',
    summary: 'All agencies of the platform as a tree: level, state and number of persons, no contents',
    permission: 'agencies.manage',
    input: {},
    reply: Type.Object({ agencies: Type.Array(AgencyLine) }, Closed),
  },
  ...openingRoutes,
  ...standingRoutes,
  settings: {
    method: 'GET',
    path: '/api/agencies/own/settings',
    summary: 'Components and parameters of the own agency',
    permission: 'agencies.settings',
    input: {},
    reply: Type.Object({ components: Type.Array(ComponentLine), settings: Type.Array(SettingLine) }, Closed),
  },
  changeSetting: {
    method: 'POST',
    path: '/api/agencies/own/settings',
    summary: 'Change a parameter of the own agency; checked against the schema of its manifest',
    permission: 'agencies.settings',
    changes: true,
    input: {
      body: Type.Object(
        {
          componentId: Type.String({ minLength: 1, maxLength: 60 }),
          key: Type.String({ minLength: 1, maxLength: 60 }),
          value: Type.Unknown(),
          expectedVersion: Version,
        },
        Closed,
      ),
    },
    reply: Type.Object({ version: Type.Integer() }, Closed),
  },
  switchComponent: {
    method: 'POST',
    path: '/api/agencies/own/components',
    summary: 'Open or close a component for the own agency; what it keeps stays',
    permission: 'agencies.settings',
    changes: true,
    input: {
      body: Type.Object({ componentId: Type.String({ minLength: 1, maxLength: 60 }), open: Type.Boolean() }, Closed),
    },
    reply: Done,
  },
});
export type Routes = typeof routes;
