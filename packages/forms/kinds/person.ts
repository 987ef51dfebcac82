import { part, text } from '../values/checked.ts';
import { partsFact, textFact } from '../values/fact.ts';
import { checkReference, referenceSchema } from '../values/reference.ts';
import type { Kind } from './kind.ts';
import { maskProperty } from './properties.ts';

/** 选人: `{id, name}`, the name as on the day it was written. */
export const person: Kind = {
  kind: 'person',
  name: '人员',
  group: 'people',
  column: true,
  properties: [{ ...maskProperty, emptyWords: '姓名：只留第一个字' }],
  empty: null,
  missing: '还没选',
  schema: () => referenceSchema,
  check: (_, value) => checkReference(value),
  display: (_, value) => text(part(value, 'name')),
  fact: (_, value) => partsFact(value, textFact),
};
