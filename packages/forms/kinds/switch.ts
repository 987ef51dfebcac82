import { accept, refuse } from '../values/checked.ts';
import type { Kind } from './kind.ts';

/** 是否: stored is only a yes; what was not ticked is a no, on paper and in conditions. */
const kind: Kind = {
  kind: 'switch',
  name: '勾选',
  group: 'choice',
  column: true,
  properties: [],
  empty: false,
  emptyFact: false,
  missing: '还没勾选',
  schema: () => ({ const: true }),
  check: (_, value) => (typeof value === 'boolean' ? accept(value ? true : null) : refuse('请勾选或不勾')),
  display: (_, value) => (value === true ? '是' : ''),
  project: (_, value) => (value === true ? { text: '是' } : undefined),
  fact: (_, value) => value === true,
};

export { kind as switch };
