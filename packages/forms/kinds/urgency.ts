import type { Choice, FieldDefinition } from '../template.ts';
import { urgencyChoices } from '../values/official-choices.ts';
import { choice } from './choice.ts';
import type { Kind } from './kind.ts';

const withChoices = (field: FieldDefinition): FieldDefinition & { readonly choices: readonly Choice[] } => ({
  ...field,
  choices: urgencyChoices,
});

/** 紧急程度; lists show it and are sorted by it. */
export const urgency: Kind = {
  ...choice,
  kind: 'urgency',
  name: '紧急程度',
  group: 'official',
  key: 'urgency',
  properties: [],
  schema: (field) => choice.schema(withChoices(field)),
  check: (field, value) => choice.check(withChoices(field), value),
  display: (field, value) => choice.display(withChoices(field), value),
  problems: () => [],
  slot: () => ({ choices: urgencyChoices }),
};
