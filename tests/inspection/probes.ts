/** Probes that look at one route each, and the ways to break a house so that they must notice. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { ok } from '@gov/base';
import type { Route } from '@gov/base/component';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import type { House } from '#platform/server/http/house.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { steps } from '#platform/server/http/pipeline.ts';
import { AgencyFactsCache } from '#platform/server/identity/agency-facts.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';

/** The HTTP side of a house that differs in something from the one under test. */
export const servedAs = (house: House, other: Partial<House>): Promise<FastifyInstance> =>
  createHttpServer({ ...house, ...other }, { webDirectory: '/nowhere', trustProxy: false });

/** Every component as one that an agency can do without. */
export const switchable = (components: readonly RegisteredComponent[]): readonly RegisteredComponent[] =>
  components.map((one) => ({ ...one, manifest: { ...one.manifest, foundation: false } }));

/** Handlers that say yes to everything and do nothing, so that a broken house can be asked without harm. */
export const idle = (components: readonly RegisteredComponent[]): readonly RegisteredComponent[] =>
  components.map(({ server, routes, ...one }) => {
    const yes = Object.fromEntries(Object.keys(routes).map((name) => [name, async () => ok({})]));
    const anyReply = Object.entries(routes).map(([name, route]) => [name, { ...route, reply: Type.Object({}) }]);
    // reason: the registry loosens the types of its rows in the same way
    return {
      ...one,
      routes: Object.fromEntries(anyReply),
      server: { ...server, handlers: yes, publicHandlers: yes },
    } as unknown as RegisteredComponent;
  });

/** An agency that has switched off whatever can be switched off. */
export class NothingOpen extends AgencyFactsCache {
  override async get(...asked: Parameters<AgencyFactsCache['get']>) {
    return { ...(await super.get(...asked)), openComponents: new Set<string>() };
  }
}

/** Runs something while one step of the pipeline is missing. */
export async function withoutStep<T>(what: string, run: () => Promise<T>): Promise<T> {
  const table = steps as (typeof steps)[number][]; // reason: the table is taken apart on purpose and put together again
  const place = table.findIndex(([words]) => words === what);
  assert.ok(place >= 0, `no step “${what}”`);
  const [step] = table.splice(place, 1);
  assert.ok(step);
  try {
    return await run();
  } finally {
    table.splice(place, 0, step);
  }
}

/** A house in which the reader of JSON takes bodies of any size. */
export async function swallowingEverything(house: House): Promise<FastifyInstance> {
  const app = await servedAs(house, { components: idle(house.components) });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 50_000_000 }, (_, body, done) =>
    done(null, JSON.parse(String(body))),
  );
  return app;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** Words that must stand in the sentence. */
  readonly says?: string;
}

/** What is wrong with a refusal: nothing, or one line that names the route. */
export function notRefused(name: string, { status, body }: Answer<Json>, wanted: Refusal): readonly string[] {
  const sentences = [body?.message, body?.nextStep].every((text) => /[\u4e00-\u9fff].*。$/.test(String(text ?? '')));
  const said = String(body?.message ?? '').includes(wanted.says ?? '');
  const right = status === wanted.status && body?.code === wanted.code && sentences && said && body?.traceId;
  return right ? [] : [`${name} answered ${status} ${body?.code ?? ''} ${body?.message ?? ''}`];
}

/** Parameters of the address that are ids of something. */
export const idsIn = (route: Route): readonly string[] =>
  Object.entries(route.input.params?.properties ?? {})
    .filter(([, shape]) => 'format' in shape && shape.format === 'uuid')
    .map(([name]) => name);

export const sameInAll = (route: Route, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(idsIn(route).map((name) => [name, id]));

/** Whether a malformed id was let past the door, behind which the database would be the first to refuse it. */
export const letIn = (route: Route, { status, body }: Pick<Answer<Json>, 'status' | 'body'>): boolean =>
  status !== 400 ||
  body?.code !== 'http.input' ||
  !idsIn(route).every((name) => body.fields?.some((field: Json) => field.path === `params.${name}`));

/** All that an answer says about a thing; must be alike for an id of another agency and one that nobody has. */
export const gist = ({ status, body }: Pick<Answer<Json>, 'status' | 'body'>): readonly unknown[] => [
  status,
  body?.code,
  body?.message,
];

export const tellsApart = (one: Parameters<typeof gist>[0], other: Parameters<typeof gist>[0]): boolean =>
  !isDeepStrictEqual(gist(one), gist(other));
