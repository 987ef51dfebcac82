import type { StepPart } from '@gov/workflow';

/** The first step of the leave form. */
export const leaveApplication = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
} as const satisfies StepPart;

/** The second step, of the head of the starter's section, who may say nothing. */
export const headsCheck = {
  step: 'check',
  name: '科室审核',
  handler: { kind: 'sectionHead', of: 'starter' },
  opinion: { block: 'sectionHeadOpinion', required: false, defaultText: '同意。' },
} as const satisfies StepPart;
