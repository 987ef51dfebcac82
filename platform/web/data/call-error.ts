import type { FieldProblem } from '@gov/base';

/** What the server answers to a refused request, and what the client says when there was no answer. */
export interface Refusal {
  readonly code: string;
  /** A Chinese sentence: what happened. */
  readonly message: string;
  /** What the person can do next. */
  readonly nextStep: string;
  readonly traceId: string;
  readonly fields?: readonly FieldProblem[];
}

/** A call that did not succeed. `status` is 0 when the server was not reached. */
export class CallError extends Error {
  readonly code: string;
  readonly nextStep: string;
  readonly traceId: string;
  readonly fields: readonly FieldProblem[];
  readonly status: number;
  /** Sends the same again, with the same command id; set where nobody knows whether it was done. */
  again?: () => void;
  /** The next call of the command that failed so sends its former request, whatever it is given. */
  holdRequest?: () => void;
  /** Resolves when what stood in the way is gone since: the refusal is old then. */
  over?: Promise<void>;

  constructor(status: number, refusal: Refusal) {
    super(refusal.message);
    this.name = 'CallError';
    this.status = status;
    this.code = refusal.code;
    this.nextStep = refusal.nextStep;
    this.traceId = refusal.traceId;
    this.fields = refusal.fields ?? [];
  }

  /** The answer may arrive if the same request is sent again: nothing was refused. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** The same may succeed a little later without anybody's doing. */
  get passes(): boolean {
    return this.mayRetry || this.code === 'http.rate' || this.code === 'http.busy';
  }

  /** No word of the server about it: not reached, the answer got lost, or a proxy answered in its place. */
  get isUnanswered(): boolean {
    return this.status === 0 || (this.status >= 500 && this.code === unexpectedAnswer);
  }
}

/**
 * Codes of refusals that speak of the moment and not of what was sent: the same may be wanted again, and what an earlier
 * request did stays unknown.
 */
export const ofTheMoment: ReadonlySet<string> = new Set([
  'http.busy',
  'http.rate',
  'http.session',
  'http.place-ended',
  'http.other-identity',
  'http.suspended',
]);

const unexpectedAnswer = 'client.unexpected-answer';

/** No answer to one request. For a change it is not known whether it was done: see `until-known.ts`. */
export const notReached = (): CallError =>
  new CallError(0, {
    code: 'client.not-reached',
    message: '没有连上服务器，没有读到内容。',
    nextStep: '等网络恢复后再试一次。',
    traceId: '',
  });

/** A change that was sent twice without an answer to be relied on. */
export const unknownOutcome = ({ traceId }: CallError): CallError =>
  new CallError(0, {
    code: 'client.unknown-outcome',
    message: '没有收到服务器的答复，不知道送出没有。',
    nextStep: '写好的内容都在。网络恢复后再试一次：已经送出的不会重复。',
    traceId,
  });

/**
 * The same refusal of a save that nobody asked for: nothing was to be sent, the words are not stored yet. Who saves tries
 * again after what `passes`, and when the person is signed in again.
 */
export function notStored(error: CallError): CallError {
  const words = error.status === 0 ? { message: '没有连上服务器，这一稿还没有存上。' } : undefined;
  const later = error.passes || error.code === 'http.session' || error.code === 'http.other-identity';
  const said = words?.message ?? error.message.replace('没有提交', '没有存上').replace('没有送出', '没有存上');
  // a right that was taken back says which right is missing, not what became of the words
  const silent = (error.status === 403 || error.status === 404) && !/没有(存上|保存)/.test(said);
  const message = silent ? `没有存上：${said}` : said;
  const kept = message.includes('写好的内容都在') ? '' : '写好的内容都在，';
  return new CallError(error.status, {
    code: error.code,
    message,
    nextStep: later ? `${kept}恢复以后会再存一次。` : error.nextStep.replace('再决定是否提交', '再接着写'),
    traceId: error.traceId,
    fields: error.fields,
  });
}

/** The refusal, which is over as soon as `isOver` holds of what is watched. */
export function untilOver(
  error: CallError,
  watch: (listener: () => void) => () => void,
  isOver: () => boolean,
): CallError {
  error.over = new Promise((resolve) => {
    const deaf = watch(() => {
      if (!isOver()) return;
      deaf();
      resolve();
    });
  });
  return error;
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

/** An answer as it came, and what was asked for. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly traceId: string;
  /** Whether something was to be changed by it. */
  readonly changes: boolean;
}

/** Reads a refusal; an answer that is not ours (a proxy's page) becomes a sentence too. */
export function refusalFrom({ status, body, traceId, changes }: Answered): CallError {
  if (isRefusal(body)) return new CallError(status, body);
  const words = changes
    ? {
        message: '服务器没有正常答复，没有送出。',
        nextStep: '写好的内容都在。再点一次即可；仍不行请把追踪号报给管理员。',
      }
    : { message: '服务器没有正常答复，没有读到内容。', nextStep: '再看一次；仍不行请把追踪号报给管理员。' };
  return new CallError(status, { code: unexpectedAnswer, ...words, traceId });
}
