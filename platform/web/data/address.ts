import type { Route } from '@gov/base/component';
import type { Static, TSchema } from 'typebox';

/** Exactly the parts of the input that the route's row declares. */
export type CallInput<R extends Route> = {
  readonly [K in keyof R['input'] as R['input'][K] extends TSchema ? K : never]: R['input'][K] extends TSchema
    ? Static<R['input'][K]>
    : never;
};

/** `call(route)` for a row without input, `call(route, input)` for all others. */
export type CallArguments<R extends Route, Options> =
  Record<never, never> extends CallInput<R>
    ? [input?: CallInput<R>, options?: Options]
    : [input: CallInput<R>, options?: Options];

/**
 * The browser's view of a row whose contract is imported as a type only (the shell never loads a component's
 * contract). Method and path are checked against the row's literal types.
 */
export const address = <R extends Route>(method: R['method'], path: R['path']): R =>
  // reason: the browser reads nothing but method and path of a row; schemas stay on the server
  ({ method, path }) as R;

export type Values = Readonly<Record<string, unknown>>;

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

function queryText(query: Values): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (!isMissing(one)) search.append(name, String(one));
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** `/api/matters/:matterId` + params + query → address of the request. A missing parameter is a bug and throws. */
export function urlOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    if (isMissing(params[name])) throw new Error(`missing path parameter ${name} of ${path}`);
    return encodeURIComponent(String(params[name]));
  });
  return filled + queryText(query);
}
