import type { TSchema } from 'typebox';

/** A schema as plain data; only the keywords our contracts use. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** A UUID nobody has. */
export const unknownId = '0199ffff-ffff-7fff-8fff-ffffffffffff';

/** A small value that satisfies a schema: as few members as it takes, shortest texts. */
export function sampleValue(schema: TSchema): unknown {
  return sampleOf(schema as Shape); // reason: TypeBox schemas are JSON Schema objects
}

function sampleOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.anyOf?.[0]) return sampleOf(shape.anyOf[0]);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(membersOf(shape).map((key) => [key, sampleOf(shape.properties?.[key] ?? {})]));
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}));
    case 'integer':
    case 'number':
      return shape.minimum ?? 0;
    case 'boolean':
      return false;
    case 'string':
      return sampleText(shape);
    default:
      return {};
  }
}

/** Where none is required but some must be there, the first ones are. */
const membersOf = ({ required = [], minProperties = 0, properties = {} }: Shape): readonly string[] =>
  [...new Set([...required, ...Object.keys(properties)])].slice(0, Math.max(required.length, minProperties));

function sampleText({ format, pattern, minLength }: Shape): string {
  if (format === 'uuid') return unknownId;
  if (format === 'date-time') return '2026-11-25T02:00:00.000Z';
  if (format === 'date' || pattern?.includes('\\d{4}-')) return '2026-11-24';
  return 'a'.repeat(Math.max(minLength ?? 0, 3));
}
