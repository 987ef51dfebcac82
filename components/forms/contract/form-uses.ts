import { serviceToken } from '@gov/base/component';

/** Something that works with a form, as the form's page names it. */
export interface FormUse {
  /** `办事应用`, `流程`. */
  readonly what: string;
  readonly name: string;
  /** `主表`, `第 2 张表`; empty where it is simply used. */
  readonly as: string;
  /** Page of its settings. */
  readonly path: string;
}

/** What a component says of a form of the agency: who is touched when a version of it is published. */
export interface FormUses {
  usesOf(form: { readonly formId: string; readonly key: string }): Promise<readonly FormUse[]>;
}

/** Extension point: key = component id, value = a factory bound to the running use case's context. */
export const formUsesPoint = serviceToken<(context: unknown) => FormUses>('forms.uses');
