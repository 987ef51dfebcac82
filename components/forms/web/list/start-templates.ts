import type { FormTemplate } from '@gov/forms';
import { draftingSlip, handlingSlip, leaveRequest } from '@gov/forms/examples';

export interface StartTemplate {
  readonly value: string;
  readonly label: string;
  readonly template: FormTemplate;
}

/** 红头: the red line below the title and a thick frame, as official slips are printed. */
function redHead(template: FormTemplate): FormTemplate {
  const [title, ...others] = template.document.content ?? [];
  if (!title) return template;
  const framed = others.map((node) =>
    node.type === 'table' ? { ...node, attrs: { ...node.attrs, frame: 'thick' } } : node,
  );
  return { ...template, document: { ...template.document, content: [title, { type: 'redLine' }, ...framed] } };
}

/** Complete forms that an agency may start from. */
export const startTemplates: readonly StartTemplate[] = [
  { value: 'leave-request', label: leaveRequest.name, template: leaveRequest },
  { value: 'drafting-slip', label: draftingSlip.name, template: redHead(draftingSlip) },
  { value: 'handling-slip', label: handlingSlip.name, template: redHead(handlingSlip) },
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
