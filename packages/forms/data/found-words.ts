import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';

/** 能搜到: what is written in it is looked through by the search box. */
export function isFoundByWords(field: FieldDefinition): boolean {
  const { wordless, dataless, unlisted, block } = kindOf(field);
  return field.searchable === true && !(wordless || dataless || unlisted || block);
}
