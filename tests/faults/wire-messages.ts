/** One message of PostgreSQL's protocol 3.0, whole. */
export interface WireMessage {
  readonly bytes: Buffer;
  /** From the server: a simple query or the sync behind an extended one. From the database: it is ready for the next one. */
  readonly endsStatement: boolean;
}

const [query, parse, sync, ready] = ['Q', 'P', 'S', 'Z'].map((letter) => letter.charCodeAt(0));

/** The statement that a message of a server carries as text (simple query, or parse behind the name of what is prepared). */
export function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] === query) return bytes.subarray(5, -1).toString();
  if (bytes[0] !== parse) return undefined;
  const from = bytes.indexOf(0, 5) + 1;
  return bytes.subarray(from, bytes.indexOf(0, from)).toString();
}

/** Cuts a stream of one direction into messages. The first one of a server has no type byte (start-up packet). */
export class Messages {
  readonly #from: 'server' | 'database';
  #rest: Buffer = Buffer.alloc(0);
  #started: boolean;
  #greeted = false;

  constructor(from: 'server' | 'database') {
    this.#from = from;
    this.#started = from === 'database';
  }

  take(part: Buffer): readonly WireMessage[] {
    this.#rest = Buffer.concat([this.#rest, part]);
    const whole: WireMessage[] = [];
    for (let bytes = this.#next(); bytes; bytes = this.#next()) {
      whole.push({ bytes, endsStatement: this.#endsStatement(bytes) });
      this.#started = true;
    }
    return whole;
  }

  #next(): Buffer | undefined {
    const head = this.#started ? 1 : 0;
    if (this.#rest.length < head + 4) return undefined;
    const length = head + this.#rest.readInt32BE(head);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return bytes;
  }

  #endsStatement(bytes: Buffer): boolean {
    if (this.#from === 'server') return this.#started && (bytes[0] === query || bytes[0] === sync);
    if (bytes[0] !== ready) return false;
    // the first one says that the connection is open
    const first = !this.#greeted;
    this.#greeted = true;
    return !first;
  }
}
