/** A schema as plain data; only the keywords our manifests use. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly title?: string;
  readonly items?: Shape;
  readonly maxItems?: number;
}

/** Which control changes a parameter of this schema. */
export type Control =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'day' }
  | { readonly kind: 'days'; readonly most: number }
  | { readonly kind: 'text'; readonly maxLength: number }
  /** Other lists and objects are set on the pages of their component. */
  | { readonly kind: 'elsewhere' };

export function controlOf(schema: unknown): Control {
  const shape = schema as Shape; // reason: TypeBox schemas are JSON Schema objects
  if (shape.anyOf?.every((one) => typeof one.const === 'string'))
    return {
      kind: 'choice',
      options: shape.anyOf.map((one) => ({ value: String(one.const), label: one.title ?? String(one.const) })),
    };
  switch (shape.type) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        whole: shape.type === 'integer',
        ...(shape.minimum === undefined ? {} : { minimum: shape.minimum }),
        ...(shape.maximum === undefined ? {} : { maximum: shape.maximum }),
      };
    case 'string':
      return shape.format === 'date' ? { kind: 'day' } : { kind: 'text', maxLength: shape.maxLength ?? 200 };
    case 'array':
      return shape.items?.type === 'string' && shape.items.format === 'date'
        ? { kind: 'days', most: shape.maxItems ?? 100 }
        : { kind: 'elsewhere' };
    default:
      return { kind: 'elsewhere' };
  }
}
