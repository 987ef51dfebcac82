/** Writes the BPMN records of the demo city beside this file: `node apps/server/demo/processes/write-processes.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProcess, type NodeDefinition, type ProcessDescription, toXml } from '@gov/workflow';

const agree = (block: string) => ({ opinion: { block, required: false, defaultText: '同意。' } });
const required = (...keys: readonly string[]): NodeDefinition['fields'] =>
  Object.fromEntries(keys.map((key) => [key, 'required' as const]));
const editable = (...keys: readonly string[]): NodeDefinition['fields'] =>
  Object.fromEntries(keys.map((key) => [key, 'edit' as const]));

const apply = {
  step: 'apply',
  name: '填写申请',
  flowLabel: '提交',
  fields: {
    ...required('leaveKind', 'period', 'reason'),
    ...editable('destination', 'phone', 'substitute', 'proof'),
  },
} as const;
const sectionHead = {
  step: 'sectionHead',
  name: '科室负责人审批',
  handler: { kind: 'sectionHead', of: 'starter' },
  ...agree('sectionHeadOpinion'),
} as const;
const chief = { step: 'chief', name: '主要负责人审批', handler: { kind: 'chief' }, ...agree('leaderOpinion') } as const;
const deputy = {
  step: 'deputy',
  name: '分管领导审批',
  handler: { kind: 'deputyInCharge', of: 'starter' },
  ...agree('leaderOpinion'),
} as const;
const director = { kind: 'postInSection', role: 'officeDirector', section: { of: 'agency' } } as const;
/** 加一步: its handler lets others do up to three steps before it goes on. */
const addsSteps = { free: { persons: true, nodes: [], limit: 3 } } as const;
/** 自选下一步 beside it: what is simple or urgent goes straight to the chief. */
const choosesChief = { free: { persons: true, nodes: ['chief'], limit: 3 } } as const;
/** 加签 and 委派, as the steps of a report offer them. */
const asksOne = { addBefore: true, delegate: true } as const;
const asksAnybody = { addBefore: true, addAfter: true, addParallel: true, delegate: true } as const;
const due = (workingDays: number) => ({ due: { workingDays } });

const descriptions: Readonly<Record<string, ProcessDescription>> = {
  /** Second version: up to three days are the section head's to grant. */
  'leave-request-2': {
    id: 'leave-request',
    name: '请假审批',
    cancelPolicy: 'anyTime',
    parts: [
      apply,
      sectionHead,
      {
        choice: 'length',
        name: '请假天数',
        branches: [
          { label: '三天以上', when: 'leaveDays > 3', parts: [chief] },
          { label: '三天以内', parts: [] },
        ],
      },
    ],
  },
  /** Third version: times allowed, the leader in charge from four days on, the chief from eight, the office takes note. */
  'leave-request-3': {
    id: 'leave-request',
    name: '请假审批',
    cancelPolicy: 'anyTime',
    parts: [
      apply,
      { ...sectionHead, ...due(2) },
      {
        choice: 'length',
        name: '请假天数',
        branches: [
          {
            label: '七天以上',
            when: 'leaveDays > 7',
            parts: [
              { ...deputy, ...due(2) },
              { ...chief, ...due(3) },
            ],
          },
          { label: '四至七天', when: 'leaveDays > 3', parts: [{ ...deputy, step: 'deputyAlone', ...due(2) }] },
          { label: '三天以内', parts: [] },
        ],
      },
      { step: 'record', name: '考勤备案', handler: director, flowLabel: '备案', ...due(1) },
    ],
  },
  'memo-report': {
    id: 'memo-report',
    name: '签报审批',
    parts: [
      { step: 'write', name: '拟写签报', flowLabel: '呈报', fields: required('title', 'content', 'urgency') },
      { ...sectionHead, name: '科室负责人审核', operations: asksAnybody, ...choosesChief, ...due(2) },
      {
        parallel: 'countersigning',
        name: '会签',
        countersign: true,
        branches: [
          [
            {
              step: 'office',
              name: '办公室会签',
              handler: director,
              countersign: true,
              operations: asksOne,
              ...agree('countersign'),
              ...due(3),
            },
          ],
          [
            {
              ...deputy,
              step: 'deputy',
              name: '分管领导会签',
              countersign: true,
              operations: asksOne,
              ...agree('countersign'),
              ...due(3),
            },
          ],
        ],
      },
      {
        ...chief,
        name: '主要负责人审定',
        operations: { disagree: true, returnTo: ['previous', 'chosen', 'starter'] },
        ...due(3),
      },
      {
        choice: 'decided',
        name: '是否同意',
        branches: [
          { label: '不同意', on: 'no', parts: [{ end: 'refused', name: '不予同意', result: 'refused' }] },
          {
            label: '同意',
            parts: [{ step: 'carryOut', name: '承办落实', flowLabel: '办结', ...addsSteps, ...due(10) }],
          },
        ],
      },
    ],
  },
  /** A task for several sections: each gets a matter of its own, then the starter sums up. */
  task: {
    id: 'task',
    name: '任务交办',
    cancelPolicy: 'anyTime',
    parts: [
      { step: 'write', name: '填写任务', flowLabel: '提交', fields: required('title', 'units', 'content') },
      { ...sectionHead, name: '科室负责人审核', operations: { withdraw: true }, ...due(2) },
      {
        step: 'send',
        name: '分送承办',
        call: {
          process: 'task-part',
          mode: 'sync',
          each: { field: 'units', limit: 20, rule: 'all', into: 'section' },
          fields: { title: 'title', content: 'content' },
        },
      },
      {
        choice: 'handled',
        name: '是否办成',
        branches: [
          {
            label: '有科室没有办成',
            on: 'no',
            parts: [
              {
                step: 'settle',
                name: '协调处理',
                handler: { kind: 'starter' },
                opinion: { block: 'result', required: true },
              },
            ],
          },
          { label: '都办成', parts: [] },
        ],
      },
      {
        step: 'sumUp',
        name: '汇总结果',
        flowLabel: '办结',
        opinion: { block: 'result', required: true },
        handler: { kind: 'starter' },
      },
    ],
  },
  'task-part': {
    id: 'task-part',
    name: '任务承办',
    parts: [
      {
        step: 'handle',
        name: '承办',
        flowLabel: '办结',
        handler: { kind: 'formField', field: 'section', holds: 'section' },
        opinion: { block: 'handled', required: true },
        operations: { transfer: true, returnTo: ['previous'], resume: ['rewalk'], delegate: true },
        ...due(5),
      },
    ],
  },
  purchase: {
    id: 'purchase',
    name: '采购审批',
    cancelTo: 'draft',
    parts: [
      { step: 'write', name: '填写申请', flowLabel: '提交', fields: required('title', 'amount', 'content') },
      { ...sectionHead, ...due(2) },
      {
        choice: 'sum',
        name: '采购金额',
        branches: [
          {
            label: '五万元以上',
            when: 'amount > 50000',
            parts: [
              { ...deputy, ...due(3), operations: { disagree: true } },
              {
                choice: 'allowed',
                name: '分管领导意见',
                branches: [
                  { label: '不同意', on: 'no', parts: [{ end: 'refused', name: '不予采购', result: 'refused' }] },
                  { label: '同意', parts: [{ ...chief, ...due(3) }] },
                ],
              },
            ],
          },
          {
            label: '五万元以内',
            parts: [{ step: 'office', name: '办公室审批', handler: director, ...agree('leaderOpinion'), ...due(2) }],
          },
        ],
      },
      { step: 'accept', name: '验收确认', flowLabel: '验收合格', ...due(15) },
    ],
  },
};

for (const [name, description] of Object.entries(descriptions)) {
  await writeFile(join(import.meta.dirname, `${name}.bpmn`), await toXml(buildProcess(description)));
}
