import { accept, list, refuse } from '../values/checked.ts';
import { choiceLabel, choiceProblems, choiceValues, isChoice } from '../values/choice.ts';
import { textFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';
import { choicesProperty } from './properties.ts';

/** 多选: the values of the chosen ones, in the order of the choices. */
export const choices: Kind = {
  kind: 'choices',
  name: '多选',
  group: 'choice',
  properties: [choicesProperty],
  empty: [],
  missing: '还没选',
  schema: (field) => ({ type: 'array', minItems: 1, items: { enum: choiceValues(field) }, uniqueItems: true }),
  check(field, value) {
    if (!Array.isArray(value) || !value.every((one) => isChoice(field, one))) return refuse('请从选项里选');
    const chosen = choiceValues(field).filter((one) => value.includes(one));
    return accept(chosen.length === 0 ? null : chosen);
  },
  display: (field, value) =>
    list(value)
      .map((one) => choiceLabel(field, one))
      .join('、'),
  fact: (_, value) => (Array.isArray(value) ? value.map(textFact) : null),
  problems: choiceProblems,
  slot: (field) => (field.choices ? { choices: field.choices } : {}),
};
