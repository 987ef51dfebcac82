import { createHash } from 'node:crypto';
import type { Statement } from './transaction.ts';

/** What may stand in a `${…}` of a statement. An array is a PostgreSQL array (`= any(${ids})`); JSON needs `json()`. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | Date
  | readonly (string | number | bigint | boolean | null)[]
  | JsonParameter
  | Statement;

/** A value sent as JSON; made by `json()`. */
export interface JsonParameter {
  readonly [jsonText]: string;
}
const jsonText = Symbol('json');

/** Marks a value to be sent as `jsonb`; keys with undefined are left out as JSON does. */
export function json(value: unknown): JsonParameter {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError('undefined is no JSON value');
  return { [jsonText]: text };
}

interface Parts {
  readonly strings: readonly string[];
  readonly parameters: readonly unknown[];
}
const partsOf = new WeakMap<Statement, Parts>();
const textOf = new WeakMap<readonly string[], { readonly text: string; readonly name: string }>();
const nameOf = new Map<string, string>();

/**
 * A statement from a template: `sql\`select … where id = ${id}\``. Values become parameters and never text;
 * a nested `sql` fragment is put in place and its parameters are renumbered. Undefined is refused.
 */
export function sql<Row = unknown>(template: TemplateStringsArray, ...inserted: readonly SqlValue[]): Statement<Row> {
  const { strings, parameters } = flatten(template, inserted);
  const { text, name } = strings === template ? renderOnce(template) : render(strings);
  const statement: Statement<Row> = { text, values: parameters, name };
  partsOf.set(statement, { strings, parameters });
  return statement;
}

/** Joins fragments with `, ` (or another constant), for `values (…), (…)` lists. Refuses an empty list. */
export function join(
  fragments: readonly Statement[],
  separator: ', ' | ' and ' | ' or ' | ' union all ' = ', ',
): Statement {
  const [first, ...rest] = fragments;
  if (!first) throw new TypeError('an empty list of fragments is no SQL');
  const strings = ['', ...rest.map(() => separator as string), ''];
  return sql(Object.assign(strings, { raw: strings }), ...fragments);
}

function flatten(template: readonly string[], inserted: readonly SqlValue[]): Parts {
  if (!inserted.some((value) => isStatement(value))) return { strings: template, parameters: inserted.map(parameter) };
  const strings: string[] = [template[0] ?? ''];
  const parameters: unknown[] = [];
  const append = (text: string) => {
    strings[strings.length - 1] += text;
  };
  inserted.forEach((value, index) => {
    const nested = isStatement(value) ? partsOf.get(value) : undefined;
    if (nested) {
      append(nested.strings[0] ?? '');
      strings.push(...nested.strings.slice(1));
      parameters.push(...nested.parameters);
      append(template[index + 1] ?? '');
    } else {
      parameters.push(parameter(value));
      strings.push(template[index + 1] ?? '');
    }
  });
  return { strings, parameters };
}

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && partsOf.has(value as Statement); // reason: WeakMap wants the key's type

function parameter(value: unknown): unknown {
  if (value === undefined) throw new TypeError('undefined in a statement: say null, or leave the column out');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} is no number for the database`);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (jsonText in value) return value[jsonText];
  if (Array.isArray(value) && value.every(isScalar)) return value;
  throw new TypeError('an object in a statement: mark it with json()');
}

const isScalar = (value: unknown): boolean =>
  value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);

/** Statements without fragments: the template object is the same at every call, so its text is made once. */
function renderOnce(template: readonly string[]): { readonly text: string; readonly name: string } {
  const known = textOf.get(template);
  if (known) return known;
  const rendered = render(template);
  textOf.set(template, rendered);
  return rendered;
}

function render(strings: readonly string[]): { readonly text: string; readonly name: string } {
  let text = strings[0] ?? '';
  for (let index = 1; index < strings.length; index++) text += `$${index}${strings[index]}`;
  return { text, name: statementName(text) };
}

/** The server keeps a prepared statement per connection and name: the name follows the text alone. */
function statementName(text: string): string {
  const known = nameOf.get(text);
  if (known) return known;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  if (nameOf.size < 10_000) nameOf.set(text, name);
  return name;
}
