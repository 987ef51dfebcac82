import { type HandlerRule, handlerKindWords, roleWords } from '@gov/organisation';
import Type, { type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const Closed = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 100 });
const oneOf = (...words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));
const several = (one: TSchema) => Type.Array(one, { minItems: 1, maxItems: 20 });
const condition = Type.String({ minLength: 1, maxLength: 2000 });
const levels = Type.Integer({ minimum: 1, maximum: 20 });
const role = oneOf(...Object.keys(roleWords));
const person = oneOf('starter', 'previous');
const fixed = Type.Object({ sectionId: id }, Closed);
const section = Type.Union([person, fixed, Type.Object({ field: id }, Closed)]);
const placesOfPost = [
  Type.Object({ of: oneOf('starter', 'previous', 'agency') }, Closed),
  Type.Object({ of: person, upward: Type.Literal(true) }, Closed),
];

/** What a rule says beside its kind; `rule` is the schema of a rule inside it. */
type Parts = (rule: TSchema) => Readonly<Record<string, TSchema>>;

/** One row for each kind of rule: all of it must be there and well-formed, and nothing else. */
const kinds: Readonly<Record<HandlerRule['kind'], Parts>> = {
  named: () => ({ personIds: Type.Array(id, { minItems: 1, maxItems: 500 }) }),
  group: () => ({ groupId: id }),
  personsWhere: () => ({ where: condition }),
  postInSection: () => ({ role, section: Type.Union([...placesOfPost, fixed]) }),
  post: () => ({ postId: id }),
  sectionHead: () => ({ of: section, above: Type.Optional(levels) }),
  sectionMembers: () => ({ of: section, heads: Type.Optional(oneOf('without')) }),
  deputyInCharge: () => ({ of: Type.Union([person, fixed]) }),
  chief: () => ({}),
  starter: () => ({}),
  startersChoice: (rule) => ({ from: Type.Optional(rule) }),
  previousHandlersChoice: (rule) => ({ from: Type.Optional(rule) }),
  formField: () => ({ field: id, holds: oneOf('person', 'section') }),
  superior: () => ({ of: person, levels: Type.Optional(levels) }),
  superiors: () => ({ of: person, upTo: Type.Union([Type.Object({ levels }, Closed), Type.Object({ role }, Closed)]) }),
  sameAs: () => ({ node: id }),
  union: (rule) => ({ rules: several(rule) }),
  intersection: (rule) => ({ rules: several(rule) }),
  except: (rule) => ({ from: rule, without: several(rule) }),
  byCondition: (rule) => ({ cases: several(Type.Object({ when: condition, rule }, Closed)), otherwise: rule }),
  oneOf: (rule) => ({ from: rule, by: oneOf('turn', 'leastWork', 'lot') }),
};

/** What a part is called in a refusal. */
const partWords: Readonly<Record<string, string>> = {
  personIds: '人员',
  groupId: '分组',
  where: '条件',
  role: '岗位类别',
  section: '科室',
  postId: '岗位',
  of: '哪个科室',
  field: '表单字段',
  holds: '字段里填的是人员还是科室',
  from: '可选范围',
  above: '往上几级',
  heads: '是否包括负责人',
  levels: '往上几级',
  upTo: '到哪一级为止',
  node: '环节',
  rules: '各种人',
  without: '除外的人',
  cases: '各种情形',
  otherwise: '其他情形',
  by: '怎样选',
};

const schemaOf = (kind: HandlerRule['kind'], inner: TSchema): TSchema =>
  Type.Object({ kind: Type.Literal(kind), ...kinds[kind](inner) }, Closed);

export const isHandlerKind = (kind: unknown): kind is HandlerRule['kind'] =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind);
const allKinds = Object.keys(kinds).filter(isHandlerKind);

/** Rules inside rules stop somewhere: what is nested deeper is refused. */
const deepest = 4;
function rules(depth: number): TSchema {
  if (depth === 0) return Type.Never();
  const within = rules(depth - 1);
  return Type.Union(allKinds.map((kind) => schemaOf(kind, within)));
}
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
  return `（${handlerKindWords[kind]}）的“${partWords[wrong] ?? wrong}”缺少或无法识别`;
}

function wrongPart(kind: HandlerRule['kind'], value: object): string {
  const parts = kinds[kind](inner);
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
