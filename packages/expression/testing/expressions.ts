import fc from 'fast-check';

/** A random expression that knows its parts, so that a difference can be traced to the smallest one. */
export interface Tree {
  /** The operator or function at the top: `+`, `if`, `substring`, `literal`. */
  readonly what: string;
  readonly source: string;
  readonly parts: readonly Tree[];
  /** `some` and `every`: the condition is asked of each item under this name. */
  readonly item?: string;
}

type Kind = 'number' | 'text' | 'truth' | 'date' | 'span' | 'list' | 'texts' | 'context';

const leaf = (source: string, what = 'literal'): Tree => ({ what, source, parts: [] });

/** `#` stands for the parts in order. */
const tree = (what: string, template: string, parts: readonly Tree[]): Tree => {
  const sources = parts.map((part) => part.source);
  return { what, source: template.replace(/#/g, () => sources.shift() ?? ''), parts };
};

type Ties = Readonly<Record<Kind | 'any', fc.Arbitrary<Tree>>>;

const from = (what: string, template: string, ...parts: readonly fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> =>
  fc.tuple(...parts).map((made) => tree(what, template, made));

const literal = (...sources: readonly string[]): fc.Arbitrary<Tree> =>
  fc.constantFrom(...sources).map((source) => leaf(source));
const fact = (...names: readonly string[]): fc.Arbitrary<Tree> =>
  fc.constantFrom(...names).map((name) => leaf(name, 'fact'));
const call = (name: string, ...parts: readonly fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> =>
  from(name, `${name}(${parts.map(() => '#').join(', ')})`, ...parts);
const infix = (operators: readonly string[], left: fc.Arbitrary<Tree>, right: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, a, b]) => tree(operator, `(# ${operator} #)`, [a, b]));
const list = (item: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.array(item, { maxLength: 3 }).map((items) => tree('list', `[${items.map(() => '#').join(', ')}]`, items));
const choose = (t: Ties, kind: Kind): fc.Arbitrary<Tree> =>
  from('if', '(if # then # else #)', t.truth, t[kind], t[kind]);

/** Facts that the expressions ask for; `none`, `noText`, `noTruth` are never there. */
const numberLeaf = fc.oneof(
  literal('0', '1', '2', '3', '7', '10', '-4', '0.5', '2.25', '0.1', '0.2', '99.9', '100000'),
  fact('n', 'm', 'none', 'c.n'),
);
const textLeaf = fc.oneof(literal('""', '"a"', '"ab"', '"甲乙丙"', '"b😀"', '"12"'), fact('t', 's', 'noText', 'c.t'));
const truthLeaf = fc.oneof(literal('true', 'false'), fact('yes', 'no', 'noTruth'));
const dateLeaf = fc.oneof(
  literal('@"2026-01-31"', '@"2024-02-29"', 'date("2026-12-31")', 'date(2026, 3, 1)'),
  fact('d'),
);
const spanLeaf = literal('@"P1M"', '@"P1Y2M"', '@"P3D"', '@"PT36H"', 'duration("P2D")');

function numbers(t: Ties): readonly fc.Arbitrary<Tree>[] {
  return [
    infix(['+', '-', '*', '/'], t.number, t.number),
    from('negate', '-(#)', t.number),
    ...['floor', 'ceiling', 'abs'].map((name) => call(name, t.number)),
    ...['round half up', 'round half even', 'round up', 'round down', 'decimal'].map((name) =>
      call(name, t.number, literal('0', '1', '2')),
    ),
    call('modulo', t.number, t.number),
    infix(['-'], t.date, t.date),
    ...['sum', 'min', 'max', 'count'].map((name) => call(name, t.list)),
    call('string length', t.text),
    call('number', literal('"12"', '"-3.5"', '"x"')),
    ...['year', 'month', 'day', 'weekday'].map((name) => from(name, `#.${name}`, t.date)),
    from('path', '#.n', t.context),
    choose(t, 'number'),
  ];
}

function texts(t: Ties): readonly fc.Arbitrary<Tree>[] {
  return [
    infix(['+'], t.text, t.text),
    call('substring', t.text, t.number),
    call('substring', t.text, t.number, literal('0', '1', '2', '9')),
    ...['substring before', 'substring after'].map((name) => call(name, t.text, t.text)),
    ...['upper case', 'lower case'].map((name) => call(name, t.text)),
    call('replace', t.text, literal('"a"', '"甲"', '"."'), literal('"b"', '""')),
    call('string join', t.texts, literal('","', '""')),
    call('string', t.number),
    call('string', t.text),
    choose(t, 'text'),
  ];
}

function truths(t: Ties): readonly fc.Arbitrary<Tree>[] {
  const compared = (kind: Kind) => infix(['=', '!=', '<', '<=', '>', '>='], t[kind], t[kind]);
  return [
    infix(['and', 'or'], t.truth, t.truth),
    call('not', t.truth),
    ...(['number', 'number', 'date', 'span'] as const).map(compared),
    ...(['text', 'truth', 'list', 'context'] as const).map((kind) => infix(['=', '!='], t[kind], t[kind])),
    from('between', '(# between # and #)', t.number, t.number, t.number),
    from('interval', '(# in (#..#])', t.date, t.date, t.date),
    from('in', '(# in (#, #))', t.number, t.number, t.number),
    from('in list', '(# in #)', t.number, list(t.number)),
    from('in test', '(# in (< #, > #))', t.number, t.number, t.number),
    ...['contains', 'starts with', 'ends with'].map((name) => call(name, t.text, t.text)),
    call('list contains', t.list, t.number),
    ...['all', 'any'].map((name) => call(name, list(t.truth))),
    ...['some', 'every'].map((name) =>
      fc.tuple(t.list, t.truth).map(([items, condition]) => ({
        ...tree(name, `(${name} x in # satisfies #)`, [items, condition]),
        item: 'x',
      })),
    ),
    fc.tuple(t.list, fc.constantFrom('<', '>=', '='), t.number).map(([items, operator, right]) => ({
      ...tree('some', '(some x in # satisfies #)', [
        items,
        tree(operator, `(# ${operator} #)`, [leaf('x', 'fact'), right]),
      ]),
      item: 'x',
    })),
    choose(t, 'truth'),
  ];
}

const dates = (t: Ties): readonly fc.Arbitrary<Tree>[] => [
  infix(['+', '-'], t.date, t.span),
  infix(['+', '-'], t.date, literal('1', '30', '0.5')),
  choose(t, 'date'),
  call('date', literal('"2026-02-28"', '"2026-02-30"', '"x"')),
];

const spans = (t: Ties): readonly fc.Arbitrary<Tree>[] => [
  infix(['+', '-'], t.span, t.span),
  infix(['*'], t.span, literal('2', '-1', '0')),
  call('years and months duration', t.date, t.date),
];

const lists = (t: Ties): readonly fc.Arbitrary<Tree>[] => [
  list(t.number),
  call('append', t.list, t.number),
  call('concatenate', t.list, t.list),
  call('index of', t.list, t.number),
  call('distinct values', t.list),
  from('path', '#.n', list(t.context)),
];

/** A few of the parts are of a kind that does not belong there. */
const mostly = (kind: Kind) => (tie: (key: Kind) => fc.Arbitrary<Tree>) =>
  fc.oneof(
    { arbitrary: tie(kind), weight: 30 },
    ...(['number', 'text', 'truth', 'date', 'list'] as const).map((other) => ({ arbitrary: tie(other), weight: 1 })),
  );

const { any, truth } = fc.letrec<Record<Kind | 'any', Tree>>((tie) => {
  const of = (kind: Kind) => mostly(kind)((key) => tie(key));
  const t: Ties = {
    number: of('number'),
    text: of('text'),
    truth: of('truth'),
    date: of('date'),
    span: of('span'),
    list: of('list'),
    texts: of('texts'),
    context: of('context'),
    any: tie('any'),
  };
  const grow = (leaves: fc.Arbitrary<Tree>, grown: readonly fc.Arbitrary<Tree>[]) =>
    fc.oneof({ depthSize: 'xsmall', maxDepth: 5, withCrossShrink: true }, leaves, ...grown);
  return {
    number: grow(numberLeaf, numbers(t)),
    text: grow(textLeaf, texts(t)),
    truth: grow(truthLeaf, truths(t)),
    date: grow(dateLeaf, dates(t)),
    span: grow(spanLeaf, spans(t)),
    list: grow(fact('xs', 'ys', 'noList'), lists(t)),
    texts: grow(fact('ts'), [list(t.text), call('split', t.text, literal('";"', '"a"', '"."'))]),
    context: grow(fact('c', 'noContext'), [from('context', '{n: #, t: #}', t.number, t.text)]),
    any: fc.oneof(
      ...(['number', 'text', 'truth', 'truth', 'date', 'span', 'list', 'texts'] as const).map((kind) => tie(kind)),
    ),
  };
});

/** Random expressions over the facts `n m c t s yes no d xs ys ts`, mostly of fitting kinds. */
export const expressions: fc.Arbitrary<Tree> = any;

/** The same, only conditions. */
export const conditions: fc.Arbitrary<Tree> = truth;
