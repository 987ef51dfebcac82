import { type CompiledForm, type FieldDefinition, formOfKey, mainForm } from '@gov/forms';
import type { HandlerRule } from '@gov/organisation';
import { buildProcess, type NodeRules, type ProcessPart, type Program, type StepPart } from '@gov/workflow';
import { type ApprovalStep, type Approver, usualDays } from './application.ts';
import { isFillable } from './columns.ts';

interface ApprovalProcess {
  readonly id: string;
  readonly name: string;
  readonly form: CompiledForm;
  readonly steps: readonly ApprovalStep[];
}

/** The process of 简单审批: somebody fills the form in, then step by step the persons of the agency's posts. */
export function approvalProcess({ id, name, form, steps }: ApprovalProcess): Program {
  const later = new Set([
    ...steps.flatMap((step) => step.fills ?? []),
    // a further form is filled in by the first step that is shown it
    ...[...form.fields.keys()].filter((key) => formOfKey(key) !== mainForm),
  ]);
  const apply: StepPart = {
    step: 'apply',
    name: '填写申请',
    handler: { kind: 'starter' },
    fields: rightsFor([...form.fields.values()].filter((field) => !later.has(field.key))),
    flowLabel: '提交',
  };
  return buildProcess({
    id,
    name,
    cancelPolicy: 'anyTime',
    parts: [apply, ...steps.map((step, at) => partOf(step, at, form, steps))],
  });
}

const rightsFor = (fields: readonly FieldDefinition[]): Record<string, 'edit' | 'required'> =>
  Object.fromEntries(fields.filter(isFillable).map((field) => [field.key, field.required ? 'required' : 'edit']));

function partOf(step: ApprovalStep, at: number, form: CompiledForm, steps: readonly ApprovalStep[]): ProcessPart {
  const id = `step${at + 1}`;
  const block = step.block === undefined ? undefined : form.blocks.get(step.block);
  const fields = [...filledAt(step, at, form, steps)].flatMap((key) => form.fields.get(key) ?? []);
  const part: StepPart = {
    step: id,
    name: step.name,
    handler: handlerOf(step.approver),
    fields: rightsFor(fields),
    ...(step.forms ? { forms: step.forms } : {}),
    flowLabel: block ? '同意' : '完成',
    ...rulesOf(step.approver),
    ...limitOf(step),
    ...(block
      ? {
          opinion: {
            block: block.key,
            required: false,
            defaultText: block.defaultText ?? '同意。',
          },
        }
      : {}),
  };
  if (!step.when) return part;
  const { field, atLeast } = step.when;
  const branches = [
    { label: '需要', when: `${field} >= ${atLeast}`, parts: [part] },
    { label: '不需要', parts: [] },
  ];
  return { choice: `${id}_when`, name: `${form.fields.get(field)?.label ?? field}满 ${atLeast}`, branches };
}

/** What the step names, and of the further forms that it is the first to be shown what no other step names. */
function filledAt(step: ApprovalStep, at: number, form: CompiledForm, steps: readonly ApprovalStep[]): Set<string> {
  const isFirst = (key: string) => steps.findIndex(({ forms }) => forms?.includes(key)) === at;
  const own = new Set((step.forms ?? []).filter((key) => key !== mainForm && isFirst(key)));
  const others = new Set(steps.flatMap((one) => (one === step ? [] : (one.fills ?? []))));
  const first = [...form.fields.keys()].filter((key) => own.has(formOfKey(key)) && !others.has(key));
  return new Set([...(step.fills ?? []), ...first]);
}

function handlerOf(approver: Approver): HandlerRule {
  switch (approver.kind) {
    case 'sectionHead':
      return { kind: 'sectionHead', of: 'starter' };
    case 'deputyInCharge':
      return { kind: 'deputyInCharge', of: 'starter' };
    case 'chief':
      return { kind: 'chief' };
    case 'officeDirector':
    case 'documentClerk':
    case 'sealKeeper':
      return { kind: 'postInSection', role: approver.kind, section: { of: 'agency' } };
    case 'starterChooses':
      return { kind: 'startersChoice' };
    case 'starter':
      return { kind: 'starter' };
    case 'post':
      return { kind: 'post', postId: approver.postId as Extract<HandlerRule, { kind: 'post' }>['postId'] }; // reason: checked against the organisation
  }
}

/**
 * A step of 简单审批 has so many working days: a reminder a day before (where there is one) and a day after, and then whoever is above
 * is told. Nothing is decided by itself.
 */
function limitOf({
  approver: { kind },
  days: workingDays = usualDays,
}: Pick<ApprovalStep, 'approver' | 'days'>): Pick<StepPart, 'due' | 'overdue'> {
  if (workingDays === 0) return {};
  const before = workingDays > 1 ? [-1] : [];
  const remind = [...before, 1].map((afterDue) => ({ afterDue, act: { kind: 'remind' as const } }));
  const tell = {
    afterDue: 1,
    act: { kind: 'escalate' as const, to: { kind: 'superior' as const, of: 'previous' as const } },
  };
  // above the chief there is nobody to tell
  return { due: { workingDays }, overdue: kind === 'chief' ? remind : [...remind, tell] };
}

/** Nobody judges his own matter: the step is passed over, by the leader above where there is one. */
function rulesOf(approver: Approver): Pick<NodeRules, 'starterHandles' | 'whenNobody'> {
  const above: readonly HandlerRule[] = [{ kind: 'deputyInCharge', of: 'starter' }, { kind: 'chief' }];
  switch (approver.kind) {
    case 'sectionHead':
      return { starterHandles: { instead: above }, whenNobody: above.map((rule) => ({ kind: 'rule', rule })) };
    case 'deputyInCharge':
      return {
        starterHandles: { instead: [{ kind: 'chief' }] },
        whenNobody: [{ kind: 'rule', rule: { kind: 'chief' } }],
      };
    case 'chief':
      return { starterHandles: 'skip' };
    default:
      return {};
  }
}
