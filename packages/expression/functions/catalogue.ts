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

/** How many arguments in words, `1 到 2`, `1 或 3`, when this many are not allowed. */
export function wrongCount(name: FunctionName, count: number): string | undefined {
  const { least, most, counts }: CatalogueFunction = catalogue[name];
  if (counts ? counts.includes(count) : count >= least && count <= most) return undefined;
  return counts ? counts.join(' 或 ') : least === most ? `${least}` : `${least} 到 ${most}`;
}

export function callFunction(name: FunctionName, args: readonly Value[], context: CallContext): Value {
  const entry: CatalogueFunction = catalogue[name];
  return entry.call(args, context);
}
