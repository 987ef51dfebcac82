import { compileForm, type FormTemplate } from '@gov/forms';
import { type Design, remediesOf, stepsWithin } from '@gov/workflow/designing';
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { useDraftSaving } from '#platform/web/widgets/drafts/use-draft-saving.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DesignView } from '../../contract.ts';
import { ProcessCards } from '../cards/cards.tsx';
import { onCardKey, useKeptFocus } from '../cards/keys.ts';
import { Outline } from '../cards/outline.tsx';
import { formFields, starterFields } from '../conditions/condition-fields.ts';
import { keepStarter, keptStarter, SampleStarterBar } from '../handlers/sample-starter.tsx';
import { useNotHere } from '../sharing/use-not-here.ts';
import { Compare } from '../versions/compare.tsx';
import { PlansNote } from '../versions/plans-note.tsx';
import { TakenNote } from '../versions/taken-note.tsx';
import { WalkPanel } from '../walk/walk-panel.tsx';
import { ColumnNotes } from './column-notes.tsx';
import { DesignSaver, designPlace, type OpenFile } from './design-saver.ts';
import { type Choices, type Desk, DeskContext } from './desk.ts';
import { DeskStore, DeskStoreContext } from './desk-store.ts';
import { ProcessHead } from './process-head.tsx';
import { focusSettings, SettingsBehind } from './settings-behind.tsx';
import { StaleNote } from './stale-note.tsx';

import { useFindings } from './use-findings.ts';
import { focusCard, useHistory } from './use-history.ts';
import { useProblems } from './use-problems.ts';
import { useSameParts } from './use-same.ts';
import { useWords } from './use-words.ts';
import { type DesignerView, ViewBar } from './view-bar.tsx';

interface DesignerProps {
  readonly view: DesignView;
  readonly file: OpenFile;
  readonly choices: Choices;
  readonly formId: string | undefined;
  readonly template: FormTemplate | undefined;
  readonly onForm: (formId: string | undefined) => void;
  /** Shows another file in place of this one: theirs was taken, nothing of mine is left. */
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

// who designs in the list never loads what draws
const Canvas = lazy(async () => ({ default: (await import('../canvas/canvas.tsx')).Canvas }));

/** Outline, cards and settings of one process; all of it by mouse or by keyboard alone. */
export function Designer({ view, file, choices, formId, template, onForm, reopen }: DesignerProps): ReactNode {
  const place = useTypedPlace(view.processId, designPlace);
  const [saver] = useState(() => new DesignSaver(view, file, place));
  const saving = useDraftSaving(saver);
  const column = useRef<HTMLDivElement>(null);
  const taken = useMemo(() => new Set(view.takenIds), [view.takenIds]);
  const { history, selection, refused, said, hasCopy, acts, ...stands } = useHistory(file, { taken, column, onForm });
  const [opened, setOpened] = useState(0);
  const [walking, setWalking] = useState(false);
  const [walkMarks, setWalkMarks] = useState<Desk['walkMarks']>({});
  const [shown, setShown] = useState<DesignerView>('list');
  const settings = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(settings);
  const { design } = history;
  const compiled = useMemo(() => (template ? compileForm(template) : undefined), [template]);
  const form = compiled?.ok ? compiled.value : undefined;
  const fields = useMemo(
    () => [...(template ? formFields(template, choices) : []), ...starterFields(choices)],
    [template, choices],
  );
  const [starter, setStarter] = useState(() => keptStarter());
  const chooseStarter = useCallback((one: string) => setStarter(keepStarter(one)), []);
  const notHere = useNotHere(design, stands.file, template);
  const words = useWords({ design, template, fields, notHere, choices, starter });
  const problems = useProblems(design, template, saver.file);
  const { findings, setScanned } = useFindings(design, template);
  const isFaulty = problems.size + findings.size > 0;
  // told with the problems, a moment after an edit: never in its way
  // biome-ignore lint/correctness/useExhaustiveDependencies: problems and findings are those of this design
  const remedies = useMemo(() => (isFaulty ? remediesOf(design) : noRemedies), [problems, findings]);
  const [compared, setCompared] = useState<number>();
  const numbers = useMemo(() => numbersOf(design), [design]);

  useEffect(() => saver.write(design, formId, stands.file), [saver, design, formId, stands.file]);

  const { closed } = stands.file.opened;
  const showOnCanvas = useCallback(() => setShown('canvas'), []);
  const desk = useSameParts<Desk>({
    ...{
      design,
      words,
      template,
      formId,
      notHere,
      fields,
      choices,
      problems,
      remedies,
      selection,
      numbers,
      walkMarks,
      findings,
    },
    ...{ closed, hasCopy, select: acts.select, act: acts.act, copy: acts.copy, paste: acts.paste, chooseStarter },
    showOnCanvas: shown === 'canvas' ? undefined : showOnCanvas,
  });
  const [store] = useState(() => new DeskStore(desk));
  // before anything is painted: cards never show another design than the settings beside them
  useLayoutEffect(() => store.put(desk), [store, desk]);
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLElement>): void =>
      onCardKey(event, {
        desk: store.now(),
        undo: acts.undo,
        redo: acts.redo,
        openSettings: () => {
          setOpened((count) => count + 1);
          setTimeout(() => focusSettings(settings.current, () => store.now().selection));
        },
      }),
    [store, acts],
  );
  return (
    <DeskContext value={desk}>
      <DeskStoreContext value={store}>
        <div className="process-designer">
          <ProcessHead
            view={view}
            saver={saver}
            saving={saving}
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            onScanned={setScanned}
            onCompare={setCompared}
            walking={walking}
            onWalk={setWalking}
            onUndo={acts.undo}
            onRedo={acts.redo}
            onTake={acts.take}
            reopen={reopen}
          />
          {saving.theirs && <StaleNote theirs={saving.theirs} saver={saver} reopen={reopen} />}
          {closed && <Note kind="warning">{closed}</Note>}
          <div className="plans-note">
            {stands.takenWords && <TakenNote words={stands.takenWords} onUndo={acts.undo} />}
            <PlansNote processId={view.processId} number={view.current?.number} />
          </div>
          {compared !== undefined && (
            <Compare key={compared} view={view} number={compared} onClose={() => setCompared(undefined)} />
          )}
          <div
            className={shown === 'canvas' ? 'process-desk on-canvas' : 'process-desk'}
            hidden={compared !== undefined}
          >
            {shown === 'list' && <Outline />}
            <section
              className="process-column"
              aria-label={shown === 'list' ? '步骤卡片' : '画布'}
              ref={column}
              onKeyDown={shown === 'list' ? onKey : undefined}
            >
              <ViewBar view={shown} setView={setShown} />
              <SampleStarterBar />
              <ColumnNotes refused={refused} said={said} isCanvas={shown === 'canvas'} />
              {shown === 'canvas' ? (
                <Suspense fallback={<LoadingState lines={8} />}>
                  <Canvas onKey={onKey} />
                </Suspense>
              ) : (
                <ProcessCards />
              )}
            </section>
            <aside
              className="process-settings"
              aria-label="设置"
              ref={settings}
              {...keptFocus}
              onKeyDown={(event) =>
                event.key === 'Escape' && selection && focusCard(column.current, selection.spot, selection.branch)
              }
            >
              {walking ? (
                <WalkPanel form={form} saver={saver} onMarks={setWalkMarks} onClose={() => setWalking(false)} />
              ) : (
                <SettingsBehind desk={desk} aside={settings} opened={opened} onForm={onForm} />
              )}
            </aside>
          </div>
        </div>
      </DeskStoreContext>
    </DeskContext>
  );
}

const noRemedies: Desk['remedies'] = new Map();

/** Steps as they are counted: locked parts and waiting count too. */
const numbersOf = ({ program }: Design): ReadonlyMap<string, number> =>
  new Map(stepsWithin(program.root.blocks).map((node, at) => [node, at + 1]));
