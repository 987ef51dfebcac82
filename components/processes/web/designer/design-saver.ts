import { type Design, type OpenedDesign, openDesign, saveDesign } from '@gov/workflow/designing';
import { call } from '#platform/web/data/call.ts';
import { CallError, notStored } from '#platform/web/data/call-error.ts';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { type DesignView, routes } from '../../contract.ts';

const silenceMillis = 1_000;
const tryAgainMillis = 10_000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

export interface SaveShown {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly failure: CallError | undefined;
  /** What somebody else saved meanwhile; set while `state` is `stale`. */
  readonly theirs: DesignView | undefined;
  readonly hasDraft: boolean;
}

/** What this window keeps of a draft that the server does not have. */
interface Unsaved {
  readonly base: number;
  readonly bpmnXml: string;
  readonly formId?: string;
}

/** A file with the design that was read from it: what is written back keeps everything else of it. */
export interface OpenFile {
  readonly bpmnXml: string;
  readonly opened: OpenedDesign;
}

export async function openFile(bpmnXml: string): Promise<OpenFile | undefined> {
  const opened = await openDesign(bpmnXml);
  return opened && { bpmnXml, opened };
}

/** The file to go on with: what a former visit could not save, else the draft, else the version in use. */
export const fileOf = (view: DesignView, place: TypedPlace): string =>
  (typedAt(place) as Unsaved | undefined)?.bpmnXml ?? view.draft?.bpmnXml ?? view.current?.bpmnXml ?? ''; // reason: written by the saver alone

/**
 * Saves the draft always on top of the version it was made from, one request at a time. A save that meets a newer version
 * changes nothing on either side: both are kept until the person has chosen. What the server does not have outlives a reload.
 */
export class DesignSaver {
  readonly #processId: string;
  readonly #place: TypedPlace;
  readonly #listeners = new Set<() => void>();
  /** Everything is written into the file as it was opened. */
  readonly #file: OpenFile;
  #shown: SaveShown;
  #base: number;
  #saved: string;
  #design: Design;
  #formId: string | undefined;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: DesignView, file: OpenFile, place: TypedPlace) {
    this.#processId = view.processId;
    this.#place = place;
    this.#file = file;
    const kept = typedAt(place) as Unsaved | undefined; // reason: written below alone
    this.#design = file.opened.design;
    this.#formId = kept?.formId ?? view.formId;
    const stored = view.draft?.bpmnXml ?? view.current?.bpmnXml ?? '';
    this.#saved = keyOf(stored, view.formId);
    const isBehind = kept !== undefined && kept.base < view.draftVersion && kept.bpmnXml !== stored;
    this.#base = isBehind ? kept.base : view.draftVersion;
    this.#shown = {
      state: isBehind ? 'stale' : 'saved',
      savedAt: view.draft?.changedAt,
      failure: undefined,
      theirs: isBehind ? view : undefined,
      hasDraft: view.draft !== undefined || kept !== undefined,
    };
    if (kept && !isBehind) this.#saveAfter(silenceMillis);
  }

  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly shown = (): SaveShown => this.#shown;
  readonly base = (): number => this.#base;
  /** The file as it would be saved now. */
  readonly file = (): Promise<string> => saveDesign(this.#file.bpmnXml, this.#file.opened.design, this.#design);

  readonly write = (design: Design, formId: string | undefined): void => {
    if (design === this.#design && formId === this.#formId) return;
    this.#design = design;
    this.#formId = formId;
    if (this.#shown.state === 'stale') return;
    this.#show({ state: 'waiting' });
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
    if (!theirs) return;
    this.#base = theirs.draftVersion;
    this.#show({ theirs: undefined, failure: undefined, state: 'waiting' });
    void this.save();
  };

  /** 用先存的那一稿: mine is given up, the page opens theirs. */
  readonly giveUp = (): void => {
    clearTimeout(this.#timer);
    keepTyped(this.#place, undefined);
  };

  /** The draft was published: what follows is a new one on top. */
  readonly published = (draftVersion: number): void => {
    this.#base = draftVersion;
    this.#show({ hasDraft: false, state: 'saved' });
  };

  readonly leave = (): void => clearTimeout(this.#timer);

  async #send(): Promise<void> {
    if (this.#shown.state === 'stale') return this.#readTheirs();
    const bpmnXml = await this.file();
    const formId = this.#formId;
    const key = keyOf(bpmnXml, formId);
    if (key === this.#saved) return this.#show({ state: 'saved', failure: undefined });
    const form = formId === undefined ? {} : { formId };
    keepTyped(this.#place, { base: this.#base, bpmnXml, ...form } satisfies Unsaved);
    this.#show({ state: 'saving' });
    try {
      const reply = await call(routes.saveDesign, {
        params: { processId: this.#processId },
        body: { baseVersion: this.#base, bpmnXml, ...form },
      });
      this.#base = reply.draftVersion;
      this.#saved = key;
      keepTyped(this.#place, undefined);
      this.#show({ savedAt: reply.changedAt, failure: undefined, state: 'saved', hasDraft: true });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#answerRefusal(error);
    }
  }

  async #answerRefusal(error: CallError): Promise<void> {
    this.#show({ failure: notStored(error) });
    if (error.code === 'processes.draft-stale') {
      this.#show({ state: 'stale' });
      return this.#readTheirs();
    }
    this.#show({ state: 'failed' });
    if (error.passes) this.#saveAfter(tryAgainMillis);
  }

  async #readTheirs(): Promise<void> {
    if (this.#shown.theirs) return;
    try {
      this.#show({ theirs: await call(routes.design, { params: { processId: this.#processId } }) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.passes) this.#saveAfter(tryAgainMillis);
    }
  }

  #saveAfter(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), millis);
  }

  #show(change: Partial<SaveShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const keyOf = (bpmnXml: string, formId: string | undefined): string => `${formId ?? ''}\n${bpmnXml}`;
