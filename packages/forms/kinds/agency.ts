import { agencyIn, agencySchema } from '../values/agency.ts';
import { accept, part, refuse, text } from '../values/checked.ts';
import { partsFact, textFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';

/** 单位: one agency, `{id?, name}`; without id = a written name. */
export const agency: Kind = {
  kind: 'agency',
  name: '单位',
  group: 'people',
  column: true,
  properties: [],
  empty: null,
  missing: '还没选',
  schema: () => agencySchema,
  check(_, value) {
    const agency = agencyIn(value);
    return agency ? accept({ ...agency }) : refuse('请选单位');
  },
  display: (_, value) => text(part(value, 'name')),
  fact: (_, value) => partsFact(value, textFact),
};
