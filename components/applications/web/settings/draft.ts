import type { ReplyOf } from '@gov/base/component';
import type { ApplicationSettings, ApprovalStep, Approver, FurtherForm, routes } from '../../contract.ts';

export type FormFields = ReplyOf<(typeof routes)['formFields']>;

/** The settings while somebody writes them; steps carry a number so that lists keep their rows. */
export interface Draft {
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly formKey: string | undefined;
  /** 第 2 张起的表. */
  readonly further: readonly FurtherForm[];
  /** A published process instead of steps. */
  readonly processKey: string | undefined;
  readonly own: boolean;
  readonly steps: readonly DraftStep[];
  readonly titlePattern: string;
  readonly everybody: boolean;
  readonly starters: readonly string[];
  readonly readers: readonly string[];
  readonly columns: readonly string[];
  readonly sum: string | undefined;
}

export interface DraftStep extends ApprovalStep {
  readonly id: number;
}

export const emptyDraft: Draft = {
  name: '',
  group: '日常办公',
  hint: '',
  formKey: undefined,
  further: [],
  processKey: undefined,
  own: false,
  steps: [],
  titlePattern: '',
  everybody: true,
  starters: [],
  readers: [],
  columns: [],
  sum: undefined,
};

export function draftOf(settings: ApplicationSettings): Draft {
  const { process, titlePattern, starters, sum, ...rest } = settings;
  return {
    ...rest,
    further: rest.further ?? [],
    own: 'key' in process,
    processKey: 'key' in process ? process.key : undefined,
    steps: 'steps' in process ? process.steps.map((step, at) => ({ ...step, id: at + 1 })) : [],
    titlePattern: titlePattern ?? '',
    everybody: starters === undefined,
    starters: starters ?? [],
    sum,
  };
}

/** What is sent; undefined while something is missing. */
export function settingsOf(draft: Draft): ApplicationSettings | undefined {
  const { formKey, processKey, own, steps, titlePattern, everybody, starters, sum } = draft;
  const process = own
    ? processKey !== undefined && { key: processKey }
    : steps.length > 0 &&
      steps.every((step) => step.name.trim() !== '') && { steps: steps.map(({ id: _id, ...step }) => step) };
  const pattern = titlePattern.trim();
  const { further } = draft;
  if (formKey === undefined || !process || draft.name.trim() === '' || draft.group.trim() === '') return undefined;
  if (!everybody && starters.length === 0) return undefined;
  return {
    name: draft.name.trim(),
    group: draft.group.trim(),
    hint: draft.hint.trim(),
    formKey,
    ...(further.length > 0 ? { further: further.map((one) => ({ ...one })) } : {}),
    process,
    readers: [...draft.readers],
    columns: [...draft.columns],
    ...(pattern ? { titlePattern: pattern } : {}),
    ...(everybody ? {} : { starters: [...starters] }),
    ...(sum === undefined ? {} : { sum }),
  };
}

/** The question for the fields of all forms of the draft. */
export const fieldsOf = ({ further }: Draft, formKey: string) => ({
  formKey,
  ...(further.length > 0 ? { further: further.map((one) => `${one.key}:${one.formKey}`).join(',') } : {}),
});

const inColumns: ReadonlySet<string> = new Set([
  'text',
  'date',
  'dateRange',
  'choice',
  'secrecy',
  'urgency',
  'dateTime',
  'serialNumber',
  'person',
  'section',
  'number',
  'amount',
  'formula',
]);

/** What a form suggests: a step for each opinion block, the first short fields as columns, its name. */
export function suggestedBy(form: FormFields, draft: Draft): Draft {
  const columns = form.fields.filter((field) => field.listable && inColumns.has(field.kind)).slice(0, 6);
  const steps = form.blocks.map(({ key, label }, at) => ({
    id: at + 1,
    name: `${label.replace(/意见$|批示$/, '')}审批`.slice(0, 30),
    approver: { kind: approverFor(label) },
    block: key,
  }));
  return {
    ...draft,
    name: draft.name || form.name.replace(/(?:审批)?[单表]$/, '').slice(0, 30),
    steps: steps.length > 0 ? steps : [newStep([], form)],
    columns: columns.map(({ key }) => key),
  };
}

function approverFor(label: string): Exclude<Approver['kind'], 'post'> {
  if (/分管/.test(label)) return 'deputyInCharge';
  if (/主要|局长|主任批|领导|县长|市长/.test(label)) return 'chief';
  if (/办公室/.test(label)) return 'officeDirector';
  return 'sectionHead';
}

export function newStep(steps: readonly DraftStep[], form: FormFields | undefined): DraftStep {
  const used = new Set(steps.map(({ block }) => block));
  const block = form?.blocks.find(({ key }) => !used.has(key))?.key;
  const id = Math.max(0, ...steps.map((step) => step.id)) + 1;
  return { id, name: '', approver: { kind: 'sectionHead' }, ...(block ? { block } : {}) };
}

/** `{申请人}外出`, as it is read and typed; keys stand in what is stored. */
export const patternInWords = (pattern: string, form: FormFields | undefined): string =>
  pattern.replace(/\{([^{}]*)\}/g, (whole, key) => {
    const label = form?.fields.find((field) => field.key === key)?.label;
    return label ? `{${label}}` : whole;
  });

export const patternInKeys = (words: string, form: FormFields | undefined): string =>
  words.replace(/\{([^{}]*)\}/g, (whole, label) => {
    const key = form?.fields.find((field) => field.label === label)?.key;
    return key ? `{${key}}` : whole;
  });
