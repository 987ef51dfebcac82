import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { CallError, notStored, untilOver } from '#platform/web/data/call-error.ts';
import { same } from '../../rules/values/field-changes.ts';
import { finished, halfSpans, isEmpty, omit, without } from './edited-values.ts';
import { fieldProblemsOf } from './field-problems.ts';
import { KnownValues } from './known-values.ts';

const silenceMillis = 1_200;
const tryAgainMillis = 10_000;

/**
 * `unfinished`: of a span of days one is chosen; it is saved with the other. `failed`: fields are marked. `unstored`: no field
 * is to blame, `failure` says what happened.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'unfinished' | 'failed' | 'unstored';

/** What the page shows of it. */
export interface ValuesShown {
  /** Typed and not yet saved, by field key. */
  readonly edits: JsonObject;
  /**
   * Saved by this window, and the page has not read it back yet: without it a field would show its former words for a
   * moment after each save, and what is typed just then would be written into those. In the field that is being typed in
   * it stays: the server puts words down without the line ends around them, and who has begun a line goes on in it.
   */
  readonly stored: JsonObject;
  readonly problems: readonly FieldProblem[];
  readonly state: SaveState;
  readonly failure: CallError | undefined;
  /** What somebody else, or another window, has saved meanwhile in a field that is being typed in. */
  readonly theirs: JsonObject;
}

interface Reply {
  readonly version: number;
  readonly savedAt: string;
  /** What others have put into other fields meanwhile. */
  readonly others: JsonObject;
}

export interface SavingHost {
  readonly send: (values: JsonObject, version: number) => Promise<Reply>;
  readonly onSaved: (sent: JsonObject, reply: Reply) => void;
  /** Called with all that the server does not have and what it has instead, whenever that changes. */
  readonly onUnsaved: (edits: JsonObject, over: JsonObject) => void;
  readonly isBeingTyped: (key: string) => boolean;
  /** Reads the matter again; `saw` tells what it says now. */
  readonly readAgain: () => void;
}

const chooseFirst = (count: number): CallError =>
  new CallError(409, {
    code: 'client.choose-first',
    message: `有 ${count} 处在别处也改过，还没有选用谁的，没有送出。`,
    nextStep: '先在上面的提示里选用哪一份。',
    traceId: '',
  });

/**
 * Saves what is typed on the slip, one request at a time, after a moment of silence. A refused value stays in its field
 * and does not keep the others from being saved.
 */
export class ValueSaving {
  readonly #host: SavingHost;
  readonly #listeners = new Set<() => void>();
  #shown: ValuesShown;
  #refused: JsonObject = {};
  readonly #known: KnownValues;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isGone = false;

  /** `back`: what an earlier visit left unsaved; `values`: what the server has. */
  constructor(host: SavingHost, back: JsonObject, values: JsonObject) {
    this.#host = host;
    this.#known = new KnownValues(values, back);
    this.#shown = {
      edits: back,
      stored: {},
      problems: halfSpans(back),
      state: isEmpty(back) ? 'saved' : 'waiting',
      failure: undefined,
      theirs: {},
    };
  }

  readonly watch = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly shown = (): ValuesShown => this.#shown;

  /** The page is there; answers what to do when it goes: what is unsaved then waits until it comes again. */
  readonly arrive = (): (() => void) => {
    this.#isGone = false;
    return () => {
      this.#isGone = true;
      clearTimeout(this.#timer);
    };
  };

  /**
   * The page has read the matter. Where others have changed a field that is being typed in, nothing is saved over their
   * words before the person has chosen.
   */
  readonly saw = (version: number, values: JsonObject): void => {
    if (this.#known.isOld(version)) return;
    const news = version > this.#known.version;
    const { edits, stored } = this.#shown;
    const { over } = this.#known;
    const theirs = this.#known.read(version, values, edits, this.#shown.theirs);
    if (!same(over, this.#known.over)) this.#host.onUnsaved(edits, this.#known.over);
    const stays = ([key]: readonly [string, JsonValue]) => this.#host.isBeingTyped(key) && this.#known.isAsSaved(key);
    // a save that failed because the matter had changed is over: what is new is known by now
    const failure = news ? undefined : this.#shown.failure;
    this.#show({ theirs, stored: Object.fromEntries(Object.entries(stored).filter(stays)), failure });
    if (news && !isEmpty(edits)) void this.save();
  };

  /** 用我的: it is saved over theirs. */
  readonly keepMine = (key: string): void => {
    const { edits, theirs } = this.#shown;
    this.#known.know(key, theirs[key] ?? null);
    this.#host.onUnsaved(edits, this.#known.over);
    this.#show({ theirs: omit(theirs, key) });
    void this.save();
  };

  /** 用对方的: what was typed is given up. */
  readonly takeTheirs = (key: string): void => {
    const problems = this.#shown.problems.filter(({ path }) => path !== key);
    this.#show({ theirs: omit(this.#shown.theirs, key), problems });
    this.#put(omit(this.#shown.edits, key), omit(this.#shown.stored, key));
    this.#show({ state: this.#stateNow(), failure: undefined });
  };

  readonly change = (key: string, value: JsonValue): void => {
    this.#refused = without(this.#refused, { [key]: this.#refused[key] ?? null });
    const problems = this.#shown.problems.filter((problem) => problem.path !== key);
    this.#show({ problems, state: 'waiting', failure: undefined });
    if (!(key in this.#shown.edits)) this.#known.beginTyping(key);
    this.#put({ ...this.#shown.edits, [key]: value });
    this.#saveAfter(silenceMillis);
  };

  readonly leave = (key: string): void => {
    if (!this.#known.hasUnread) this.#show({ stored: omit(this.#shown.stored, key) });
    if (!(key in this.#shown.edits)) return;
    this.#refused = {};
    void this.save();
  };

  /** Shows problems that an act brought back. */
  readonly refuse = (problems: readonly FieldProblem[]): void => this.#show({ problems });

  /** Sends what is unsaved now. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#send());
    return this.#running;
  };

  /** Waits for a save under way; then what is still unsaved and the version to name. For acts that send values. */
  readonly settle = async (): Promise<{ readonly edits: JsonObject; readonly version: number }> => {
    clearTimeout(this.#timer);
    await this.#running;
    const open = Object.keys(this.#shown.theirs).length;
    if (open > 0) throw untilOver(chooseFirst(open), this.watch, () => isEmpty(this.#shown.theirs));
    return { edits: this.#shown.edits, version: this.#known.version };
  };

  /** An act takes everything along; what this returns puts it back if that was refused. */
  readonly taken = (): (() => void) => {
    const { edits, stored } = this.#shown;
    this.#put({});
    this.putAway();
    this.#show({ stored: { ...stored, ...edits } });
    return () => {
      this.#put(edits, stored);
      this.#show({ problems: halfSpans(edits) });
      void this.save();
    };
  };

  /** The fields are another step's now; what was typed is kept elsewhere. */
  readonly putAway = (): void => {
    clearTimeout(this.#timer);
    this.#refused = {};
    this.#show({ edits: {}, stored: {}, problems: [], state: 'saved', failure: undefined, theirs: {} });
  };

  async #send(): Promise<void> {
    const sent = finished(without(this.#mine(), this.#refused));
    if (isEmpty(sent)) return this.#show({ state: this.#stateNow() });
    this.#show({ state: 'saving' });
    try {
      this.#known.send(sent);
      const reply = await this.#host.send(sent, this.#known.version);
      const { edits, stored, theirs } = this.#shown;
      const news = this.#known.saved(sent, reply.version, reply.others, edits);
      this.#show({ theirs: { ...theirs, ...news } });
      this.#host.onSaved(sent, reply);
      this.#put(without(edits, sent), this.#known.hasUnread ? { ...stored, ...sent } : stored);
      this.#show({ failure: undefined, state: this.#stateNow() });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await this.#answerRefusal(sent, error);
    }
  }

  /** Without the refused values the others are sent once more. */
  async #answerRefusal(sent: JsonObject, error: CallError): Promise<void> {
    if (error.code === 'matters.field-changed') return this.#askWhose();
    const found = fieldProblemsOf(error.fields).filter(({ path }) => path in sent);
    if (found.length === 0) return this.#tryLater(error);
    for (const { path } of found) this.#refused = { ...this.#refused, [path]: sent[path] ?? null };
    const others = this.#shown.problems.filter(({ path }) => !found.some((one) => one.path === path));
    this.#show({ problems: [...others, ...found.filter(({ path }) => !this.#host.isBeingTyped(path))] });
    await this.#send();
  }

  /** Somebody was first in one of the fields: when the page has read what stands there, its person chooses and the rest is saved. */
  #askWhose(): void {
    this.#show({ state: 'waiting' });
    this.#host.readAgain();
    if (!this.#isGone) this.#saveAfter(tryAgainMillis);
  }

  /** What the server could not take now is sent again until it takes it. */
  #tryLater(error: CallError): void {
    this.#show({ state: 'unstored', failure: notStored(error) });
    if (!this.#isGone && error.passes) this.#saveAfter(tryAgainMillis);
  }

  #saveAfter(millis: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), millis);
  }

  /** Typed here, and nobody else's field meanwhile. */
  #mine(): JsonObject {
    const { edits, theirs } = this.#shown;
    return Object.fromEntries(Object.entries(edits).filter(([key]) => !(key in theirs)));
  }

  #stateNow(): SaveState {
    const { edits, theirs } = this.#shown;
    if (isEmpty(edits)) return 'saved';
    if (!isEmpty(theirs)) return 'failed';
    const rest = without(edits, this.#refused);
    if (isEmpty(rest)) return 'failed';
    if (!isEmpty(finished(rest))) return 'waiting';
    return Object.keys(rest).length < Object.keys(edits).length ? 'failed' : 'unfinished';
  }

  #put(edits: JsonObject, stored = this.#shown.stored): void {
    this.#host.onUnsaved(edits, this.#known.over);
    this.#show({ edits, stored });
  }

  #show(change: Partial<ValuesShown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
