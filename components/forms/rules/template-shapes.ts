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
    : oneOf('today', 'starter', 'starterSection', 'starterPost', 'starterAgency', 'starterPhone')(value.from ?? null) &&
      Object.keys(value).length === 1);

const isList =
  (longest: number, each: (value: JsonValue) => boolean) =>
  (value: JsonValue): boolean =>
    Array.isArray(value) && value.length <= longest && value.every(each);

/** A tree of choices, four levels deep at most. */
const isTree =
  (depth: number) =>
  (value: JsonValue): boolean =>
    isList(
      1000,
      (one) =>
        isObject(one) &&
        Object.keys(one).every((name) => name === 'value' || name === 'label' || name === 'children') &&
        isWords(one.value, 100) &&
        isWords(one.label, 200) &&
        (one.children === undefined || (depth < 4 && isTree(depth + 1)(one.children))),
    )(value);

/** The first member that the shape does not know, or that is not as it should be. */
export const wrongMember = (object: JsonObject, shape: Shape): string | undefined =>
  Object.entries(object).find(([name, value]) => !(Object.hasOwn(shape, name) && shape[name]?.(value)))?.[0];

/** Columns of a detail table are fields of one line, without columns of their own. */
const isColumn = (value: JsonValue): boolean => {
  const { columns: _, ...shape } = fieldShape;
  return isObject(value) && isWords(value.key, 40) && wrongMember(value, shape) === undefined;
};

/** Rows of another application's list. */
const sourceShape: Shape = {
  application: words(60),
  column: words(40),
  copies: (value) =>
    isList(
      20,
      (one) => isObject(one) && Object.keys(one).length === 2 && isWords(one.from, 40) && isWords(one.to, 40),
    )(value),
};

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
  result: oneOf('text', 'number', 'amount', 'date'),
  capitals: yesOrNo,
  text: words(5000),
  pattern: words(100),
  tree: isTree(1),
  dictionary: words(40),
  source: (value) =>
    isObject(value) && wrongMember(value, sourceShape) === undefined && value.application !== undefined,
  columns: (value) => isList(30, isColumn)(value),
  totals: isList(30, words(40)),
  leastRows: whole,
  mostRows: whole,
  mask: oneOf('identity', 'phone', 'name', 'all'),
  retired: yesOrNo,
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
  printName: yesOrNo,
  printDate: oneOf('none', 'date', 'dateTime'),
  printPen: yesOrNo,
};

/** Members of a dictionary of the form; one that is taken from the agency's also says from which. */
export const dictionaryShape: Shape = { key: words(40), name: words(100), entries: isChoices };
export const sharedDictionaryShape: Shape = { ...dictionaryShape, shared: words(40) };

const keys = isList(1000, words(40));
const when = words(2000);

/** Members of a rule, by its kind. */
export const ruleShapes: Readonly<Record<string, Shape>> = {
  show: { kind: oneOf('show'), fields: keys, when },
  require: { kind: oneOf('require'), fields: keys, when },
  options: { kind: oneOf('options'), field: words(40), values: isList(1000, words(100)), when },
  check: { kind: oneOf('check'), fields: keys, when, message: words(500) },
};
