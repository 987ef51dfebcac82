import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { onSessionBack } from '#platform/web/data/session-signal.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { changeShown, rereadLists, rereadMatter } from '../handling/use-matter.ts';
import { slipPrefix } from './field-problems.ts';
import { keepValues, keptFor, layAside } from './kept-values.ts';
import { paperWith } from './paper-tree.ts';
import { type SavingHost, ValueSaving, type ValuesShown } from './value-saving.ts';

export interface FormValues
  extends ValuesShown,
    Pick<ValueSaving, 'change' | 'keepMine' | 'leave' | 'refuse' | 'save' | 'settle' | 'taken' | 'takeTheirs'> {
  /** Fields into which words came back that an earlier visit could not save. */
  readonly cameBack: readonly string[];
}

const isBeingTyped = (key: string): boolean => document.activeElement?.id.startsWith(`${slipPrefix}-${key}`) ?? false;

/**
 * What is typed on the slip: saved after a moment of silence, when a field is left and when the page is left. What the
 * server refuses is there again after a reload.
 */
export function useValues(view: MatterView): FormValues {
  const { person } = useSession();
  const latest = useRef(view);
  latest.current = view;
  const [back] = useState(() => keptFor(person.id, view));
  const [saving] = useState(() => new ValueSaving(hostOf(person.id, latest), back, view.values));
  // before the page is read: what was typed for a former step is none of the fields that are there now
  useKeepingByStep(saving, person.id, view);
  useEffect(() => saving.saw(view.version, view.values), [saving, view.version, view.values]);
  useEffect(() => saving.arrive(), [saving]);
  useEffect(() => void saving.save(), [saving]);
  useEffect(() => onSessionBack(() => void saving.save()), [saving]);
  const shown = useSyncExternalStore(saving.watch, saving.shown);
  useSaveOnLeaving(saving);
  const { change, keepMine, leave, refuse, save, settle, taken, takeTheirs } = saving;
  const cameBack = Object.keys(back).filter((key) => key in shown.edits);
  return { ...shown, cameBack, change, keepMine, leave, refuse, save, settle, taken, takeTheirs };
}

function hostOf(personId: string, latest: { readonly current: MatterView }): SavingHost {
  const { matterId } = latest.current;
  return {
    send: (values, expectedVersion) =>
      call(routes.saveDraft, { params: { matterId }, body: { expectedVersion, values } }).catch((error: unknown) => {
        // it is gone, or no longer his: the page says which
        if (error instanceof CallError && error.status === 404) void rereadMatter(matterId);
        throw error;
      }),
    onSaved: (sent, { version, savedAt, others }) => {
      changeShown(matterId, (shown) => ({
        ...shown,
        version,
        savedAt,
        form: paperWith(shown.form, { ...others, ...sent }, []),
        values: { ...shown.values, ...others, ...sent },
      }));
      // 发起 has opened a page; its first words make it a draft of the list
      if (version === 1) void rereadLists();
      // title, calculated fields and who comes next follow from what is filled in
      void rereadMatter(matterId);
    },
    onUnsaved: (edits, over) => keepValues(personId, latest.current, edits, over),
    isBeingTyped,
    readAgain: () => void rereadMatter(matterId),
  };
}

/** When the step has gone elsewhere, what was typed for it is laid beside the form. */
function useKeepingByStep(saving: ValueSaving, personId: string, view: MatterView): void {
  const node = view.myTask?.node;
  const before = useRef(node);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is the only reason
  useEffect(() => {
    layAside(personId, view);
    if (before.current !== node) saving.putAway();
    before.current = node;
  }, [node]);
}

/** Another page of the product, another tab, a phone put away: what is typed goes to the server first. */
function useSaveOnLeaving({ save }: ValueSaving): void {
  useEffect(() => {
    const hidden = () => document.hidden && void save();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void save();
    };
  }, [save]);
}
