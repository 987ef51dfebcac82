import { defineComponent, defineRoutes, type Route } from '@gov/base/component';
import Type from 'typebox';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { compileRoute } from './input/parse-input.ts';
import type { MountedRoute } from './input/pass.ts';

const Closed = { additionalProperties: false } as const;

const routes = defineRoutes({
  live: {
    method: 'GET',
    path: '/api/live',
    summary: 'Server-sent events `{"topic":"inbox"}` for the signed-in person: what has news, never content',
    permission: 'signed-in',
    input: {
      query: Type.Object(
        {
          identity: Type.Optional(
            Type.String({ format: 'uuid', description: 'Refused when another one is signed in' }),
          ),
        },
        Closed,
      ),
    },
    reply: Type.Object({}, Closed),
    transfer: 'events',
  },
});

/** What the house itself serves to signed-in people; judged by the same steps as any component's row. */
const platform: RegisteredComponent = {
  manifest: defineComponent({
    id: 'platform',
    name: '平台',
    foundation: true,
    needs: [],
    tables: [],
    permissions: [],
    settings: [],
    menu: [],
    widgets: [],
    events: [],
    auditEvents: {},
    errors: {},
  }),
  routes,
  server: { handlers: {} },
};

export const liveRoute: MountedRoute = {
  name: 'live',
  route: routes.live,
  component: platform,
  compiled: compileRoute(routes.live),
};

type PublicPage = Omit<Route, 'path'> & { readonly path: string };

const open = { method: 'GET', permission: 'public', input: {} } as const;

/** Answered without the pipeline: they look at nobody's data. */
export const publicPages: Readonly<Record<'alive' | 'ready' | 'openApi' | 'openApiForKeys', PublicPage>> = {
  alive: {
    ...open,
    path: '/healthz',
    summary: 'The process runs',
    reply: Type.Object({ alive: Type.Boolean() }, Closed),
  },
  ready: {
    ...open,
    path: '/readyz',
    summary: 'The database answers (else 503); how much background work was given up and waits for the operator',
    reply: Type.Object({ ready: Type.Boolean(), deadWakeUps: Type.Optional(Type.Integer()) }, Closed),
  },
  openApi: {
    ...open,
    path: '/api/openapi.json',
    summary: 'This description',
    reply: Type.Object({}),
  },
  openApiForKeys: {
    ...open,
    path: '/api/openapi-keys.json',
    summary: 'The part of this description that application keys (应用密钥) open',
    reply: Type.Object({}),
  },
};

/** Everything the house serves beside the rows of the components, for OpenAPI. */
export const platformRoutes: Readonly<Record<string, PublicPage>> = { ...routes, ...publicPages };
