import { useRef, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { mostAtOnce, type RehearsedCase, type RehearsedProcess, routes } from '../../contract.ts';

/** How far a rehearsal is. */
export interface RehearsalShown {
  readonly state: 'none' | 'reading' | 'running' | 'stopped' | 'done' | 'failed';
  readonly process?: RehearsedProcess;
  readonly cases: readonly RehearsedCase[];
  /** Instances asked for so far. */
  readonly asked: number;
  readonly error?: CallError;
}

const nothing: RehearsalShown = { state: 'none', cases: [], asked: 0 };

/** Rehearses a few instances at a time, so that it can be watched and stopped; what is there stays when it fails. */
export function useRehearsal(processId: string) {
  const [shown, setShown] = useState<RehearsalShown>(nothing);
  const run = useRef<AbortController | undefined>(undefined);

  const start = async (of: 'draft' | number, most: number): Promise<void> => {
    run.current?.abort();
    const own = new AbortController();
    run.current = own;
    setShown({ ...nothing, state: 'reading' });
    try {
      const process = await call(
        routes.rehearsal,
        { params: { processId }, query: { of, most } },
        { signal: own.signal },
      );
      await rehearseAll(process, of, own);
    } catch (error) {
      if (!own.signal.aborted) setShown((before) => ({ ...before, state: 'failed', ...failure(error) }));
    }
  };

  const rehearseAll = async (
    process: RehearsedProcess,
    of: 'draft' | number,
    { signal }: AbortController,
  ): Promise<void> => {
    setShown({ state: 'running', process, cases: [], asked: 0 });
    const { matterIds, draftVersion } = process;
    for (let at = 0; at < matterIds.length && !signal.aborted; at += mostAtOnce) {
      const some = matterIds.slice(at, at + mostAtOnce);
      const body = { of, matterIds: some, ...(draftVersion === undefined ? {} : { draftVersion }) };
      const { cases } = await call(routes.rehearse, { params: { processId }, body }, { signal });
      if (signal.aborted) return;
      setShown((before) => ({ ...before, cases: [...before.cases, ...cases], asked: at + some.length }));
    }
    if (!signal.aborted) setShown((before) => ({ ...before, state: 'done' }));
  };

  const stop = (): void => {
    run.current?.abort();
    setShown((before) => ({ ...before, state: before.process ? 'stopped' : 'none' }));
  };

  return { shown, start, stop };
}

const failure = (error: unknown) => (error instanceof CallError ? { error } : {});
