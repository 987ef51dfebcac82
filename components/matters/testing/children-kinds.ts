import type { FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { ProcessPart, StepPart, SubProcessCall } from '@gov/workflow';
import { headsCheck, leaveApplication } from './leave-steps.ts';
import type { Office } from './office.ts';
import { publishKind } from './publish-kind.ts';

/** The leave form with the sections it is sent to. */
export const sendingForm: FormTemplate = {
  ...leaveRequest,
  fields: [
    ...leaveRequest.fields,
    {
      key: 'units',
      kind: 'choices',
      label: '承办科室',
      choices: [
        { value: 'W', label: '建管科' },
        { value: 'L', label: '法规科' },
      ],
    },
  ],
};

const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' } as const;

/** A step of a section that stands on the form: its head handles it. */
export const sectionsPart: StepPart = {
  step: 'handle',
  name: '承办',
  handler: { kind: 'formField', field: 'section', holds: 'section' },
  opinion: { block: 'sectionHeadOpinion', required: false, defaultText: '已办。' },
  operations: { returnTo: ['previous'], resume: ['rewalk'], disagree: true, withdraw: true },
};

const refused: ProcessPart = {
  choice: 'handled',
  branches: [{ on: 'no', parts: [{ end: 'no', result: 'refused' }] }, { parts: [] }],
};

/** A matter that its section handles in one step, begun by a call only. */
export const childParts: readonly ProcessPart[] = [sectionsPart, refused];

/** A matter that calls others: 填写申请 → 科室审核 → the call → 审批. */
export const callingParts = (call: SubProcessCall): readonly ProcessPart[] => [
  { ...leaveApplication, fields: { ...leaveApplication.fields, units: 'edit' } },
  { ...headsCheck, operations: { withdraw: true, returnTo: ['previous'], resume: ['rewalk'] } },
  { step: 'send', name: '分送承办', call },
  {
    choice: 'sent',
    branches: [{ on: 'no', parts: [{ step: 'settle', name: '协调', handler: { kind: 'starter' } }] }, { parts: [] }],
  },
  {
    step: 'decide',
    name: '审批',
    handler: { kind: 'chief' },
    opinion,
    operations: { returnTo: ['previous', 'chosen'], resume: ['rewalk'], withdraw: true },
  },
];

export const toSections: SubProcessCall = {
  process: 'handled',
  mode: 'sync',
  each: { field: 'units', limit: 5, rule: 'all', into: 'section' },
};

/** Kinds by which children are tried. */
export async function childrenKinds(office: Pick<Office, 'house' | 'agency'>): Promise<void> {
  await publishKind(office, 'handled', childParts);
  await publishKind(office, 'sending', callingParts(toSections), sendingForm);
  await publishKind(office, 'one', callingParts({ process: 'handled', mode: 'sync' }), sendingForm);
  const carried = { back: { reason: 'reason' }, attachments: true } as const;
  await publishKind(office, 'carried', callingParts({ process: 'answered', mode: 'sync', ...carried }), sendingForm);
  const answering = childParts.map((part) =>
    part === sectionsPart ? { ...sectionsPart, fields: { reason: 'edit' } } : part,
  );
  await publishKind(office, 'answered', answering as readonly ProcessPart[]);
  const async = { process: 'handled', mode: 'async' } as const;
  await publishKind(office, 'bound', callingParts({ ...async, whenParentEnds: 'cancel' }), sendingForm);
  await publishKind(office, 'free', callingParts(async), sendingForm);
  await publishKind(office, 'deep', callingParts({ process: 'deep', mode: 'sync' }), sendingForm);
  await publishKind(office, 'missing', callingParts({ process: 'not-there', mode: 'sync' }), sendingForm);
}

/** A kind whose step sends a message, and one that begins by it for the chief. */
export async function messageKinds(office: Pick<Office, 'house' | 'agency'>): Promise<void> {
  const told: ProcessPart = { step: 'tell', name: '告知', does: { kind: 'send', message: '请假已报' } };
  await publishKind(office, 'reporting', [leaveApplication, told, headsCheck]);
  await publishKind(office, 'following', [leaveApplication, headsCheck], leaveRequest, 'matters', {
    messageStart: {
      message: '请假已报',
      starter: { kind: 'chief' },
      fields: { destination: 'reason', reason: 'reason' },
    },
  });
}
