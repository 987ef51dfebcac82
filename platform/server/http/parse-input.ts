import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import type { Route } from '@gov/base/component';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Convert } from 'typebox/value';

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

/** Validators of one row, made once when the row is mounted. */
export const compileRoute = (route: Route): CompiledRoute => ({
  input: {
    params: compilePart(route.input.params),
    query: compilePart(route.input.query),
    body: compilePart(route.input.body),
  },
  reply: Compile(route.reply),
});

/** A Chinese sentence for the schema rule that was broken. */
function sentenceOf(keyword: string, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'required':
      return '必须填写';
    case 'minLength':
      return `至少 ${params.limit} 个字`;
    case 'maxLength':
      return `最多 ${params.limit} 个字`;
    case 'minimum':
    case 'exclusiveMinimum':
      return `不能小于 ${params.limit}`;
    case 'maximum':
    case 'exclusiveMaximum':
      return `不能大于 ${params.limit}`;
    case 'minItems':
      return `至少选 ${params.limit} 项`;
    case 'maxItems':
      return `最多 ${params.limit} 项`;
    case 'format':
    case 'pattern':
      return '格式不对';
    case 'additionalProperties':
      return '有不认识的内容';
    case 'type':
      return '内容的类型不对';
    default:
      return '不在可选的范围内';
  }
}

const problemsOf = (part: keyof RawInput, check: Validator, value: unknown): readonly FieldProblem[] =>
  check
    .Errors(value)
    .filter((error) => error.keyword !== 'boolean')
    .slice(0, 20)
    .map((error) => {
      const params = error.params as unknown as Readonly<Record<string, unknown>>; // reason: the error union is wide; read defensively
      const missing = Array.isArray(params.requiredProperties) ? `/${String(params.requiredProperties[0])}` : '';
      const path = `${part}${error.instancePath}${missing}`.replaceAll('/', '.');
      return { path, message: sentenceOf(error.keyword, params) };
    });

/** Parsed input, or `http.input` naming every field. Extra fields are refused, never stored. */
export function parseInput(compiled: CompiledRoute, raw: RawInput): Result<RawInput> {
  const parsed: { -readonly [K in keyof RawInput]: unknown } = { params: undefined, query: undefined, body: undefined };
  const problems: FieldProblem[] = [];
  // The database cannot keep the character U+0000, and nobody types it.
  if (JSON.stringify(raw).includes('\\u0000')) return reject('http.json');
  for (const part of ['params', 'query', 'body'] as const) {
    const compiledPart = compiled.input[part];
    if (!compiledPart) continue;
    const value = part === 'body' ? raw.body : Convert(compiledPart.schema, raw[part]);
    if (compiledPart.check.Check(value)) parsed[part] = value;
    else problems.push(...problemsOf(part, compiledPart.check, value));
  }
  return problems.length > 0 ? reject('http.input', { count: problems.length }, problems) : ok(parsed);
}

/** What is wrong with a reply, or undefined. A wrong reply is a bug: it is never sent. */
export function replyProblem(compiled: CompiledRoute, reply: unknown): string | undefined {
  if (compiled.reply.Check(reply)) return undefined;
  const first = compiled.reply.Errors(reply)[0];
  return first ? `${first.instancePath} ${first.message}` : 'does not match its schema';
}
