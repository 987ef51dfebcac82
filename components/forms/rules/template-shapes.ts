import type { JsonObject, JsonValue } from '@gov/base';

/** Member → whether a value may stand there. */
export type Shape = Readonly<Record<string, (value: JsonValue) => boolean>>;

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Control characters break paper and search; a line end is a line end.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A text that paper can carry. It may be empty: what must be filled in is the business of publishing. */
export const isWords = (value: JsonValue | undefined, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest && !controls.test(value) && value.isWellFormed();

const words = (longest: number) => (value: JsonValue) => isWords(value, longest);
const yesOrNo = (value: JsonValue) => typeof value === 'boolean';
const oneOf =
  (...values: readonly string[]) =>
  (value: JsonValue) =>
    typeof value === 'string' && values.includes(value);
const whole = (value: JsonValue) => Number.isSafeInteger(value);

const isChoices = (value: JsonValue): boolean =>
  Array.isArray(value) &&
  value.length <= 1000 &&
  value.every(
    (one) =>
      isObject(one) &&
      Object.keys(one).every((name) => name === 'value' || name === 'label') &&
      isWords(one.value, 100) &&
      isWords(one.label, 200),
  );

const isDefault = (value: JsonValue): boolean =>
  isObject(value) &&
  (value.from === 'constant'
    ? value.value !== undefined && Object.keys(value).length === 2
    : oneOf('today', 'starter', 'starterSection', 'starterPhone')(value.from ?? null) &&
      Object.keys(value).length === 1);

/** Members of a field definition. */
export const fieldShape: Shape = {
  key: words(40),
  kind: words(40),
  label: words(100),
  hint: words(500),
  required: yesOrNo,
  default: isDefault,
  choices: isChoices,
  maxLength: whole,
  decimals: whole,
  minimum: words(40),
  maximum: words(40),
  unit: words(20),
  formula: words(2000),
  result: oneOf('text', 'number', 'date'),
  listable: yesOrNo,
  searchable: yesOrNo,
  unique: yesOrNo,
};

/** Members of an opinion block. */
export const blockShape: Shape = {
  key: words(40),
  label: words(100),
  order: oneOf('timeAscending', 'timeDescending', 'rank'),
  defaultText: words(500),
  samePerson: oneOf('last', 'all'),
};
