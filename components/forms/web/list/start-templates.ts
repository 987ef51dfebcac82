import type { FormTemplate } from '@gov/forms';
import { draftingSlip, handlingSlip, leaveRequest } from '@gov/forms/examples';

export interface StartTemplate {
  readonly value: string;
  readonly label: string;
  readonly template: FormTemplate;
}

/** Complete forms that an agency may start from. */
export const startTemplates: readonly StartTemplate[] = [
  { value: 'leave-request', label: leaveRequest.name, template: leaveRequest },
  { value: 'drafting-slip', label: draftingSlip.name, template: draftingSlip },
  { value: 'handling-slip', label: handlingSlip.name, template: handlingSlip },
];

/** An empty paper with its title. */
export const blankTemplate = (name: string): FormTemplate => ({
  name,
  document: {
    type: 'doc',
    content: [
      {
        type: 'heading',
        attrs: { level: 1, textAlign: 'center' },
        content: [{ type: 'text', text: `{agency}${name}` }],
      },
      { type: 'paragraph' },
    ],
  },
  fields: [],
  opinionBlocks: [],
});
