import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import type { Route } from '@gov/base/component';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Convert } from 'typebox/value';
import { problemsOf } from './input-problems.ts';
import { unreadableTexts } from './readable-text.ts';

/** The three places an input comes from. Parameters and query arrive as text and are converted; bodies never are. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface CompiledRoute {
  readonly input: Readonly<Record<keyof RawInput, { readonly schema: TSchema; readonly check: Validator } | undefined>>;
  readonly reply: Validator;
}

const compilePart = (schema: TSchema | undefined) => (schema ? { schema, check: Compile(schema) } : undefined);

const compiledRoutes = new WeakMap<Route, CompiledRoute>();

/** Validators of one row, made when the row is first mounted in this process; a second house shares them. */
export function compileRoute(route: Route): CompiledRoute {
  const made = compiledRoutes.get(route);
  if (made) return made;
  const compiled: CompiledRoute = {
    input: {
      params: compilePart(route.input.params),
      query: compilePart(route.input.query),
      body: compilePart(route.input.body),
    },
    reply: Compile(route.reply),
  };
  compiledRoutes.set(route, compiled);
  return compiled;
}

/** Parsed input, or `http.input` naming every field. Extra fields are refused, never stored. */
export function parseInput(compiled: CompiledRoute, raw: RawInput): Result<RawInput> {
  const parsed: { -readonly [K in keyof RawInput]: unknown } = { params: undefined, query: undefined, body: undefined };
  const problems: FieldProblem[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const unreadable = unreadableTexts(part, raw[part]);
    if (unreadable === 'too-deep') return reject('http.nested');
    problems.push(...unreadable);
    const compiledPart = compiled.input[part];
    if (!compiledPart || unreadable.length > 0) continue;
    const value = part === 'body' ? raw.body : Convert(compiledPart.schema, raw[part]);
    if (compiledPart.check.Check(value)) parsed[part] = value;
    else problems.push(...problemsOf(part, compiledPart.check.Errors(value)));
  }
  return problems.length > 0 ? reject('http.input', { count: problems.length }, problems) : ok(parsed);
}

/** What is wrong with a reply, or undefined. A wrong reply is a bug: it is never sent. */
export function replyProblem(compiled: CompiledRoute, reply: unknown): string | undefined {
  if (compiled.reply.Check(reply)) return undefined;
  const first = compiled.reply.Errors(reply)[0];
  return first ? `${first.instancePath} ${first.message}` : 'does not match its schema';
}
