import type { HandlerRule } from '@gov/organisation';
import Type, { type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { MultiMode, NodeRules } from '../node-rules.ts';
import { handlerRule, isHandlerKind, ruleProblem } from '../publishing/handler-rules.ts';

/** What `gov:rules` holds as JSON text: the rules of a step, and what its way of voting or leading cannot say in one word. */
export type StepRules = Omit<NodeRules, 'waits' | 'does'> & {
  readonly weights?: Readonly<Record<string, number>>;
  readonly assistants?: HandlerRule;
  readonly wait?: Extract<MultiMode, { readonly mode: 'lead' }>['wait'];
};

const Closed = { additionalProperties: false } as const;
const oneOf = <T extends string>(...words: readonly T[]) => Type.Union(words.map((word) => Type.Literal(word)));
const positive = Type.Integer({ minimum: 1, maximum: 1000 });
const name = Type.String({ minLength: 1, maxLength: 100 });

const share = Type.Integer({ minimum: 1, maximum: 100 });
const voteRule = Type.Union([
  oneOf('all', 'any', 'veto'),
  Type.Object({ percent: Type.Integer({ minimum: 1, maximum: 100 }) }, Closed),
  Type.Object({ of: Type.Refine(Type.Tuple([share, share]), ([part, whole]) => part <= whole) }, Closed),
  Type.Object({ votes: positive }, Closed),
]);

const act = (kind: string, more: Readonly<Record<string, TSchema>> = {}) =>
  Type.Object({ kind: Type.Literal(kind), ...more }, Closed);

const overdueStep = Type.Object(
  {
    /** Working days before (negative) or after the due time. */
    afterDue: Type.Number({ minimum: -250, maximum: 250 }),
    act: Type.Union([
      ...['remind', 'release', 'agree', 'disagree'].map((kind) => act(kind)),
      act('escalate', { to: handlerRule }),
      act('transfer', { to: handlerRule }),
      act('return', { to: oneOf('previous', 'starter') }),
      act('goTo', { node: name }),
    ]),
  },
  Closed,
);

/** One row for each rule; a key that is not here is refused by its name. */
const rows = {
  groupReturn: oneOf('all', 'vote', 'prevMember'),
  reopen: oneOf('all', 'refusers'),
  resubmit: oneOf('all', 'returner'),
  beforeRefusal: oneOf('inform', 'refuse'),
  signing: Type.Literal(true),
  transferTo: handlerRule,
  overdue: Type.Array(overdueStep, { maxItems: 10 }),
  whenNobody: Type.Array(Type.Union([act('rule', { rule: handlerRule }), act('administrator'), act('autoPass')]), {
    maxItems: 5,
  }),
  starterHandles: Type.Union([
    Type.Literal('skip'),
    Type.Object({ instead: Type.Array(handlerRule, { minItems: 1, maxItems: 5 }) }, Closed),
  ]),
  repeated: oneOf('adjacent', 'earlier'),
  officeChange: oneOf('stay'),
  keyFields: Type.Array(name, { maxItems: 100 }),
  copies: Type.Array(
    Type.Object(
      { to: handlerRule, when: oneOf('entered', 'done'), mayComment: Type.Optional(Type.Literal(true)) },
      Closed,
    ),
    { minItems: 1, maxItems: 5 },
  ),
  forms: Type.Array(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }), {
    minItems: 1,
    maxItems: 10,
    uniqueItems: true,
  }),
  forkAgain: oneOf('always', 'whenChanged'),
  free: Type.Object(
    {
      persons: Type.Boolean(),
      nodes: Type.Array(name, { maxItems: 50 }),
      limit: Type.Integer({ minimum: 1, maximum: 20 }),
    },
    Closed,
  ),
  call: Type.Object(
    {
      process: name,
      mode: oneOf('sync', 'async'),
      each: Type.Optional(
        Type.Object({ field: name, limit: positive, rule: voteRule, into: Type.Optional(name) }, Closed),
      ),
      fields: Type.Optional(Type.Record(name, name)),
      back: Type.Optional(Type.Record(name, name)),
      attachments: Type.Optional(Type.Literal(true)),
      whenParentEnds: Type.Optional(oneOf('cancel', 'independent')),
    },
    Closed,
  ),
  weights: Type.Record(Type.String({ maxLength: 100 }), positive),
  assistants: handlerRule,
  wait: oneOf('never', 'untilDue', 'always'),
} as const satisfies Readonly<Record<keyof StepRules, TSchema>>;

const isRule = (key: string): key is keyof typeof rows => Object.hasOwn(rows, key);

/** Reads the JSON text; every rule that is unknown or ill-formed is named and left out. Never throws. */
export function readRules(text: string, say: (message: string) => void): StepRules {
  if (text.trim() === '') return {};
  const parsed = parse(text);
  if (!parsed) {
    say('的办理规则不是可读的 JSON。');
    return {};
  }
  const bad = Object.entries(parsed).filter(([key, value]) => !isRule(key) || !Value.Check(rows[key], value));
  if (bad.length > 0)
    say(`的办理规则 ${bad.map(([key, value]) => `${key}${whoIsWrong([value])}`).join('、')} 无法识别。`);
  const wrong = new Set(bad.map(([key]) => key));
  return Object.fromEntries(Object.entries(parsed).filter(([key]) => !wrong.has(key))) as StepRules; // reason: each entry was checked against its row
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first handler rule inside a rule that is not whole, in words. */
function whoIsWrong(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  for (const part of Object.values(value)) {
    const kind = typeof part === 'object' && part !== null && 'kind' in part ? part.kind : undefined;
    const problem = isHandlerKind(kind) ? ruleProblem(part) : undefined;
    const inside = problem === undefined ? whoIsWrong(part) : `（办理人规则${problem}）`;
    if (inside) return inside;
  }
  return '';
}
