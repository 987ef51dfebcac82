import type { JsonObject, JsonValue } from '@gov/base';
import { same } from '../../rules/values/field-changes.ts';

const at = (values: JsonObject, key: string): JsonValue => values[key] ?? null;

/** What the server has of a matter's values, as far as this window knows. */
export class KnownValues {
  /** The highest that was read or made. */
  #version = 0;
  /** The version that the last save of this window made. */
  #own = 0;
  /** The version that the page has read last. */
  #read = 0;
  /** The values as the page has read or saved them last. */
  #seen: JsonObject;
  /** The values as the server put them down in the last save of this window. */
  #asStored: JsonObject = {};
  /** Sent, and not answered yet; the page may read it before the answer is here. */
  #sent: JsonObject = {};
  #over: JsonObject;

  constructor(values: JsonObject, edits: JsonObject) {
    this.#seen = values;
    this.#over = Object.fromEntries(Object.keys(edits).map((key) => [key, at(values, key)]));
  }

  get version(): number {
    return this.#version;
  }
  /** What the server has in a field that is being typed in, as far as its person knows. */
  get over(): JsonObject {
    return this.#over;
  }
  /** Is there a save of this window that the page has not read back? */
  get hasUnread(): boolean {
    return this.#own > this.#read;
  }

  /** Asked for before a save and answered after it. */
  readonly isOld = (version: number): boolean => version < this.#version;

  readonly beginTyping = (key: string): void => this.know(key, at(this.#seen, key));

  /** Its person has seen this value of the field. */
  readonly know = (key: string, value: JsonValue): void => {
    this.#over = { ...this.#over, [key]: value };
  };

  readonly send = (sent: JsonObject): void => {
    this.#sent = sent;
  };

  /** Returns what others have put into fields that are being typed in; `others` stood beside what was sent. */
  readonly saved = (sent: JsonObject, version: number, others: JsonObject, edits: JsonObject): JsonObject => {
    this.#sent = {};
    this.#version = Math.max(this.#version, version);
    this.#own = version;
    this.#seen = { ...this.#seen, ...others, ...sent };
    this.#over = { ...this.#over, ...sent };
    return Object.fromEntries(Object.entries(others).filter(([key, now]) => this.#isTheirs(key, now, edits)));
  };

  readonly #isTheirs = (key: string, now: JsonValue, edits: JsonObject): boolean =>
    key in edits && !same(now, at(edits, key)) && !same(now, at(this.#over, key));

  /** The page has read the matter. Returns what others have put into fields that are being typed in; of `open` nobody has chosen yet. */
  readonly read = (version: number, values: JsonObject, edits: JsonObject, open: JsonObject): JsonObject => {
    this.#version = version;
    this.#read = version;
    this.#seen = values;
    if (version <= this.#own) this.#asStored = values;
    const theirs: Record<string, JsonValue> = {};
    for (const [key, mine] of Object.entries(edits)) {
      const now = at(values, key);
      const isMine = same(now, mine) || (key in this.#sent && same(now, at(this.#sent, key)));
      if (isMine) this.know(key, now);
      else if (key in open) theirs[key] = now;
      else if (version <= this.#own) this.know(key, now);
      else if (!same(now, at(this.#over, key))) theirs[key] = now;
    }
    return theirs;
  };

  /** Does the server still have what this window saved there? It may have put it down without blanks around it. */
  readonly isAsSaved = (key: string): boolean =>
    this.#read <= this.#own || same(at(this.#seen, key), at(this.#asStored, key));
}
