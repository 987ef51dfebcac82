import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type Result, reject } from '@gov/base';

/**
 * Pages of a PDF that came from elsewhere, as pictures. The bytes are read in a process of its own with no
 * environment, because a reader of foreign files is where a hostile one would strike: what crashes, hangs or grows is
 * ended and refused, and the house goes on. Refuses with `typesetting.unreadable-pdf` (broken, locked with a
 * password, too much work) and `typesetting.no-such-page`.
 */
export interface PdfReader {
  countPages(pdf: Uint8Array): Promise<Result<number>>;
  /** A complete SVG picture of one page, from 1: outlines and images only, no script, style or reference outside. */
  page(pdf: Uint8Array, page: number): Promise<Result<string>>;
  close(): void;
}

export interface PdfWish {
  readonly pdf: Uint8Array;
  /** Absent: how many pages there are. */
  readonly page?: number;
}

export interface PdfReply {
  readonly result: Result<string | number>;
}

export interface PdfReaderLimits {
  readonly millis: number;
  readonly residentBytes: number;
}

const usualLimits: PdfReaderLimits = { millis: 20_000, residentBytes: 1_500_000_000 };
const unreadable = reject('typesetting.unreadable-pdf');

export function createPdfReader(limits: PdfReaderLimits = usualLimits): PdfReader {
  let reader: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const running = (): ChildProcess => {
    if (reader) return reader;
    const started = fork(new URL('./pdf-reader-process.ts', import.meta.url), {
      serialization: 'advanced',
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('exit', () => {
      if (reader === started) reader = undefined;
    });
    reader = started;
    return started;
  };

  const stop = (): void => {
    reader?.kill('SIGKILL');
    reader = undefined;
  };

  const ask = async (wish: PdfWish): Promise<Result<string | number>> => {
    const process = running();
    keepAlive(process, true);
    const ended = Promise.withResolvers<Result<string | number>>();
    const answer = ({ result }: PdfReply) => ended.resolve(result);
    const refuse = () => ended.resolve(unreadable);
    process.once('message', answer).once('exit', refuse).once('error', refuse);
    const unwatch = watch(process, limits, stop);
    process.send(wish, (error) => error && refuse());
    const result = await ended.promise;
    unwatch();
    process.off('message', answer).off('exit', refuse).off('error', refuse);
    keepAlive(process, false);
    return result;
  };

  /** One after the other: each has the whole time and memory for itself. */
  const inTurn = <T>(wish: PdfWish): Promise<Result<T>> => {
    const turn = last.then(() => ask(wish)) as Promise<Result<T>>; // reason: the kind of answer follows from the wish
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    countPages: (pdf) => inTurn<number>({ pdf }),
    page: (pdf, page) => inTurn<string>({ pdf, page }),
    close: stop,
  };
}

/** An idle reader must not keep the house from stopping. */
function keepAlive(process: ChildProcess, busy: boolean): void {
  if (busy) {
    process.ref();
    process.channel?.ref();
  } else {
    process.unref();
    process.channel?.unref();
  }
}

const looksMs = 250;
const pageBytes = 4096;

function watch(process: ChildProcess, { millis, residentBytes }: PdfReaderLimits, stop: () => void): () => void {
  const timer = setTimeout(stop, millis);
  const looking = setInterval(() => {
    void residentOf(process).then((bytes) => bytes > residentBytes && stop());
  }, looksMs);
  return () => {
    clearTimeout(timer);
    clearInterval(looking);
  };
}

/** 0 where the system does not say (no /proc): the time limit holds alone. */
async function residentOf({ pid }: ChildProcess): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0) * pageBytes;
}

let shared: PdfReader | undefined;

/** One per process, started by the first page that is asked for. */
export function openPdfReader(): PdfReader {
  shared ??= createPdfReader();
  return shared;
}
