import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { isHalfRange } from '@gov/forms';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { type MatterView, routes } from '../../contract.ts';
import { changeShown, rereadMatter } from '../handling/use-matter.ts';
import { fieldProblemsOf, slipPrefix } from './field-problems.ts';
import { paperWith } from './paper-tree.ts';

const silenceMillis = 1_200;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

export interface FormValues {
  /** Typed and not yet saved, by field key. */
  readonly edits: JsonObject;
  readonly problems: readonly FieldProblem[];
  readonly state: SaveState;
  readonly failure: CallError | undefined;
  readonly change: (key: string, value: JsonValue) => void;
  readonly leave: (key: string) => void;
  /** Shows problems that an act brought back. */
  readonly refuse: (problems: readonly FieldProblem[]) => void;
  /** Sends what is unsaved now. */
  readonly save: () => Promise<void>;
  /** Waits for a save under way; then what is still unsaved and the version to name. For acts that send values. */
  readonly settle: () => Promise<{ readonly edits: JsonObject; readonly version: number }>;
  /** An act took everything along. */
  readonly taken: () => void;
}

const without = (edits: JsonObject, sent: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(edits).filter(([key, value]) => !(key in sent) || sent[key] !== value));

/** Half a span of days is sent when the other day is there, or with an act that refuses it. */
const finished = (edits: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(edits).filter(([, value]) => !isHalfRange(value)));

const valuesOf = (found: readonly FieldProblem[], sent: JsonObject): JsonObject =>
  Object.fromEntries(found.map(({ path }) => [path, sent[path] ?? null]));

const stateAfter = (unsaved: JsonObject, refused: JsonObject): SaveState => {
  if (Object.keys(unsaved).length === 0) return 'saved';
  return Object.keys(without(unsaved, refused)).length === 0 ? 'failed' : 'waiting';
};

const isBeingTyped = (key: string): boolean => document.activeElement?.id.startsWith(`${slipPrefix}-${key}`) ?? false;

/**
 * What is typed on the slip: saved after a moment of silence, when a field is left and when the page is left. A refused
 * value stays in its field and does not keep the others from being saved.
 */
export function useValues(view: MatterView): FormValues {
  const { matterId } = view;
  const [edits, setEdits] = useState<JsonObject>({});
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [state, setState] = useState<SaveState>('saved');
  const [failure, setFailure] = useState<CallError>();
  const unsaved = useRef<JsonObject>({});
  const refused = useRef<JsonObject>({});
  const version = useRef(view.version);
  version.current = Math.max(version.current, view.version);
  const running = useRef<Promise<void> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const put = useCallback((next: JsonObject) => {
    unsaved.current = next;
    setEdits(next);
  }, []);

  const send = useCallback(async (): Promise<void> => {
    const sent = finished(without(unsaved.current, refused.current));
    if (Object.keys(sent).length === 0) return;
    setState('saving');
    try {
      const body = { expectedVersion: version.current, values: sent };
      const saved = await call(routes.saveDraft, { params: { matterId }, body });
      version.current = saved.version;
      changeShown(matterId, (shown) => ({
        ...shown,
        ...saved,
        form: paperWith(shown.form, sent, []),
        values: { ...shown.values, ...sent },
      }));
      put(without(unsaved.current, sent));
      setFailure(undefined);
      setState(stateAfter(unsaved.current, refused.current));
      // title, calculated fields and who comes next follow from what is filled in
      void rereadMatter(matterId);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const found = fieldProblemsOf(error.fields);
      setState('failed');
      if (!found.some(({ path }) => path in sent)) return setFailure(error);
      refused.current = { ...refused.current, ...valuesOf(found, sent) };
      setProblems(found.filter(({ path }) => !isBeingTyped(path)));
      await send();
    }
  }, [matterId, put]);

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current = (running.current ?? Promise.resolve()).then(send);
    return running.current;
  }, [send]);

  const change = useCallback(
    (key: string, value: JsonValue) => {
      refused.current = without(refused.current, { [key]: refused.current[key] ?? null });
      put({ ...unsaved.current, [key]: value });
      setProblems((before) => before.filter((problem) => problem.path !== key));
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), silenceMillis);
    },
    [put, save],
  );
  const leave = useCallback(
    (key: string) => {
      if (!(key in unsaved.current)) return;
      refused.current = {};
      void save();
    },
    [save],
  );

  useSaveOnLeaving(save);

  return {
    edits,
    problems,
    state,
    failure,
    change,
    leave,
    refuse: setProblems,
    save,
    settle: async () => {
      clearTimeout(timer.current);
      await running.current;
      return { edits: unsaved.current, version: version.current };
    },
    taken: () => {
      refused.current = {};
      put({});
      setProblems([]);
      setState('saved');
    },
  };
}

/** Another page of the product, another tab, a phone put away: what is typed goes to the server first. */
function useSaveOnLeaving(save: () => Promise<void>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const hidden = () => document.hidden && void latest.current();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void latest.current();
    };
  }, []);
}
