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

type Row = Omit<Route, 'path'> & { readonly path: string };

const operation = (componentId: string, name: string, route: Row) => ({
  operationId: `${componentId}.${name}`,
  summary: route.summary,
  tags: [componentId],
  'x-permission': route.permission,
  'x-changes': route.changes ?? false,
  parameters: [...parameters(route.input.params, 'path'), ...parameters(route.input.query, 'query')],
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

/** OpenAPI 3.1 of everything the server answers below /api and for its operator, written from the same rows that are served. */
export function openApi(components: readonly RegisteredComponent[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (id: string, rows: Readonly<Record<string, Row>>) => {
    for (const [name, route] of Object.entries(rows)) {
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
