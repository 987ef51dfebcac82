import { part, text } from '../values/checked.ts';
import { partsFact, textFact } from '../values/fact.ts';
import { checkReference, referenceSchema } from '../values/reference.ts';
import type { Kind } from './kind.ts';

/** 岗位: `{id, name}`, the name as on the day it was written. */
export const post: Kind = {
  kind: 'post',
  name: '岗位',
  group: 'people',
  column: true,
  properties: [],
  empty: null,
  missing: '还没选',
  schema: () => referenceSchema,
  check: (_, value) => checkReference(value),
  display: (_, value) => text(part(value, 'name')),
  fact: (_, value) => partsFact(value, textFact),
};
