import type { Choice, FieldDefinition } from '../template.ts';
import { secrecyChoices } from '../values/official-choices.ts';
import { choice } from './choice.ts';
import type { Kind } from './kind.ts';

const withChoices = (field: FieldDefinition): FieldDefinition & { readonly choices: readonly Choice[] } => ({
  ...field,
  choices: secrecyChoices,
});

/** 密级 outside classified networks; who may read a matter depends on it. */
export const secrecy: Kind = {
  ...choice,
  kind: 'secrecy',
  name: '密级',
  group: 'official',
  key: 'secrecyLevel',
  properties: [],
  schema: (field) => choice.schema(withChoices(field)),
  check: (field, value) => choice.check(withChoices(field), value),
  display: (field, value) => choice.display(withChoices(field), value),
  problems: () => [],
  slot: () => ({ choices: secrecyChoices }),
};
