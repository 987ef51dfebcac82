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

/** What a statement looks like without its values. */
interface Shape {
  readonly strings: readonly string[];
  readonly text: string;
  readonly name: string;
  /** Whether the same shape comes again for the same fragments, so that others may be remembered by it. */
  readonly kept: boolean;
}

/** Which shape comes of a template, going on by what stands in each of its places: a fragment's shape, or a value. */
interface Way {
  shape?: Shape;
  readonly next: Map<Shape | 'value', Way>;
}

interface Parts {
  readonly shape: Shape;
  readonly parameters: readonly unknown[];
}
const partsOf = new WeakMap<Statement, Parts>();
const ways = new WeakMap<readonly string[], Way>();
const nameOf = new Map<string, string>();
const mostKept = 10_000;
let keptShapes = 0;

/**
 * A statement from a template: `sql\`select … where id = ${id}\``. Values become parameters and never text;
 * a nested `sql` fragment is put in place and its parameters are renumbered. Undefined is refused.
 */
export function sql<Row = unknown>(template: TemplateStringsArray, ...inserted: readonly SqlValue[]): Statement<Row> {
  const nested = inserted.map(partsIn);
  const shape = shapeOf(template, nested);
  const parameters = parametersOf(inserted, nested);
  const statement: Statement<Row> = { text: shape.text, values: parameters, name: shape.name };
  partsOf.set(statement, { shape, parameters });
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

const partsIn = (value: SqlValue): Parts | undefined =>
  typeof value === 'object' && value !== null ? partsOf.get(value as Statement) : undefined; // reason: WeakMap wants the key's type

function parametersOf(inserted: readonly SqlValue[], nested: readonly (Parts | undefined)[]): readonly unknown[] {
  const parameters: unknown[] = [];
  inserted.forEach((value, index) => {
    const parts = nested[index];
    if (parts) for (const one of parts.parameters) parameters.push(one);
    else parameters.push(parameter(value));
  });
  return parameters;
}

/**
 * A statement of many fragments is put together once and then found by them, without a letter of text: a page asks for
 * some hundred of them. Lists of rows are as long as they are and are made anew (their template is nobody's literal).
 */
function shapeOf(template: readonly string[], nested: readonly (Parts | undefined)[]): Shape {
  const kept = Object.isFrozen(template) && nested.every((parts) => parts?.shape.kept !== false);
  if (!kept) return makeShape(template, nested, false);
  let way: Way | undefined = wayIn(ways, template);
  for (const parts of nested) way = way && wayIn(way.next, parts?.shape ?? 'value');
  if (!way) return makeShape(template, nested, false);
  if (!way.shape) {
    keptShapes += 1;
    way.shape = makeShape(template, nested, true);
  }
  return way.shape;
}

interface Ways<Key> {
  get(key: Key): Way | undefined;
  set(key: Key, way: Way): unknown;
}

/** Goes on; makes the way where there is none, unless there are too many. */
function wayIn<Key>(from: Ways<Key>, key: Key): Way | undefined {
  const known = from.get(key);
  if (known || keptShapes >= mostKept) return known;
  const way: Way = { next: new Map() };
  from.set(key, way);
  return way;
}

function makeShape(template: readonly string[], nested: readonly (Parts | undefined)[], kept: boolean): Shape {
  const strings: string[] = [template[0] ?? ''];
  const append = (text: string) => {
    strings[strings.length - 1] += text;
  };
  nested.forEach((parts, index) => {
    const after = template[index + 1] ?? '';
    if (!parts) {
      strings.push(after);
      return;
    }
    append(parts.shape.strings[0] ?? '');
    strings.push(...parts.shape.strings.slice(1));
    append(after);
  });
  const text = textOf(strings);
  return { strings, text, name: statementName(text), kept };
}

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

function textOf(strings: readonly string[]): string {
  let text = strings[0] ?? '';
  for (let index = 1; index < strings.length; index++) text += `$${index}${strings[index]}`;
  return text;
}

/** The server keeps a prepared statement per connection and name: the name follows the text alone. */
function statementName(text: string): string {
  const known = nameOf.get(text);
  if (known) return known;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  if (nameOf.size < 10_000) nameOf.set(text, name);
  return name;
}
