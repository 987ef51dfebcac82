import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import { kindNamed } from '../kinds/index.ts';
import type {
  DocumentNode,
  FieldDefinition,
  FormDictionary,
  FormPart,
  FormRule,
  FormTemplate,
  RecordSource,
} from '../template.ts';
import { renameNames } from './rename-names.ts';

/** A further form as a matter is to carry it. */
export interface FurtherForm {
  /** Prefix of its keys, never used for another form of the same matter: `f2`. */
  readonly key: string;
  readonly template: FormTemplate;
  /** 取自主表: its fields that are the main form's fields of the same key. */
  readonly taken?: readonly string[];
}

interface Work {
  readonly main: FormTemplate;
  readonly further: FurtherForm;
  /** Its own keys as they are called in the composed form. */
  readonly names: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
  readonly problems: FieldProblem[];
}

/**
 * 套表: one form made of a main form and further ones, so that a matter keeps one immutable version, one set of data and one
 * answer to who may see and fill what. Keys of the main form stay; those of a further one begin with its key. What is listed
 * and searched is the main form's. Rejection `forms.not-composable` with a sentence for each problem, `path` = key of the
 * further form. The same forms give the same template.
 */
export function composeForms(main: FormTemplate, further: readonly FurtherForm[]): Result<FormTemplate> {
  const problems: FieldProblem[] = [];
  const parts = further.map((one) => composedPart(workOn(main, one, problems)));
  const keys = new Set(further.map(({ key }) => key));
  if (keys.size < further.length) problems.push({ path: 'forms', message: '有两张表用了同一个代号' });
  if (problems.length > 0) return reject('forms.not-composable', { count: problems.length }, problems);
  const dictionaries = [...(main.dictionaries ?? []), ...parts.flatMap((part) => part.dictionaries)];
  const rules = [...(main.rules ?? []), ...parts.flatMap((part) => part.rules)];
  return ok({
    name: main.name,
    document: main.document,
    fields: [...main.fields, ...parts.flatMap(({ fields }) => fields)],
    opinionBlocks: [...main.opinionBlocks, ...parts.flatMap(({ opinionBlocks }) => opinionBlocks)],
    ...(dictionaries.length > 0 ? { dictionaries } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    parts: parts.map(({ part }) => part),
  });
}

function workOn(main: FormTemplate, further: FurtherForm, problems: FieldProblem[]): Work {
  const { key, template } = further;
  const inMain = new Map(main.fields.filter(inUse).map((field) => [field.key, field]));
  const taken = new Set<string>();
  const say = (message: string): void => {
    problems.push({ path: key, message: `“${template.name}”：${message}` });
  };
  if (template.parts) say('它自己已经是几张表合成的，不能再放进来');
  for (const field of template.fields.filter(inUse)) {
    const isOne = isOneForAll(field);
    if (!isOne && !further.taken?.includes(field.key)) continue;
    if (inMain.get(field.key)?.kind === field.kind) taken.add(field.key);
    else if (isOne) say(`“${field.label}”只能放在主表上，请在主表上也放一个，或从这张表上去掉`);
    else say(`“${field.label}”要取自主表，主表上没有同一代号、同一种的字段，请取消或改主表`);
  }
  for (const wanted of further.taken ?? [])
    if (!template.fields.some((field) => field.key === wanted)) say(`要取自主表的“${wanted}”在这张表上没有，请取消`);
  const own = [...template.fields, ...template.opinionBlocks].map((one) => one.key);
  const names = new Map(own.map((name) => [name, taken.has(name) ? name : `${key}_${name}`]));
  return { main, further, names, taken, problems };
}

const inUse = ({ retired }: FieldDefinition): boolean => !retired;

/** The house reads these by their key: there is one of them for the whole matter. */
const isOneForAll = ({ kind }: FieldDefinition): boolean => kindNamed(kind)?.key !== undefined;

interface Composed extends Pick<FormTemplate, 'fields' | 'opinionBlocks'> {
  readonly part: FormPart;
  readonly dictionaries: readonly FormDictionary[];
  readonly rules: readonly FormRule[];
}

function composedPart(work: Work): Composed {
  const { further, names, taken } = work;
  const { key, template } = further;
  const named = (name: string): string => names.get(name) ?? name;
  return {
    part: { key, name: template.name, document: renamedDocument(template.document, named), taken: [...taken] },
    fields: template.fields
      .filter((field) => !taken.has(field.key) && (inUse(field) || !isOneForAll(field)))
      .map((field) => composedField(field, work)),
    opinionBlocks: template.opinionBlocks.map((block) => ({ ...block, key: named(block.key) })),
    dictionaries: (template.dictionaries ?? []).map((one) => ({ ...one, key: `${key}_${one.key}` })),
    rules: (template.rules ?? []).flatMap((rule) => composedRule(rule, work)),
  };
}

function renamedDocument(node: DocumentNode, named: (key: string) => string): DocumentNode {
  const { attrs, content } = node;
  return {
    ...node,
    ...(typeof attrs?.key === 'string' ? { attrs: { ...attrs, key: named(attrs.key) } } : {}),
    ...(content ? { content: content.map((child) => renamedDocument(child, named)) } : {}),
  };
}

/** Lists and search go by the main form: what a further form marks for them is left out. */
function composedField(field: FieldDefinition, work: Work): FieldDefinition {
  const { listable: _list, searchable: _search, columns, ...rest } = field;
  const inRow = new Set((columns ?? []).map(({ key }) => key));
  return {
    ...expressed(rest, work, field.label, new Set()),
    ...(field.source ? { source: composedSource(field.source, work) } : {}),
    key: work.names.get(field.key) ?? field.key,
    ...(columns
      ? { columns: columns.map((column) => expressed(column, work, `${field.label}的${column.label}`, inRow)) }
      : {}),
  };
}

/** What a chosen row brings along goes into the form's own fields. */
function composedSource({ copies, ...source }: RecordSource, { names, taken }: Work): RecordSource {
  const own = copies?.filter(({ to }) => !taken.has(to)).map(({ from, to }) => ({ from, to: names.get(to) ?? to }));
  return { ...source, ...(own ? { copies: own } : {}) };
}

/** Formula and dictionary by the names of the composed form; columns of the row keep theirs. */
function expressed(field: FieldDefinition, work: Work, label: string, inRow: ReadonlySet<string>): FieldDefinition {
  const formula = field.formula === undefined ? undefined : renamed(field.formula, work, `“${label}”的算法`, inRow);
  return {
    ...field,
    ...(formula === undefined ? {} : { formula }),
    ...(field.dictionary === undefined ? {} : { dictionary: `${work.further.key}_${field.dictionary}` }),
  };
}

function renamed(
  source: string,
  { further, names, problems }: Work,
  what: string,
  inRow: ReadonlySet<string> = new Set(),
): string {
  const own = new Map([...names].filter(([name]) => !inRow.has(name)));
  const found = renameNames(source, own);
  if (found === undefined)
    problems.push({
      path: further.key,
      message: `“${further.template.name}”：${what}改不成几张表合用的写法，请换一种写法`,
    });
  return found ?? source;
}

/** What a form rules over fields that are the main form's is the main form's business. */
function composedRule(rule: FormRule, work: Work): readonly FormRule[] {
  const when = renamed(rule.when, work, '有一条规则的条件');
  const named = (name: string): string => work.names.get(name) ?? name;
  if (rule.kind === 'options') return work.taken.has(rule.field) ? [] : [{ ...rule, field: named(rule.field), when }];
  const fields = rule.fields.filter((name) => !work.taken.has(name)).map(named);
  return fields.length === 0 ? [] : [{ ...rule, fields, when }];
}
