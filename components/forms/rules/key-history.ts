import type { FieldProblem } from '@gov/base';
import type { FormTemplate } from '@gov/forms';

/**
 * Keys are for ever: data of old matters lies under them. What a key once meant it goes on meaning, so a key does not come back
 * as another kind of field or as an opinion block.
 */
export function keysUsedAnew(template: FormTemplate, earlier: readonly FormTemplate[]): readonly FieldProblem[] {
  const meant = new Map<string, string>();
  for (const former of earlier) for (const [key, { kind }] of meanings(former)) meant.set(key, kind);
  return [...meanings(template)].flatMap(([key, { kind, label }]) => {
    const before = meant.get(key);
    return before === undefined || before === kind
      ? []
      : [{ path: key, message: `“${label}”的代号以前的版本用在别的类型上，请删掉它，重新放一个` }];
  });
}

/** What came with the product is worked with elsewhere under its key (numbering, sign-off, lists): it may be renamed and moved, not dropped. */
export function keptButMissing(template: FormTemplate, shipped: FormTemplate | undefined): readonly FieldProblem[] {
  const here = meanings(template);
  return [...(shipped ? meanings(shipped) : [])]
    .filter(([key]) => !here.has(key))
    .map(([, { label }]) => ({ path: 'fields', message: `“${label}”是随产品带来的，办理时要用，不能删掉` }));
}

interface Meaning {
  readonly kind: string;
  readonly label: string;
}

const meanings = ({ fields, opinionBlocks }: FormTemplate): ReadonlyMap<string, Meaning> =>
  new Map<string, Meaning>([
    ...fields.map(({ key, kind, label }): [string, Meaning] => [key, { kind, label }]),
    ...opinionBlocks.map(({ key, label }): [string, Meaning] => [key, { kind: 'opinionBlock', label }]),
  ]);
