import type { FieldProblem } from '@gov/base';
import { compileForm, type FormTemplate } from '@gov/forms';
import { compile } from '@gov/workflow';
import { type Design, type OpenedDesign, openDesign, saveDesign } from '@gov/workflow/designing';
import { checkConditions } from '../../rules/check-conditions.ts';
import { toAskAnew } from '../../rules/sharing/ask-anew.ts';

/** A design to be written into the file it was opened from; nothing in it is compared by identity. */
export interface DesignToWrite {
  readonly openedXml: string;
  readonly program: Design['program'];
  readonly locked: Design['locked'];
  /** Absent = everything stands where the file says. */
  readonly picture: Pick<Design['picture'], 'shapes' | 'edges'> | undefined;
}

/** A file to be looked through by the checks of publishing, over the form it is published for. */
export interface FileToCheck {
  readonly bpmnXml: string;
  readonly template: FormTemplate | undefined;
}

/** What is done with files, in the page or beside it: strings and plain values go in and come out. */
export interface FileWork {
  readonly write: (design: DesignToWrite) => Promise<string>;
  readonly check: (file: FileToCheck) => Promise<readonly FieldProblem[]>;
}

/** The file that was read last: what is designed is written into the same one again and again. */
let read: { readonly xml: string; readonly opened: Promise<OpenedDesign | undefined> } | undefined;

function openedAgain(xml: string): Promise<OpenedDesign | undefined> {
  if (read?.xml !== xml) read = { xml, opened: openDesign(xml) };
  return read.opened;
}

export const fileWork: FileWork = {
  write: async ({ openedXml, program, locked, picture }) => {
    const before = (await openedAgain(openedXml))?.design;
    if (!before) return openedXml;
    const drawn = picture ? { sheet: before.picture.sheet, ...picture } : before.picture;
    return saveDesign(openedXml, before, { program, locked, picture: drawn });
  },
  check: async ({ bpmnXml, template }) => {
    const compiled = await compile(bpmnXml);
    if (!compiled.ok) return compiled.rejection.fields ?? [];
    const form = template && compileForm(template);
    return [...toAskAnew(compiled.value), ...checkConditions(compiled.value, form?.ok ? form.value : undefined)];
  },
};
