import type { FormTemplate } from '@gov/forms';
import { startTemplates } from '../list/start-templates.ts';

/** Of a template in the list one begins from: one of the product's by its name there, or a version of a form of the agency. */
export type TemplateChoice = { readonly shipped: string } | { readonly formId: string; readonly number: number };

export const shippedTemplate = (value: string): FormTemplate | undefined =>
  startTemplates.find((one) => one.value === value)?.template;

/** What a form of its own begins with: what is out of use in the other one was never asked for in this. */
export function begunFrom(template: FormTemplate, name: string): FormTemplate {
  return { ...template, name, fields: template.fields.filter(({ retired }) => !retired) };
}
