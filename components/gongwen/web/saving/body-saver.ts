import type { BodyDocument } from '@gov/gongwen';
import { call } from '#platform/web/data/call.ts';
import { CallError, notStored, untilOver } from '#platform/web/data/call-error.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import type { TypedPlace } from '#platform/web/data/typed-words.ts';
import { keyOf, refresh } from '#platform/web/data/use-route.ts';
import { type DocumentFormat, type DocumentView, routes } from '../../contract.ts';
import { bodyKey } from '../body/body-key.ts';
import { keepLeftOver, keepUnsaved } from './left-over.ts';

const silenceMillis = 1_500;
const tryAgainMillis = 10_000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

/** What the page shows of it. */
export interface BodyShown {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly failure: CallError | undefined;
  /** The document as somebody else saved it meanwhile; set while `state` is `stale`. */
  readonly theirs: DocumentView | undefined;
}

/**
 * Saves a body always on top of the version it was made from, one request at a time. A save that meets a newer version
 * changes nothing on either side: both texts are kept until the person has chosen. What is refused outlives a reload.
 */
export class BodySaver {
  readonly #matterId: string;
  readonly #place: TypedPlace;
  readonly #listeners = new Set<() => void>();
  #shown: BodyShown;
  #base: number;
  #saved: string;
  #current: BodyDocument;
  #format: DocumentFormat | undefined;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isGone = false;

  constructor(document: DocumentView, place: TypedPlace) {
    this.#matterId = document.matterId;
    this.#place = place;
    this.#base = document.bodyVersion;
    this.#saved = bodyKey(document.body);
    this.#current = document.body;
    this.#shown = { state: 'saved', savedAt: document.savedAt, failure: undefined, theirs: undefined };
  }

  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly shown = (): BodyShown => this.#shown;
  readonly text = (): BodyDocument => this.#current;

  /** The editor is there; answers what to do when it goes. */
  readonly arrive = (): (() => void) => {
    this.#isGone = false;
    return () => {
      this.#isGone = true;
      if (this.#isStale()) this.keep();
    };
  };

  readonly write = (body: BodyDocument): void => {
    this.#current = body;
    if (this.#isStale() || !this.#isUnsaved()) return;
    this.#show({ state: 'waiting' });
    this.#saveAfter(silenceMillis);
  };

  readonly chooseFormat = (format: DocumentFormat): void => {
    this.#format = format;
    void this.save();
  };

  readonly save = (): Promise<void> => {
    clearTimeout(this.#timer);
    // a save that broke off (no answer for the text of the others) must not stop the next one
    this.#running = this.#running.catch(() => {}).then(() => this.#send());
    return this.#running;
  };

  readonly settle = async (): Promise<void> => {
    await this.save();
    if (this.#shown.failure) throw untilOver(this.#shown.failure, this.watch, () => !this.#shown.failure);
  };

  readonly overwrite = (): void => {
    const { theirs } = this.#shown;
    if (!theirs) return;
    this.#continueOn(theirs.bodyVersion);
    void this.save();
  };

  readonly isOlderThan = (newer: DocumentView): boolean => newer.bodyVersion > this.#base && !this.#isUnsaved();

  readonly startFrom = (start: DocumentView): void => {
    this.#current = start.body;
    this.#saved = bodyKey(start.body);
    this.#continueOn(start.bodyVersion);
    this.#show({ savedAt: start.savedAt, state: 'saved' });
    keepUnsaved(this.#place, undefined);
  };

  /** Remembers in this window what the server does not have. */
  readonly keep = (): void => {
    if (!this.#isUnsaved()) keepUnsaved(this.#place, undefined);
    else if (this.#isGone) keepLeftOver(this.#place, this.#current);
    else keepUnsaved(this.#place, { base: this.#base, body: this.#current });
  };

  async #send(): Promise<void> {
    const sent = { body: this.#current, format: this.#format };
    const key = bodyKey(sent.body);
    if (this.#isStale()) return;
    if (key === this.#saved && !sent.format) return this.#show({ state: 'saved', failure: undefined });
    this.#show({ state: 'saving' });
    try {
      const reply = await call(routes.saveBody, {
        params: { matterId: this.#matterId },
        body: { baseVersion: this.#base, body: sent.body, ...(sent.format ? { format: sent.format } : {}) },
      });
      this.#base = reply.version;
      this.#saved = key;
      if (this.#format === sent.format) this.#format = undefined;
      this.#show({ savedAt: reply.savedAt, failure: undefined, state: this.#isUnsaved() ? 'waiting' : 'saved' });
      keepUnsaved(this.#place, undefined);
      showSaved(this.#matterId, { ...reply, ...sent });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#answerRefusal(error);
    }
  }

  async #answerRefusal(error: CallError): Promise<void> {
    this.#show({ failure: notStored(error) });
    this.keep();
    if (error.code === 'gongwen.body-stale') {
      this.#show({ state: 'stale' });
      this.#show({ theirs: await call(routes.document, { params: { matterId: this.#matterId } }) });
      return;
    }
    this.#show({ state: 'failed' });
    if (!this.#isGone && error.passes) this.#saveAfter(tryAgainMillis);
  }

  #continueOn(version: number): void {
    this.#base = version;
    this.#show({ theirs: undefined, failure: undefined, state: this.#isUnsaved() ? 'waiting' : 'saved' });
  }

  #saveAfter(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), millis);
  }

  #isStale(): boolean {
    return this.#shown.state === 'stale';
  }

  #isUnsaved(): boolean {
    return bodyKey(this.#current) !== this.#saved;
  }

  #show(change: Partial<BodyShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

interface Saved {
  readonly version: number;
  readonly savedAt: string;
  readonly body: BodyDocument;
  readonly format: DocumentFormat | undefined;
}

/** What is cached becomes what was saved, without reading it again: each reading is an entry in the audit trail. */
function showSaved(matterId: string, { version, savedAt, body, format }: Saved): void {
  queryClient.setQueryData<DocumentView>(
    keyOf(routes.document, { params: { matterId } }),
    (shown) => shown && { ...shown, bodyVersion: version, savedAt, body, ...(format ? { format } : {}) },
  );
  void refresh(routes.checks, routes.versions);
}
