import type { ProcessDescription, ProcessPart } from '@gov/workflow';

const step = (id: string): ProcessPart => ({ step: id, name: `办理${id}`, handler: { kind: 'chief' } });

/** One of each kind of element that our drawings can hold. */
export const everyElement: ProcessDescription = {
  id: 'every',
  name: '样样都有',
  parts: [
    { step: 'draft', name: '拟稿' },
    {
      choice: 'big',
      name: '金额',
      branches: [{ when: 'amount > 3', label: '大', parts: [step('chief')] }, { parts: [] }],
    },
    { parallel: 'both', countersign: true, branches: [[step('one')], [step('two')]] },
    {
      parallel: 'some',
      branches: [
        { when: 'law', parts: [step('law')] },
        { otherwise: true, parts: [step('plain')] },
      ],
    },
    {
      step: 'wait',
      name: '',
      waits: [
        { id: 'answered', name: '答复', on: { kind: 'message' } },
        { id: 'late', name: '三天', on: { kind: 'timer', workingDays: 3 } },
      ],
    },
    {
      choice: 'wait_events',
      branches: [
        { event: { id: 'answered', name: '答复' }, parts: [] },
        { event: { id: 'late', name: '三天' }, parts: [step('hurry')] },
      ],
    },
    {
      step: 'work',
      name: '限时办理',
      handler: { kind: 'chief' },
      due: { workingDays: 2 },
      overdue: [{ afterDue: 0, act: { kind: 'leave', event: 'tardy' } }],
    },
    {
      choice: 'work_timers',
      branches: [{ parts: [] }, { event: { id: 'tardy', name: '两天没办' }, parts: [step('superior')] }],
    },
    {
      step: 'slow',
      name: '慢慢办',
      handler: { kind: 'chief' },
      due: { workingHours: 4 },
      overdue: [{ afterDue: 0, act: { kind: 'beside', event: 'looked' } }],
      beside: [{ event: { id: 'looked', name: '四小时没办' }, parts: [step('look'), step('tell')] }],
    },
    {
      section: 'section',
      name: '内部办理',
      timers: [{ id: 'over', name: '五天没办完', workingDays: 5 }],
      parts: [step('inner'), { parallel: 'deep', branches: [[step('a')], [step('b')]] }],
    },
    {
      choice: 'section_timers',
      branches: [{ parts: [] }, { event: { id: 'over', name: '五天没办完' }, parts: [step('taken')] }],
    },
    { section: 'loose', name: '分头准备', adHoc: true, parts: [step('c'), step('d')] },
    { step: 'call', name: '处室办理', call: { process: 'other', mode: 'sync' } },
    {
      choice: 'handled',
      branches: [
        { on: 'no', label: '没有办成', parts: [{ end: 'unhandled', name: '没有办成', result: 'refused' }] },
        { label: '办成', parts: [] },
      ],
    },
    { step: 'sign', name: '签发', handler: { kind: 'chief' }, operations: { disagree: true } },
    {
      choice: 'result',
      branches: [
        { on: 'no', label: '不同意', parts: [{ end: 'refused', name: '不发', result: 'refused' }] },
        { label: '同意', parts: [] },
      ],
    },
  ],
};
