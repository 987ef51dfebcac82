import { useEffect, useRef, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { newCommandId } from '#platform/web/data/command-id.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { type MatterRow, routes } from '../../contract.ts';
import { rereadLists } from '../handling/use-matter.ts';
import { askedAbout, type Plan, planOf } from './batch-plan.ts';
import { type Line, runLines } from './run-lines.ts';

/** A batch from the question to its result. */
export interface Job {
  readonly rows: readonly MatterRow[];
  readonly plan?: Plan;
  readonly opinion: string;
  /** From the press on. */
  readonly lines?: readonly Line[];
  readonly running: boolean;
}

/** In this time the house takes dozens of requests again. */
const pauseMillis = 2_000;

async function send({ task, commandId }: Line, opinion: string): Promise<string> {
  const { matterId, taskId, act, expectedVersion } = task;
  const params = { matterId, taskId };
  if (act === 'read') {
    await call(routes.markRead, { params, body: {} }, { commandId });
    return task.said;
  }
  const body = { expectedVersion, decision: 'agree' as const, ...(opinion.trim() ? { opinion } : {}) };
  return (await call(routes.complete, { params, body }, { commandId })).said;
}

/** Asks what the chosen rows allow, then does them one by one; `onDone` shows the list as it is then. */
export function useJob(onDone: () => void) {
  const [job, setJob] = useState<Job>();
  const looking = useCommand(routes.batchPreview);
  const ask = async (rows: readonly MatterRow[]) => {
    setJob({ rows, opinion: '', running: false });
    const tasks = askedAbout(rows).flatMap(({ matterId, taskId }) => (taskId ? [{ matterId, taskId }] : []));
    const told = await looking.mutateAsync({ body: { tasks } }).catch(() => undefined);
    if (told) setJob((now) => (now?.rows === rows ? { ...now, plan: planOf(rows, told.rows) } : now));
  };
  const { run, stop } = useRun((lines, running) => setJob((now) => now && { ...now, lines, running }), onDone);
  return {
    job,
    error: looking.error,
    ask: (rows: readonly MatterRow[]) => void ask(rows),
    write: (opinion: string) => setJob((now) => now && { ...now, opinion }),
    start: ({ plan, opinion }: Job) =>
      void run(
        (plan?.going ?? []).map((one) => ({ ...one, commandId: newCommandId(), state: 'waiting' })),
        opinion,
      ),
    goOn: ({ lines = [], opinion }: Job) => void run(lines, opinion),
    stop,
    close: () => setJob(undefined),
  };
}

/** Does the lines one by one and shows how they stand; the lists are read again at the end. */
function useRun(show: (lines: readonly Line[], running: boolean) => void, onDone: () => void) {
  const stopped = useRef(false);
  const stop = () => {
    stopped.current = true;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: who leaves the page wants no more of it
  useEffect(() => stop, []);
  const run = async (lines: readonly Line[], opinion: string) => {
    stopped.current = false;
    show(lines, true);
    const ended = await runLines(lines, {
      send: (line) => send(line, opinion),
      isStopped: () => stopped.current,
      onChange: (now) => show(now, true),
      pause: () => new Promise((resolve) => setTimeout(resolve, pauseMillis)),
    });
    show(ended, false);
    void rereadLists().then(onDone);
  };
  return { run, stop };
}

export type Jobs = ReturnType<typeof useJob>;
