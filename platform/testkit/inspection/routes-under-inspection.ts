import type { Route } from '@gov/base/component';
import type { TObject } from 'typebox';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { sampleValue, unknownId } from './sample-value.ts';

export interface InspectedRoute {
  readonly name: string;
  readonly route: Route;
}

export const inspectedRoutes = (components: readonly RegisteredComponent[]): readonly InspectedRoute[] =>
  components.flatMap(({ manifest, routes }) =>
    Object.entries(routes).map(([name, route]) => ({ name: `${manifest.id}.${name}`, route })),
  );

/** Ids that stand in the address, by parameter name. */
export type Ids = Readonly<Record<string, string>>;

/** The address of a route with ids put in; parameters without one get an id nobody has, a number its smallest. */
export function addressOf(route: Route, ids: Ids = {}): string {
  const shapes = route.input.params?.properties ?? {};
  const sample = (name: string) => String(shapes[name] ? sampleValue(shapes[name]) : unknownId);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? sample(name));
  const query = route.input.query ? queryOf(route.input.query) : '';
  return query ? `${path}?${query}` : path;
}

function queryOf(schema: TObject): string {
  const values = sampleValue(schema) as Readonly<Record<string, unknown>>; // reason: the sample of an object is an object
  return new URLSearchParams(
    Object.entries(values).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

/** Parameters of the address that name a thing; a word out of a closed list names none. */
export const parametersOf = (route: Route): readonly string[] =>
  [...route.path.matchAll(/:(\w+)/g)]
    .map((m) => m[1] ?? '')
    .filter((name) => !('anyOf' in (route.input.params?.properties[name] ?? {})));

/** A body that the schema accepts; undefined when the route has none. */
export const bodyOf = (route: Route): Readonly<Record<string, unknown>> | undefined =>
  route.input.body ? (sampleValue(route.input.body) as Readonly<Record<string, unknown>>) : undefined; // reason: as above
