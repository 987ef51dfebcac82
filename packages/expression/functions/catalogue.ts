import { not, truthOf } from '../operators.ts';
import type { Value } from '../value.ts';
import { dateFunctions } from './date.ts';
import { listFunctions } from './list.ts';
import { numberFunctions } from './number.ts';
import type { CallContext, CatalogueFunction } from './signature.ts';
import { textFunctions } from './text.ts';

/** Every function of the language; what is not listed here is refused when compiling. */
const catalogue = {
  not: { least: 1, most: 1, call: ([a = null]) => not(truthOf(a)) },
  ...textFunctions,
  ...numberFunctions,
  ...listFunctions,
  ...dateFunctions,
} satisfies Readonly<Record<string, CatalogueFunction>>;

export type FunctionName = keyof typeof catalogue;

export const functionNames = Object.keys(catalogue) as readonly FunctionName[]; // reason: its own keys

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(catalogue, name);

export const functionArity = (name: FunctionName): { readonly least: number; readonly most: number } => catalogue[name];

export function callFunction(name: FunctionName, args: readonly Value[], context: CallContext): Value {
  const entry: CatalogueFunction = catalogue[name];
  return entry.call(args, context);
}
