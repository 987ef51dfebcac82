import { type HandlerRule, roleWords } from '@gov/organisation';
import Type, { type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const Closed = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 100 });
const oneOf = (...words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));
const section = Type.Object({ sectionId: id }, Closed);

interface Kind {
  /** What the kind is called in a refusal. */
  readonly words: string;
  /** What else it says beside its kind; `rule` is the schema of a rule inside it. */
  readonly parts: (rule: TSchema) => Readonly<Record<string, TSchema>>;
}

/** One row for each kind of rule: all of it must be there and well-formed, and nothing else. */
const kinds: Readonly<Record<HandlerRule['kind'], Kind>> = {
  named: { words: '指定人员', parts: () => ({ personIds: Type.Array(id, { minItems: 1, maxItems: 500 }) }) },
  postInSection: {
    words: '科室里的岗位',
    parts: () => ({
      role: oneOf(...Object.keys(roleWords)),
      section: Type.Union([Type.Object({ of: oneOf('starter', 'previous', 'agency') }, Closed), section]),
    }),
  },
  post: { words: '指定岗位', parts: () => ({ postId: id }) },
  sectionHead: {
    words: '科室负责人',
    parts: () => ({ of: Type.Union([oneOf('starter', 'previous'), section, Type.Object({ field: id }, Closed)]) }),
  },
  deputyInCharge: { words: '分管领导', parts: () => ({ of: Type.Union([oneOf('starter', 'previous'), section]) }) },
  chief: { words: '主要负责人', parts: () => ({}) },
  starter: { words: '发起人', parts: () => ({}) },
  startersChoice: { words: '发起人选定', parts: (rule) => ({ from: Type.Optional(rule) }) },
  previousHandlersChoice: { words: '上一步办理人选定', parts: (rule) => ({ from: Type.Optional(rule) }) },
  formField: { words: '表单里填的人或科室', parts: () => ({ field: id, holds: oneOf('person', 'section') }) },
};

/** What a part is called in a refusal. */
const partWords: Readonly<Record<string, string>> = {
  personIds: '人员',
  role: '岗位类别',
  section: '科室',
  postId: '岗位',
  of: '哪个科室',
  field: '表单字段',
  holds: '字段里填的是人员还是科室',
  from: '可选范围',
};

const schemaOf = (kind: HandlerRule['kind'], inner: TSchema): TSchema =>
  Type.Object({ kind: Type.Literal(kind), ...kinds[kind].parts(inner) }, Closed);

export const isHandlerKind = (kind: unknown): kind is HandlerRule['kind'] =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind);
const allKinds = Object.keys(kinds).filter(isHandlerKind);

/** Rules inside rules stop somewhere: what is nested deeper is refused. */
const deepest = 3;
const rules = (depth: number): TSchema =>
  depth === 0 ? Type.Never() : Type.Union(allKinds.map((kind) => schemaOf(kind, rules(depth - 1))));
const inner = rules(deepest);

/** Any whole handler rule. */
export const handlerRule: TSchema = rules(deepest + 1);

/** Why a value is no handler rule, as the end of a sentence that names the step; undefined = it is one. */
export function ruleProblem(value: unknown): string | undefined {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (!isHandlerKind(kind)) return '无法识别';
  const schema = schemaOf(kind, inner);
  if (Value.Check(schema, value)) return undefined;
  const wrong = wrongPart(kind, value as object); // reason: it has a kind, so it is an object
  return `（${kinds[kind].words}）的“${partWords[wrong] ?? wrong}”缺少或无法识别`;
}

function wrongPart(kind: HandlerRule['kind'], value: object): string {
  const parts = kinds[kind].parts(inner);
  const held = new Map<string, unknown>(Object.entries(value));
  const fits = ([name, part]: readonly [string, TSchema]) =>
    held.has(name) ? Value.Check(part, held.get(name)) : Type.IsOptional(part);
  const missing = Object.entries(parts).find((one) => !fits(one))?.[0];
  return missing ?? [...held.keys()].find((name) => name !== 'kind' && !Object.hasOwn(parts, name)) ?? 'kind';
}

/** Who handles, from its JSON text; else why it cannot be read. */
export function readRule(text: string): { readonly rule: HandlerRule } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: '无法识别' };
  }
  const problem = ruleProblem(value);
  return problem ? { problem } : { rule: value as HandlerRule }; // reason: checked against the schema of its kind
}
