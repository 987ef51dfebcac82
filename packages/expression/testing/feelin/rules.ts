import type { Tree } from '../expressions.ts';
import type { Difference } from './differences.ts';
import {
  conditionKinds,
  crashed,
  differentDays,
  equalities,
  inexact,
  isNoSpan,
  isOneOf,
  kindOf,
  kinds,
  logic,
  memberships,
  mixed,
  orders,
  ourParts,
  overLists,
  quantifiers,
  reversedEnds,
  rounding,
  someUnknown,
} from './predicates.ts';

/** A reason why ours and `feelin` differ; the README lists each by its name. */
export interface Rule {
  readonly name: string;
  /** An expression over the facts of `both.ts` that shows it. */
  readonly witness: Tree;
  readonly applies: (difference: Difference) => boolean;
}

const shown = (what: string, source: string, ...parts: readonly string[]): Tree => ({
  what,
  source,
  parts: parts.map((part) => ({ what: 'literal', source: part, parts: [] })),
});

/** First rule that fits wins; what fits none is a difference nobody has explained. */
export const rules: readonly Rule[] = [
  { name: 'clock', witness: shown('today', 'today()'), applies: (d) => d.what === 'today' },
  {
    name: 'crash',
    witness: shown('<', '1 < [1, 2]', '1', '[1, 2]'),
    applies: (d) =>
      crashed(d) &&
      isOneOf(d, ...orders, ...memberships) &&
      (mixed(d) || kinds(d).some((kind) => kind === 'truth' || kind === 'list' || kind === 'context')),
  },
  {
    name: 'no number',
    witness: shown('-', '@"P1M" - @"2026-01-31"', '@"P1M"', '@"2026-01-31"'),
    applies: (d) => d.theirs === 'thrown NaN' && d.ours === null,
  },
  {
    name: 'own functions',
    witness: shown('round half even', 'round half even(2.5)', '2.5'),
    applies: (d) => isOneOf(d, 'round half even', 'weekday') && d.theirs === null,
  },
  {
    name: 'unknown',
    witness: shown('=', 'none = 1', 'none', '1'),
    applies: (d) =>
      d.ours === null &&
      someUnknown(d) &&
      isOneOf(d, 'if', ...equalities, ...orders, ...memberships, ...logic, ...overLists),
  },
  {
    name: 'decided',
    witness: shown('between', '3 between 5 and none', '3', '5', 'none'),
    applies: (d) =>
      typeof d.ours === 'boolean' && d.theirs === null && someUnknown(d) && isOneOf(d, ...memberships, ...equalities),
  },
  {
    name: 'condition',
    witness: shown('if', 'if 1 then 2 else 3', '1', '2', '3'),
    applies: (d) => d.ours === null && conditionKinds(d).some((kind) => kind !== 'truth'),
  },
  {
    name: 'single value',
    witness: shown('count', 'count(5)', '5'),
    applies: (d) =>
      d.ours === null &&
      isOneOf(d, ...overLists, ...quantifiers) &&
      kinds(d).some((kind, i) => kind !== 'list' && (i === 0 || d.what === 'concatenate')),
  },
  {
    name: 'list of one',
    witness: shown('ceiling', 'ceiling([3])', '[3]'),
    applies: (d) => d.ours === null && ourParts(d).some((part) => Array.isArray(part) && part.length === 1),
  },
  {
    name: 'kinds',
    witness: shown('>', '@"2026-01-31" > 2', '@"2026-01-31"', '2'),
    applies: (d) =>
      d.ours === null &&
      mixed(d) &&
      isOneOf(d, ...equalities, ...orders, ...memberships, 'list contains', 'index of', 'min', 'max', 'sum'),
  },
  {
    name: 'order of texts',
    witness: shown('<', '"a" < "b"', '"a"', '"b"'),
    applies: (d) => d.ours === null && isOneOf(d, ...orders, ...memberships, 'min', 'max') && kinds(d).includes('text'),
  },
  {
    name: 'reversed ends',
    witness: shown('between', '3 between 5 and 1', '3', '5', '1'),
    applies: (d) => d.ours === false && d.theirs === true && isOneOf(d, 'between', 'interval') && reversedEnds(d),
  },
  {
    name: 'decimals',
    witness: shown('=', '0.1 + 0.2 = 0.3', '0.1 + 0.2', '0.3'),
    applies: (d) =>
      inexact(d) &&
      isOneOf(
        d,
        'modulo',
        'list contains',
        'index of',
        'distinct values',
        'string',
        ...equalities,
        ...orders,
        ...memberships,
        ...rounding,
      ),
  },
  {
    name: 'lists of different length',
    witness: shown('=', '[1, 2] = [1]', '[1, 2]', '[1]'),
    applies: (d) =>
      isOneOf(d, ...equalities) && typeof d.ours === 'boolean' && kinds(d).every((kind) => kind === 'list'),
  },
  {
    name: 'contains in a list',
    witness: shown('contains', 'contains(["a", "b"], "a")', '["a", "b"]', '"a"'),
    applies: (d) => d.what === 'contains' && typeof d.ours === 'boolean' && kinds(d)[0] === 'list',
  },
  {
    name: 'sum of nothing',
    witness: shown('sum', 'sum([])', '[]'),
    applies: (d) => d.what === 'sum' && d.ours === 0 && d.theirs === null,
  },
  {
    name: 'half up',
    witness: shown('decimal', 'decimal(2.5, 0)', '2.5', '0'),
    applies: (d) =>
      d.what === 'decimal' &&
      typeof d.ours === 'number' &&
      typeof d.theirs === 'number' &&
      Math.abs(d.ours - d.theirs) <= 1,
  },
  {
    name: 'places',
    witness: shown('string', 'string(decimal(2.5, 2))', 'decimal(2.5, 2)'),
    applies: (d) =>
      d.what === 'string' &&
      typeof d.ours === 'string' &&
      typeof d.theirs === 'string' &&
      Number(d.ours) === Number(d.theirs),
  },
  {
    name: 'text of anything',
    witness: shown('string', 'string(true)', 'true'),
    applies: (d) =>
      d.what === 'string' &&
      d.ours === null &&
      !isOneOf({ ...d, what: kinds(d)[0] ?? '' }, 'number', 'text', 'date', 'moment'),
  },
  {
    name: 'plain texts',
    witness: shown('replace', 'replace("a.b", ".", "-")', '"a.b"', '"."', '"-"'),
    applies: (d) => isOneOf(d, 'replace', 'split') && ourParts(d)[1] === '.',
  },
  {
    name: 'place zero',
    witness: shown('substring', 'substring("abc", 0)', '"abc"', '0'),
    applies: (d) => {
      const [, start] = ourParts(d);
      return (
        d.what === 'substring' &&
        d.ours === null &&
        typeof start === 'number' &&
        (start === 0 || !Number.isInteger(start) || -start > 0)
      );
    },
  },
  {
    name: 'characters',
    witness: shown('substring', 'substring("b😀12", -3)', '"b😀12"', '-3'),
    applies: (d) =>
      isOneOf(d, 'substring', 'string length') &&
      ourParts(d).some((part) => /[\u{10000}-\u{10ffff}]/u.test(String(part))),
  },
  {
    name: 'list in lists',
    witness: shown('in list', '[] in []', '[]', '[]'),
    applies: (d) => isOneOf(d, 'in list', 'in') && kinds(d)[0] === 'list' && d.ours === true && d.theirs === false,
  },
  {
    name: 'lists in brackets',
    witness: shown('in', '1 in ([2, 3], [1, 2])', '1', '[2, 3]', '[1, 2]'),
    applies: (d) => d.what === 'in' && d.ours === true && d.theirs === false && kinds(d).slice(1).includes('list'),
  },
  {
    name: 'least day',
    witness: shown('min', 'min([@"2026-01-31"])', '[@"2026-01-31"]'),
    applies: (d) => isOneOf(d, 'min', 'max') && kindOf(d.ours) === 'date' && d.theirs === null,
  },
  {
    name: 'day and hours',
    witness: shown('+', '@"2026-01-31" + @"PT36H"', '@"2026-01-31"', '@"PT36H"'),
    applies: (d) =>
      isOneOf(d, '+', '-') && d.ours === null && kindOf(d.theirs) === 'moment' && kinds(d).includes('seconds'),
  },
  {
    name: 'day and number',
    witness: shown('+', '@"2026-01-31" + 1', '@"2026-01-31"', '1'),
    applies: (d) =>
      isOneOf(d, '+', '-') && kindOf(d.ours) === 'date' && d.theirs === null && kinds(d).includes('number'),
  },
  {
    name: 'days between days',
    witness: shown('-', '@"2026-02-01" - @"2026-01-31"', '@"2026-02-01"', '@"2026-01-31"'),
    applies: (d) => d.what === '-' && kindOf(d.ours) === 'number' && kinds(d).every((kind) => kind === 'date'),
  },
  {
    name: 'times a span',
    witness: shown('*', '@"P3D" * 2', '@"P3D"', '2'),
    applies: (d) => isOneOf(d, '*', '/', 'negate') && /^(months|seconds)$/.test(kindOf(d.ours)) && d.theirs === null,
  },
  {
    name: 'no span',
    witness: shown('-', '@"P2D" - @"P2D"', '@"P2D"', '@"P2D"'),
    applies: (d) => isOneOf(d, '+', '-') && isNoSpan(d.ours) && isNoSpan(d.theirs),
  },
  {
    name: 'whole months',
    witness: shown(
      'years and months duration',
      'years and months duration(@"2026-01-31", @"2026-03-01")',
      '@"2026-01-31"',
      '@"2026-03-01"',
    ),
    applies: (d) =>
      d.what === 'years and months duration' &&
      kindOf(d.ours) === 'months' &&
      (/D$/.test(String(d.theirs)) || differentDays(d)),
  },
];

export const ruleOf = (difference: Difference): string | undefined =>
  rules.find((rule) => rule.applies(difference))?.name;
