import type { MessageStart, ProcessPart, StepPart } from '@gov/workflow';
import type { IdOf } from '../decisions/kinds.ts';

const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' } as const;
const named = (...personIds: readonly string[]) =>
  ({ kind: 'named', personIds }) as unknown as NonNullable<StepPart['handler']>; // reason: ids the agency itself has told
const write: StepPart = {
  step: 'write',
  name: '拟写',
  fields: { title: 'required', content: 'required' },
  flowLabel: '呈报',
};
const file: StepPart = { step: 'file', name: '承办落实', handler: { kind: 'starter' } };

/** Two look at it at the same time; then the house tells that it is agreed. `second`: what the legal section's step is called, by version. */
export const parallel = (idOf: IdOf, message: string, second = 'legal'): readonly ProcessPart[] => [
  write,
  {
    parallel: 'both',
    name: '同时会签',
    branches: [
      [{ step: 'head', name: '科室会签', handler: named(idOf('陈国栋')), opinion, due: { workingDays: 3 } }],
      [
        second === 'legal'
          ? { step: 'legal', name: '法规科会签', handler: named(idOf('孙倩')), opinion }
          : { step: second, name: '合法性审核', handler: named(idOf('孙倩')), opinion },
      ],
    ],
  },
  { step: 'tell', name: '告知已会签', does: { kind: 'send', message } },
  file,
];

/** What the message begins: somebody named is its starter, and gets the title. */
export const begunBy = (idOf: IdOf, message: string): readonly [readonly ProcessPart[], MessageStart] => [
  [write, { step: 'check', name: '复核', handler: named(idOf('孙倩')), opinion }],
  { message, starter: named(idOf('邱岚')), fields: { title: 'title' } },
];
