import type { HandlerRule } from '@gov/organisation';
import { buildProcess, type ProcessDescription, type ProcessPart, type StepPart, toXml } from '@gov/workflow';

/** What a process can be begun with. */
export interface ProcessTemplate {
  readonly value: string;
  readonly label: string;
  /** Its steps in words. */
  readonly way: string;
  readonly parts: readonly ProcessPart[];
}

const head: HandlerRule = { kind: 'sectionHead', of: 'starter' };
const deputy: HandlerRule = { kind: 'deputyInCharge', of: 'starter' };
const chief: HandlerRule = { kind: 'chief' };
const post = (role: 'officeDirector' | 'documentClerk' | 'sealKeeper' | 'mailClerk'): HandlerRule => ({
  kind: 'postInSection',
  role,
  section: { of: 'agency' },
});
const chosen: HandlerRule = { kind: 'previousHandlersChoice' };

const step = (id: string, name: string, handler: HandlerRule, more: Partial<StepPart> = {}): StepPart => ({
  step: id,
  name,
  handler,
  flowLabel: '同意',
  ...more,
});
const apply = (name = '填写申请'): StepPart => ({ step: 'apply', name, flowLabel: '提交' });
const signing: Partial<StepPart> = { signing: true };
const limit = (days: number): Partial<StepPart> => ({
  due: { workingDays: days },
  overdue: [
    { afterDue: -1, act: { kind: 'remind' } },
    { afterDue: 0, act: { kind: 'escalate', to: head } },
  ],
});

/** Ways that every office knows, to be changed from there; they ask for no field of a form. */
export const processTemplates: readonly ProcessTemplate[] = [
  {
    value: 'incoming',
    label: '收文',
    way: '登记 → 拟办 → 批示 → 承办 → 办结登记',
    parts: [
      apply('登记'),
      step('propose', '拟办', post('officeDirector'), limit(1)),
      step('instruct', '批示', chief, signing),
      step('handle', '承办', chosen, { ...limit(5), flowLabel: '办完', multi: { mode: 'lead' } }),
      step('close', '办结登记', post('documentClerk'), { flowLabel: '办结' }),
    ],
  },
  {
    value: 'outgoing',
    label: '发文',
    way: '拟稿 → 部门核稿 → 会签 → 办公室核稿 → 分管领导审签 → 签发 → 编号用印',
    parts: [
      apply('拟稿'),
      step('check', '部门核稿', head),
      step('countersign', '会签', chosen, {
        ...{ multi: { mode: 'parallel', rule: 'all' }, countersign: true, operations: { disagree: true } },
        ...limit(2),
      }),
      { choice: 'countersigned', branches: [{ on: 'no', parts: [{ goBack: 'apply' }] }, { parts: [] }] },
      step('office', '办公室核稿', post('officeDirector'), limit(1)),
      step('deputy', '分管领导审签', deputy, signing),
      step('signOff', '签发', chief, signing),
      step('number', '编号用印', post('documentClerk'), { flowLabel: '办完' }),
    ],
  },
  {
    value: 'memo',
    label: '签报',
    way: '起草 → 科室负责人 → 分管领导 → 主要负责人批示 → 阅知',
    parts: [
      apply('起草'),
      step('head', '科室负责人审核', head),
      step('deputy', '分管领导审核', deputy, signing),
      step('chief', '主要负责人批示', chief, signing),
      step('read', '起草人阅知', { kind: 'starter' }, { flowLabel: '知道了' }),
    ],
  },
  {
    value: 'leave',
    label: '请假',
    way: '填写申请 → 科室负责人 → 分管领导 → 销假',
    parts: [
      apply(),
      step('head', '科室负责人审批', head, { starterHandles: { instead: [deputy, chief] } }),
      step('deputy', '分管领导审批', deputy, { starterHandles: { instead: [chief] }, repeated: 'earlier' }),
      step('back', '销假', { kind: 'starter' }, { flowLabel: '已回来' }),
    ],
  },
  {
    value: 'seal',
    label: '用印',
    way: '填写申请 → 科室负责人 → 办公室主任 → 用印',
    parts: [
      apply(),
      step('head', '科室负责人审批', head),
      step('office', '办公室主任审批', post('officeDirector'), signing),
      step('seal', '用印', post('sealKeeper'), { flowLabel: '已用印' }),
    ],
  },
  {
    value: 'meeting',
    label: '会议',
    way: '填写申请 → 科室负责人 → 办公室安排 → 会后整理纪要',
    parts: [
      apply(),
      step('head', '科室负责人审批', head),
      step('arrange', '办公室安排', post('officeDirector'), { ...limit(1), flowLabel: '已安排' }),
      step('minutes', '整理纪要', { kind: 'starter' }, { flowLabel: '办完' }),
    ],
  },
  {
    value: 'vehicle',
    label: '用车',
    way: '填写申请 → 科室负责人 → 办公室派车 → 回车登记',
    parts: [
      apply(),
      step('head', '科室负责人审批', head),
      step('send', '办公室派车', post('officeDirector'), { ...limit(1), flowLabel: '已派车' }),
      step('return', '回车登记', { kind: 'starter' }, { flowLabel: '已回车' }),
    ],
  },
  {
    value: 'supervision',
    label: '督办',
    way: '立项 → 领导审定 → 承办（限时，超时告诉负责人）→ 反馈审核 → 销号',
    parts: [
      apply('立项'),
      step('approve', '领导审定', chief, signing),
      step('handle', '承办', chosen, { ...limit(10), flowLabel: '办完' }),
      step('review', '反馈审核', post('officeDirector')),
      step('close', '销号', { kind: 'starter' }, { flowLabel: '销号' }),
    ],
  },
];

/** Two steps to begin with. */
export const blankParts: readonly ProcessPart[] = [apply(), step('step_1', '审批', head)];

/** A new process of this name as BPMN; the id in the file is the same for all: the agency's own key tells them apart. */
export const newProcess = (name: string, parts: readonly ProcessPart[]): Promise<string> =>
  toXml(buildProcess({ id: 'process_1', name, cancelPolicy: 'anyTime', parts } satisfies ProcessDescription));
