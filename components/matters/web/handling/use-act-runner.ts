import { useRef, useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import type { MatterView } from '../../contract.ts';
import { othersWentOn, refusalIsOver, toldUpTo } from '../opinion/moved-on.ts';
import { fieldProblemsOf, isOnPage } from '../slip/field-problems.ts';
import type { FormValues } from '../slip/use-values.ts';
import type { Asking } from './acts.ts';
import { rereadLists, rereadMatter, shownMatter } from './use-matter.ts';

/** A step of the process can be taken back, what is done beside it (催办, 传阅) cannot; after the end there is no page to read again. */
export type ActKind = 'step' | 'aside' | 'end';

interface Refused {
  readonly error: CallError;
  readonly version: number;
}

/** The page asks, field by field, whose words shall stand. */
const changedFirst = 'matters.field-changed';

/** What was done last here. */
interface Said {
  readonly sentence: string;
  readonly ofStep: boolean;
  /** The newest line of the trace then. */
  readonly upTo: number | undefined;
}

export interface RunnerInput {
  readonly view: MatterView;
  readonly values: FormValues;
  /** What was written for an act has gone with it. */
  readonly forgetWritten: () => void;
  /** What else on the page must be saved first. */
  readonly beforeActing: () => Promise<unknown>;
}

/** Runs one act at a time: its sentence stays in view, a refusal keeps all input and is gone when the next one begins. */
export function useActRunner({ view, values, forgetWritten, beforeActing }: RunnerInput) {
  const { matterId } = view;
  const [asking, setAsking] = useState<Asking>();
  const [said, setSaid] = useState<Said>();
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const resending = useRef(false);

  const succeed = async (sentence: string, kind: ActKind): Promise<void> => {
    setAsking(undefined);
    if (kind !== 'aside') forgetWritten();
    if (kind === 'end') return;
    void rereadLists();
    await rereadMatter(matterId);
    const upTo = toldUpTo(view.trace, shownMatter(matterId)?.trace ?? []);
    setSaid({ sentence, ofStep: kind === 'step', upTo });
  };
  const fail = (error: unknown, again: () => void): void => {
    if (!(error instanceof CallError)) throw error;
    const { holdRequest } = error;
    if (holdRequest) {
      error.again = () => {
        holdRequest();
        again();
      };
      // what is true stands on the page, whatever became of the answer
      void rereadMatter(matterId);
    } else if (error.passes) {
      // the act had stopped the saving; what it would have taken along is still to be saved
      void values.save();
    }
    if (error.code === changedFirst) void rereadMatter(matterId);
    setRefused({ error, version: view.version });
    void error.over?.then(() => setRefused((now) => (now?.error === error ? undefined : now)));
    if (error.code === changedFirst || !error.fields.some(isOnPage)) return;
    values.refuse(fieldProblemsOf(error.fields));
    setAsking(undefined);
  };
  const attempt = async (act: () => Promise<string>, kind: ActKind, resend: boolean): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    setSaid(undefined);
    resending.current = resend;
    try {
      if (!resend) await beforeActing();
      await succeed(await act(), kind);
    } catch (error) {
      fail(error, () => void attempt(act, kind, true));
    } finally {
      resending.current = false;
      setBusy(false);
    }
  };
  const run = (act: () => Promise<string>, kind: ActKind = 'aside'): Promise<void> => attempt(act, kind, false);
  const ask = (next: Asking | undefined) => {
    setRefused(undefined);
    setAsking(next);
  };
  return {
    asking,
    said: said && othersWentOn(said.upTo, view.trace) ? undefined : said,
    error: refused && refusalIsOver(refused, view.version) ? undefined : refused?.error,
    busy,
    run,
    values: sentOnce(values, resending, view.version),
    ask: (next: Asking) => ask(next),
    leave: () => ask(undefined),
    lookAgain: () => {
      setRefused(undefined);
      void rereadMatter(matterId);
    },
  };
}

/**
 * What was sent once is sent again as it was: nothing is saved before, for the step may be done already, and no later request
 * can be mistaken for it.
 */
const sentOnce = (values: FormValues, resending: { readonly current: boolean }, version: number): FormValues => ({
  ...values,
  save: () => (resending.current ? Promise.resolve() : values.save()),
  settle: () => (resending.current ? Promise.resolve({ edits: {}, version }) : values.settle()),
});

export type ActRunner = ReturnType<typeof useActRunner>;
