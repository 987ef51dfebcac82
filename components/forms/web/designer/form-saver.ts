import type { FormTemplate } from '@gov/forms';
import { call } from '#platform/web/data/call.ts';
import { type DraftSaved, DraftSaver } from '#platform/web/data/draft-saver.ts';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { type FormView, routes } from '../../contract.ts';
import { paperOf, templateOf } from '../editor/template-paper.ts';
import { templateKey } from './template-key.ts';

/** As the editor gives it back: opening a form is no change, whatever widths or empty parts it came with. */
const keyInEditor = (template: FormTemplate): string => templateKey(templateOf(paperOf(template)));

/** What this window keeps of a draft that the server does not have. */
export interface UnsavedDraft {
  readonly base: number;
  readonly template: FormTemplate;
}

/** The draft of one form. What the server does not have outlives a reload. */
export class FormSaver extends DraftSaver<FormView> {
  readonly #formId: string;
  readonly #place: TypedPlace;
  #saved: string;
  #current: FormTemplate;

  /** Goes on from what a former visit could not save; where another draft was saved meanwhile, both are shown first. */
  constructor(view: FormView, stored: FormTemplate, place: TypedPlace) {
    const kept = typedAt(place) as UnsavedDraft | undefined; // reason: written by the saver alone
    const current = kept?.template ?? stored;
    const saved = keyInEditor(stored);
    super({ view, keptBase: kept?.base, isUnsaved: keyInEditor(current) !== saved, staleCode: 'forms.draft-stale' });
    this.#formId = view.formId;
    this.#place = place;
    this.#saved = saved;
    this.#current = current;
  }

  readonly template = (): FormTemplate => this.#current;

  readonly write = (template: FormTemplate): void => {
    this.#current = template;
    this.changed();
  };

  /** Goes on from what the server has: theirs was taken, or the draft was published or discarded. */
  readonly startFrom = (template: FormTemplate, draftVersion: number, hasDraft: boolean): void => {
    this.#current = template;
    this.#saved = keyInEditor(template);
    this.continueOn(draftVersion, hasDraft);
  };

  protected isUnsaved(): boolean {
    return keyInEditor(this.#current) !== this.#saved;
  }

  protected async sendOn(baseVersion: number): Promise<DraftSaved> {
    const template = this.#current;
    const reply = await call(routes.saveDraft, { params: { formId: this.#formId }, body: { baseVersion, template } });
    this.#saved = keyInEditor(template);
    return reply;
  }

  protected keep(): void {
    const unsaved: UnsavedDraft = { base: this.base(), template: this.#current };
    keepTyped(this.#place, this.isUnsaved() ? unsaved : undefined);
  }

  protected readTheirs(): Promise<FormView> {
    return call(routes.form, { params: { formId: this.#formId } });
  }
}
