import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@gov/base';
import type { Choice, FormTemplate } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { memoReport } from './memo-report.ts';
import { purchase } from './purchase.ts';
import { task, taskPart } from './task.ts';

interface KindToPublish {
  readonly code: string;
  readonly name: string;
  readonly hint: string;
  readonly form: FormTemplate | ((context: UseCaseContext) => FormTemplate);
  /** File of its process in `../processes`. */
  readonly process: string;
  readonly displayOrder: number;
  readonly calledOnly?: true;
}

export const memoKind: KindToPublish = {
  code: 'memo-report',
  name: '签报',
  hint: '向领导书面请示、报告工作，办公室和分管领导会签',
  form: memoReport,
  process: 'memo-report',
  displayOrder: 110,
};

export const purchaseKind: KindToPublish = {
  code: 'purchase',
  name: '采购申请',
  hint: '五万元以上由分管领导和主要负责人审批',
  form: purchase,
  process: 'purchase',
  displayOrder: 120,
};

/** Sections of the agency that do what is to be done; its leaders are none. */
const sectionsOf = ({ agency: { organisation } }: UseCaseContext): readonly Choice[] =>
  [...organisation.sections.values()]
    .filter(({ name }) => !name.endsWith('领导'))
    .map(({ id, name }) => ({ value: id, label: name }));

export const taskKind: KindToPublish = {
  code: 'task',
  name: '任务交办',
  hint: '把一项任务分送几个科室承办，都办完后汇总',
  form: (context) => task(sectionsOf(context)),
  process: 'task',
  displayOrder: 130,
};

export const taskPartKind: KindToPublish = {
  code: 'task-part',
  name: '任务承办',
  hint: '由任务交办发起，各承办科室一件',
  form: taskPart,
  process: 'task-part',
  displayOrder: 131,
  calledOnly: true,
};

/** One of the processes of the city. */
export const processFile = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, '../processes', `${name}.bpmn`), 'utf8');

/** Publishes form and process and points the kind to them. Twice = the same versions. */
export const publishKind =
  (kind: KindToPublish) =>
  async (context: UseCaseContext): Promise<Result<unknown>> => {
    const bpmnXml = await processFile(kind.process);
    const form = await context
      .ask(formsService)
      .publish({ key: kind.code, template: typeof kind.form === 'function' ? kind.form(context) : kind.form });
    if (!form.ok) return form;
    const process = await context
      .ask(processesService)
      .publish({ key: kind.code, bpmnXml, formVersionId: form.value.formVersionId });
    if (!process.ok) return process;
    const { code, name, hint, displayOrder, calledOnly } = kind;
    const put = await context.ask(mattersService).putKind({
      code,
      name,
      group: '日常办公',
      hint,
      componentId: 'matters',
      formVersionId: form.value.formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder,
      ...(calledOnly ? { calledOnly } : {}),
    });
    return put.ok ? ok(undefined) : put;
  };
