import type { Route } from '@gov/base/component';
import type { TObject } from 'typebox';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { platformRoutes } from './platform-routes.ts';

const parameters = (schema: TObject | undefined, place: 'path' | 'query') =>
  Object.entries(schema?.properties ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || ((schema?.required ?? []) as readonly string[]).includes(name), // reason: the literal list is empty in the widest type
    schema: part,
  }));

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Required of application keys: any text of its own for one act; the same again gets the first answer and does nothing',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

type Row = Omit<Route, 'path'> & { readonly path: string };

const operation = (componentId: string, name: string, route: Row) => ({
  operationId: `${componentId}.${name}`,
  summary: route.summary,
  tags: [componentId],
  'x-permission': route.permission,
  'x-changes': route.changes ?? false,
  // `{}`: also a signed-in person may, with his session's cookie
  ...(route.keys ? { 'x-key-scopes': route.keys, security: [{ applicationKey: [] }, {}] } : {}),
  parameters: [
    ...parameters(route.input.params, 'path'),
    ...parameters(route.input.query, 'query'),
    ...(route.keys && route.changes ? [idempotencyKey] : []),
  ],
  ...(route.input.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: route.input.body } } } }
    : {}),
  ...(route.transfer === 'upload'
    ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object' } } } } }
    : {}),
  responses: {
    200: {
      description: 'Done',
      content:
        route.transfer === 'download'
          ? { 'application/octet-stream': {} }
          : route.transfer === 'events'
            ? { 'text/event-stream': {} }
            : { 'application/json': { schema: route.reply } },
    },
    default: {
      description: 'Refused',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  },
});

/** Which rows are told of. */
type Told = (row: Row) => boolean;

/** OpenAPI 3.1 of everything the server answers below /api and for its operator, written from the same rows that are served. */
export const openApi = (components: readonly RegisteredComponent[]): unknown => describe(components, () => true);

/** The same of the rows alone that take an application key. */
export const openApiForKeys = (components: readonly RegisteredComponent[]): unknown =>
  describe(components, ({ keys }) => keys !== undefined);

function describe(components: readonly RegisteredComponent[], told: Told): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (id: string, rows: Readonly<Record<string, Row>>) => {
    for (const [name, route] of Object.entries(rows).filter(([, row]) => told(row))) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(id, name, route) };
    }
  };
  for (const { manifest, routes } of components) add(manifest.id, routes);
  add('platform', platformRoutes);
  return {
    openapi: '3.1.0',
    info: { title: '政务办公云', version: '0.1.0' },
    paths,
    components: {
      securitySchemes: {
        applicationKey: { type: 'http', scheme: 'bearer', description: '应用密钥: `Authorization: Bearer gok_…`' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'message', 'nextStep', 'traceId'],
          properties: {
            code: { type: 'string' },
            message: { type: 'string' },
            nextStep: { type: 'string' },
            traceId: { type: 'string' },
            fields: {
              type: 'array',
              items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
            },
          },
        },
      },
    },
  };
}
