import { CallError, notStored } from './call-error.ts';

const silenceMillis = 1_200;
const tryAgainMillis = 10_000;

/** `stale`: somebody else saved a newer draft; mine is kept, and nothing is sent until the person has chosen. */
export type DraftState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

export interface DraftShown<Theirs> {
  readonly state: DraftState;
  /** The last save of this page, or of the draft it began with. */
  readonly savedAt: string | undefined;
  readonly failure: CallError | undefined;
  /** What somebody else saved meanwhile; set while `state` is `stale`. */
  readonly theirs: Theirs | undefined;
  /** There is something that is not published. */
  readonly hasDraft: boolean;
}

/** A draft as the server tells it. */
export interface StoredDraft {
  /** To be sent with the next save. */
  readonly draftVersion: number;
  readonly draft?: { readonly changedAt: string };
}

export interface DraftSaved {
  readonly draftVersion: number;
  readonly changedAt: string;
}

interface Beginning<Theirs> {
  readonly view: Theirs;
  /** The version on which words were written that a former visit could not save; absent where there are none. */
  readonly keptBase: number | undefined;
  /** Those words are not what the server has. */
  readonly isUnsaved: boolean;
  /** The code with which the server refuses a save on an old version. */
  readonly staleCode: string;
}

const savedElsewhere = (code: string): CallError =>
  new CallError(409, {
    code,
    message: '别处先存了一稿，您的这一稿没有存上。',
    nextStep: '对照两稿，选用一份。您改的都还在。',
    traceId: '',
  });

/**
 * Saves a draft always on top of the version it was made from, one request at a time. A save that meets a newer version
 * changes nothing on either side: both are kept until the person has chosen. What is saved, and how, says who extends it.
 */
export abstract class DraftSaver<Theirs extends StoredDraft> {
  readonly #staleCode: string;
  readonly #listeners = new Set<() => void>();
  #shown: DraftShown<Theirs>;
  #base: number;
  /** The server has something that is not published. */
  #isStored: boolean;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ view, keptBase, isUnsaved, staleCode }: Beginning<Theirs>) {
    this.#staleCode = staleCode;
    // a page read before the last save of this window knows an older version than the words were written on
    const isBehind = keptBase !== undefined && keptBase < view.draftVersion && isUnsaved;
    this.#base = isBehind ? keptBase : Math.max(view.draftVersion, keptBase ?? 0);
    this.#isStored = view.draft !== undefined;
    this.#shown = {
      state: isBehind ? 'stale' : 'saved',
      savedAt: view.draft?.changedAt,
      failure: isBehind ? savedElsewhere(staleCode) : undefined,
      theirs: isBehind ? view : undefined,
      hasDraft: isBehind || this.#isStored,
    };
  }

  /** There is something that the server does not have. */
  protected abstract isUnsaved(): boolean;
  /** Sends it on top of `base`; undefined where it turns out that the server has it already. */
  protected abstract sendOn(base: number): Promise<DraftSaved | undefined>;
  /** Remembers in this window what is unsaved, and forgets it when nothing is. */
  protected abstract keep(): void;
  protected abstract readTheirs(): Promise<Theirs>;

  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly shown = (): DraftShown<Theirs> => this.#shown;
  readonly base = (): number => this.#base;

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
    if (theirs) this.continueOn(theirs.draftVersion);
    void this.save();
  };

  readonly leave = (): void => clearTimeout(this.#timer);

  /** Closing the window now would lose something: by itself, what was refused. */
  losesOnClosing(): boolean {
    return this.#shown.failure !== undefined;
  }

  /** What is designed is another now. */
  protected changed(): void {
    // also when nothing is unsaved: what was kept would come back another day as if it were
    this.keep();
    if (!this.isUnsaved()) return;
    if (this.#shown.state === 'stale' && this.#shown.theirs) return;
    if (this.#shown.state !== 'stale') this.#show({ state: 'waiting' });
    this.#saveAfter(silenceMillis);
  }

  /** The server is at this version, and what is unsaved goes on top of it. */
  protected continueOn(version: number, isStored = this.#isStored): void {
    clearTimeout(this.#timer);
    this.#base = version;
    this.#isStored = isStored;
    this.#show({ theirs: undefined, failure: undefined, state: this.isUnsaved() ? 'waiting' : 'saved' });
    this.keep();
  }

  async #send(): Promise<void> {
    if (this.#shown.state === 'stale') return this.#showTheirs();
    if (!this.isUnsaved()) return this.#show({ state: 'saved', failure: undefined });
    this.#show({ state: 'saving' });
    try {
      const saved = await this.sendOn(this.#base);
      if (saved) this.#base = saved.draftVersion;
      if (saved) this.#isStored = true;
      const savedAt = saved?.changedAt ?? this.#shown.savedAt;
      this.#show({ savedAt, failure: undefined, state: this.isUnsaved() ? 'waiting' : 'saved' });
      this.keep();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#answerRefusal(error);
    }
  }

  async #answerRefusal(error: CallError): Promise<void> {
    const isStale = error.code === this.#staleCode;
    this.#show({ failure: notStored(error), state: isStale ? 'stale' : 'failed' });
    if (isStale) return this.#showTheirs();
    if (error.passes) this.#saveAfter(tryAgainMillis);
  }

  /** Without theirs there is nothing to choose from: asked for again, by the clock and by whatever would save. */
  async #showTheirs(): Promise<void> {
    if (this.#shown.theirs) return;
    try {
      this.#show({ theirs: await this.readTheirs() });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.passes) this.#saveAfter(tryAgainMillis);
    }
  }

  #saveAfter(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), millis);
  }

  #show(change: Partial<DraftShown<Theirs>>): void {
    const shown = { ...this.#shown, ...change };
    this.#shown = { ...shown, hasDraft: this.#isStored || shown.state !== 'saved' };
    for (const listener of [...this.#listeners]) listener();
  }
}
