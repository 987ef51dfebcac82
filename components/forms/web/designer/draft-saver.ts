import type { FormTemplate } from '@gov/forms';
import { call } from '#platform/web/data/call.ts';
import { CallError, notStored } from '#platform/web/data/call-error.ts';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
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

const savedElsewhere = (): CallError =>
  new CallError(409, {
    code: 'forms.draft-stale',
    message: '别处先存了一稿，您的这一稿没有存上。',
    nextStep: '对照两稿，选用一份。您改的都还在。',
    traceId: '',
  });

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

  /** Goes on from what a former visit could not save; where another draft was saved meanwhile, both are shown first. */
  constructor(view: FormView, stored: FormTemplate, place: TypedPlace) {
    this.#formId = view.formId;
    this.#place = place;
    this.#saved = keyInEditor(stored);
    const kept = typedAt(place) as UnsavedDraft | undefined; // reason: written by the saver alone
    this.#current = kept?.template ?? stored;
    // a page read before the last save of this window knows an older version than the words were written on
    const isBehind = kept !== undefined && kept.base < view.draftVersion && this.#isUnsaved();
    this.#base = isBehind ? kept.base : Math.max(view.draftVersion, kept?.base ?? 0);
    this.#shown = {
      state: isBehind ? 'stale' : 'saved',
      savedAt: view.draft?.changedAt,
      failure: isBehind ? savedElsewhere() : undefined,
      theirs: isBehind ? view : undefined,
      hasDraft: isBehind || view.draft !== undefined,
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
    // also when nothing is unsaved: what was kept would come back another day as if it were
    this.#keep();
    if (!this.#isUnsaved()) return;
    if (this.#shown.state === 'stale' && this.#shown.theirs) return;
    if (this.#shown.state !== 'stale') this.#show({ state: 'waiting', hasDraft: true });
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
    if (this.#shown.state === 'stale') return this.#readTheirs();
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
      return this.#readTheirs();
    }
    this.#show({ state: 'failed' });
    if (error.passes) this.#saveAfter(tryAgainMillis);
  }

  /** Without theirs there is nothing to choose from: asked for again, by the clock and by whatever would save. */
  async #readTheirs(): Promise<void> {
    if (this.#shown.theirs) return;
    try {
      this.#show({ theirs: await call(routes.form, { params: { formId: this.#formId } }) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.passes) this.#saveAfter(tryAgainMillis);
    }
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
