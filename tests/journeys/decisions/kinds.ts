import type { NodeOperations, ProcessPart, StepPart } from '@gov/workflow';

/** Who the processes name, by their id in the agency. */
export type IdOf = (name: string) => string;

const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' } as const;
const write: StepPart = {
  step: 'write',
  name: '拟写',
  fields: { title: 'required', content: 'required' },
  flowLabel: '呈报',
};
const file: StepPart = { step: 'file', name: '承办落实', handler: { kind: 'starter' } };
export const named = (...personIds: readonly string[]) =>
  ({ kind: 'named', personIds }) as unknown as NonNullable<StepPart['handler']>; // reason: ids the agency itself has told
const may: Partial<NodeOperations> = { withdraw: true, circulate: true };

/** 三分之二: three decide at the same time, an abstention counts in no part; refused, the matter ends. */
export const voting = (idOf: IdOf): readonly ProcessPart[] => [
  write,
  {
    step: 'vote',
    name: '班子表决',
    handler: named(...['陈国栋', '孙倩', '邱岚'].map(idOf)),
    multi: { mode: 'parallel', rule: { of: [2, 3] }, abstain: 'excluded' },
    operations: { ...may, disagree: true },
    opinion,
  },
  {
    choice: 'voted',
    name: '是否通过',
    branches: [
      { on: 'no', label: '未通过', parts: [{ end: 'refused', name: '未通过', result: 'refused' }] },
      { label: '通过', parts: [] },
    ],
  },
  file,
];

/** 依次会签 whose order may still be changed, then 抢办. */
export const queueing = (idOf: IdOf): readonly ProcessPart[] => [
  write,
  {
    step: 'sign',
    name: '依次会签',
    handler: named(...['陈国栋', '孙倩', '邱岚'].map(idOf)),
    multi: { mode: 'sequential', rule: 'all' },
    operations: { ...may, reorder: true },
    opinion,
  },
  {
    step: 'take',
    name: '核对归档',
    handler: named(...['孙倩', '邱岚'].map(idOf)),
    multi: { mode: 'pool' },
    operations: may,
  },
];

const later = (idOf: IdOf): StepPart => ({
  step: 'review',
  name: '复核答复',
  handler: named(idOf('孙倩')),
  opinion,
});

/** Everything a head may do with his step, then one that waits for somebody outside. `more`: the next version has one step more. */
export const asking = (idOf: IdOf, more?: 'later'): readonly ProcessPart[] => [
  write,
  {
    step: 'check',
    name: '科室审核',
    handler: named(idOf('陈国栋')),
    operations: { ...may, addBefore: true, addAfter: true, addParallel: true, delegate: true, jumpTo: ['decide'] },
    opinion,
  },
  { step: 'second', name: '法规科复核', handler: named(idOf('孙倩')), operations: may, opinion },
  { step: 'decide', name: '审定', handler: named(idOf('邱岚')), operations: may, opinion },
  {
    step: 'answer',
    name: '等财政局答复',
    waits: [
      { id: 'agreed', name: '财政局同意', on: { kind: 'message' } },
      { id: 'declined', name: '财政局不同意', on: { kind: 'message' } },
    ],
  },
  {
    choice: 'answers',
    branches: [
      { event: { id: 'agreed', name: '财政局同意' }, parts: more ? [later(idOf)] : [] },
      {
        event: { id: 'declined', name: '财政局不同意' },
        parts: [{ end: 'declinedEnd', name: '未获同意', result: 'refused' }],
      },
    ],
  },
  file,
];

/** Whom a group names, whoever that is when the matter comes there. */
export const byGroup = (groupId: string): readonly ProcessPart[] => [
  write,
  {
    step: 'review',
    name: '评审',
    handler: { kind: 'group', groupId },
    multi: { mode: 'parallel', rule: 'all' },
    operations: may,
    opinion,
  },
  file,
];

/** 子流程 of another kind, and what is done in it. */
export const calling = (process: string): readonly ProcessPart[] => [
  write,
  { step: 'call', name: '送承办', call: { process, mode: 'sync' } },
  {
    choice: 'called',
    branches: [
      { on: 'no', label: '未办成', parts: [{ end: 'notDone', name: '未办成', result: 'refused' }] },
      { label: '办成', parts: [] },
    ],
  },
  file,
];
export const called = (idOf: IdOf): readonly ProcessPart[] => [
  { step: 'handle', name: '承办', handler: named(idOf('孙倩')), opinion },
];
