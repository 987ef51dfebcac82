import { accept, refuse } from '../values/checked.ts';
import { choiceLabel, choiceProblems, choiceValues, isChoice } from '../values/choice.ts';
import { textFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';
import { choicesProperty } from './properties.ts';

/** 单选: the value of one choice. */
export const choice: Kind = {
  kind: 'choice',
  name: '单选',
  group: 'choice',
  column: true,
  properties: [choicesProperty],
  empty: '',
  missing: '还没选',
  schema: (field) => ({ enum: choiceValues(field) }),
  check(field, value) {
    if (value === '') return accept(null);
    return isChoice(field, value) ? accept(value) : refuse('请从选项里选');
  },
  display: choiceLabel,
  // the stored value, not its word: words may be renamed
  project: (_, value) => (typeof value === 'string' ? { text: value } : undefined),
  fact: (_, value) => textFact(value),
  problems: choiceProblems,
  slot: ({ choices }) => (choices ? { choices } : {}),
};
