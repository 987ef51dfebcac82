import type { FormTemplate } from '@gov/forms';
import { call } from '#platform/web/data/call.ts';
import { CallError, notStored } from '#platform/web/data/call-error.ts';
import { keepTyped, type TypedPlace } from '#platform/web/data/typed-words.ts';
import { type FormView, routes } from '../../contract.ts';
import { paperOf, templateOf } from '../editor/template-paper.ts';
import { templateKey } from './template-key.ts';

const silenceMillis = 1_200;
const tryAgainMillis = 10_000;

export type DraftState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

export interface DraftShown {
  readonly state: DraftState;
  /** The last save of this page, or of the draft it began with. */
  readonly savedAt: string | undefined;
  readonly failure: CallError | undefined;
  /** What somebody else saved meanwhile; set while `state` is `stale`. */
  readonly theirs: FormView | undefined;
  /** There is something that is not published. */
  readonly hasDraft: boolean;
}

/** As the editor gives it back: opening a form is no change, whatever widths or empty parts it came with. */
const keyInEditor = (template: FormTemplate): string => templateKey(templateOf(paperOf(template)));

/** What this window keeps of a draft that the server does not have. */
export interface UnsavedDraft {
  readonly base: number;
  readonly template: FormTemplate;
}

/**
 * Saves the draft always on top of the version it was made from, one request at a time. A save that meets a newer version
 * changes nothing on either side: both are kept until the person has chosen. What the server does not have outlives a reload.
 */
export class DraftSaver {
  readonly #formId: string;
  readonly #place: TypedPlace;
  readonly #listeners = new Set<() => void>();
  #shown: DraftShown;
  #base: number;
  #saved: string;
  #current: FormTemplate;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: FormView, begin: FormTemplate, place: TypedPlace) {
    this.#formId = view.formId;
    this.#place = place;
    this.#base = view.draftVersion;
    this.#saved = keyInEditor(begin);
    this.#current = begin;
    this.#shown = {
      state: 'saved',
      savedAt: view.draft?.changedAt,
      failure: undefined,
      theirs: undefined,
      hasDraft: view.draft !== undefined,
    };
  }

  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly shown = (): DraftShown => this.#shown;
  readonly template = (): FormTemplate => this.#current;
  readonly base = (): number => this.#base;

  readonly write = (template: FormTemplate): void => {
    this.#current = template;
    if (!this.#isUnsaved()) return;
    this.#keep();
    if (this.#shown.state === 'stale') return;
    this.#show({ state: 'waiting', hasDraft: true });
    this.#saveAfter(silenceMillis);
  };

  /** Sends what is unsaved now; resolves when the server has answered. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#running = this.#running.catch(() => {}).then(() => this.#send());
    return this.#running;
  };

  /** The same before publishing: rejects with the refusal when the draft is not on the server. */
  readonly settle = async (): Promise<void> => {
    await this.save();
    if (this.#shown.failure) throw this.#shown.failure;
  };

  /** 用我的覆盖: the next save goes on top of theirs. */
  readonly overwrite = (): void => {
    const { theirs } = this.#shown;
    if (theirs) this.#continueOn(theirs.draftVersion);
    void this.save();
  };

  /** Goes on from what the server has: theirs was taken, or the draft was published or discarded. */
  readonly startFrom = (template: FormTemplate, draftVersion: number, hasDraft: boolean): void => {
    clearTimeout(this.#timer);
    this.#current = template;
    this.#saved = keyInEditor(template);
    this.#continueOn(draftVersion);
    this.#show({ hasDraft });
    this.#keep();
  };

  readonly leave = (): void => clearTimeout(this.#timer);

  async #send(): Promise<void> {
    const sent = this.#current;
    const text = keyInEditor(sent);
    if (this.#shown.state === 'stale') return;
    if (text === this.#saved) return this.#show({ state: 'saved', failure: undefined });
    this.#show({ state: 'saving' });
    try {
      const reply = await call(routes.saveDraft, {
        params: { formId: this.#formId },
        body: { baseVersion: this.#base, template: sent },
      });
      this.#base = reply.draftVersion;
      this.#saved = text;
      this.#show({ savedAt: reply.changedAt, failure: undefined, state: this.#isUnsaved() ? 'waiting' : 'saved' });
      this.#keep();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#answerRefusal(error);
    }
  }

  async #answerRefusal(error: CallError): Promise<void> {
    this.#show({ failure: notStored(error) });
    if (error.code === 'forms.draft-stale') {
      this.#show({ state: 'stale' });
      this.#show({ theirs: await call(routes.form, { params: { formId: this.#formId } }) });
      return;
    }
    this.#show({ state: 'failed' });
    if (error.passes) this.#saveAfter(tryAgainMillis);
  }

  #continueOn(version: number): void {
    this.#base = version;
    this.#show({ theirs: undefined, failure: undefined, state: this.#isUnsaved() ? 'waiting' : 'saved' });
  }

  #saveAfter(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), millis);
  }

  #isUnsaved(): boolean {
    return keyInEditor(this.#current) !== this.#saved;
  }

  #keep(): void {
    const unsaved: UnsavedDraft = { base: this.#base, template: this.#current };
    keepTyped(this.#place, this.#isUnsaved() ? unsaved : undefined);
  }

  #show(change: Partial<DraftShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
