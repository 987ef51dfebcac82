import { compileForm, conditionFields, type FormTemplate } from '@gov/forms';
import type { Finding, Program } from '@gov/workflow';
import {
  act,
  blockAt,
  type CopiedCards,
  copyCards,
  type Design,
  type DesignCommand,
  historyOf,
  redo,
  remediesOf,
  type Spot,
  stepsWithin,
  undo,
} from '@gov/workflow/designing';
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { useDraftSaving } from '#platform/web/widgets/drafts/use-draft-saving.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DesignView } from '../../contract.ts';
import { drawnFindings } from '../../rules/gate/drawn-findings.ts';
import { starterFields } from '../conditions/condition-fields.ts';
import { Compare } from '../versions/compare.tsx';
import { PlansNote } from '../versions/plans-note.tsx';
import { WalkPanel } from '../walk/walk-panel.tsx';
import { Cards } from './cards.tsx';
import { DesignSaver, designPlace, type OpenFile } from './design-saver.ts';
import { type Choices, type Desk, DeskContext, type Selection, spotKey } from './desk.ts';
import { onCardKey, useKeptFocus } from './keys.ts';
import { Outline } from './outline.tsx';
import { ProcessHead } from './process-head.tsx';
import { Settings } from './settings.tsx';
import { StaleNote } from './stale-note.tsx';
import { useProblems } from './use-problems.ts';
import { useWords } from './use-words.ts';
import { type DesignerView, ViewBar } from './view-bar.tsx';

interface DesignerProps {
  readonly view: DesignView;
  readonly file: OpenFile;
  readonly choices: Choices;
  readonly formId: string | undefined;
  readonly template: FormTemplate | undefined;
  readonly onForm: (formId: string | undefined) => void;
  /** Shows another file in place of this one: theirs was taken, a version was taken back. */
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

// who designs in the list never loads what draws
const Canvas = lazy(async () => ({ default: (await import('../canvas/canvas.tsx')).Canvas }));

/** Cards copied in this window, also from another process. */
let copied: CopiedCards | undefined;

/** Outline, cards and settings of one process; all of it by mouse or by keyboard alone. */
export function Designer({ view, file, choices, formId, template, onForm, reopen }: DesignerProps): ReactNode {
  const place = useTypedPlace(view.processId, designPlace);
  const [saver] = useState(() => new DesignSaver(view, file, place));
  const saving = useDraftSaving(saver);
  const [history, setHistory] = useState(() => historyOf(file.opened.design));
  const [selection, setSelection] = useState<Selection>();
  const [refused, setRefused] = useState<string>();
  const [said, setSaid] = useState('');
  const [, setCopies] = useState(0);
  const [opened, setOpened] = useState(0);
  const [walking, setWalking] = useState(false);
  const [walkMarks, setWalkMarks] = useState<Desk['walkMarks']>({});
  const [shown, setShown] = useState<DesignerView>('list');
  const column = useRef<HTMLDivElement>(null);
  const settings = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(settings);
  const { design } = history;
  const taken = useMemo(() => new Set(view.takenIds), [view.takenIds]);
  const compiled = useMemo(() => (template ? compileForm(template) : undefined), [template]);
  const form = compiled?.ok ? compiled.value : undefined;
  const fields = useMemo(
    () => [...(template ? conditionFields(template) : []), ...starterFields(choices)],
    [template, choices],
  );
  const words = useWords({ design, template, fields, choices });
  const problems = useProblems(design, form, saver.file);
  const remedies = useMemo(() => (problems.size > 0 ? remediesOf(design) : new Map()), [problems, design]);
  const [scanned, setScanned] = useState<{ readonly design: Design; readonly findings: readonly Finding[] }>();
  const [compared, setCompared] = useState<number>();
  const drawn = useMemo(() => drawnFindings(withoutLocked(design), template), [template, design]);
  const findings = useMemo(
    () => (scanned?.design === design ? [...drawn, ...scanned.findings] : drawn),
    [drawn, scanned, design],
  );
  const numbers = useMemo(() => numbersOf(design), [design]);

  useEffect(() => saver.write(design, formId), [saver, design, formId]);

  /** A card that is gone takes the focus with it: the one that stands there now has it. */
  const refocus = useCallback((spot: Spot | undefined): void => {
    setTimeout(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const cards = [...(column.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
      const wanted = spot && [spotKey(spot.path, spot.at), spotKey(spot.path, spot.at - 1)];
      const found = wanted?.map((key) => cards.find((card) => card.dataset.card === key)).find(Boolean);
      (found ?? cards[0])?.focus();
    });
  }, []);

  const run = (command: DesignCommand): boolean => {
    const done = act(history, command, taken);
    setRefused(done.applied.ok ? undefined : done.applied.why);
    if (!done.applied.ok) return false;
    setHistory(done.history);
    if (command.kind === 'move') {
      const { from, to } = command;
      const spot = { ...to, at: to.at > from.at && spotKey(to.path, 0) === spotKey(from.path, 0) ? to.at - 1 : to.at };
      setSelection({ spot });
      focusCard(column.current, spot);
    } else if (command.kind === 'insert' || command.kind === 'paste') focusCard(column.current, command.at);
    else if ('at' in command) refocus(command.at);
    return true;
  };
  const step = (to: typeof undo, words: string): void => {
    const next = to(history);
    setSaid(next.design === design ? `没有可以${words}的了。` : `已${words}。`);
    if (next.design === design) return;
    setHistory(next);
    setRefused(undefined);
    refocus(selection?.spot);
  };

  const desk: Desk = {
    ...{
      design,
      words,
      template,
      formId,
      fields,
      choices,
      problems,
      remedies,
      selection,
      numbers,
      walkMarks,
      findings,
    },
    closed: file.opened.closed,
    hasCopy: copied !== undefined,
    showOnCanvas: shown === 'canvas' ? undefined : () => setShown('canvas'),
    select: setSelection,
    act: run,
    copy: (spot) => {
      copied = copyCards(design, spot);
      setSaid(copied ? '已复制，在“+”上粘贴。' : '这张卡片不能复制。');
      setCopies((count) => count + 1);
    },
    paste: (spot) => {
      if (copied) run({ kind: 'paste', at: spot, cards: copied });
    },
  };
  const undoNow = (): void => step(undo, '撤销');
  const redoNow = (): void => step(redo, '重做');
  const onKey = (event: KeyboardEvent<HTMLElement>): void =>
    onCardKey(event, {
      desk,
      undo: undoNow,
      redo: redoNow,
      openSettings: () => {
        setOpened(opened + 1);
        setTimeout(() => focusSettings(settings.current));
      },
    });
  const loose = problems.get('') ?? [];
  const chosen = selection && blockAt(design.program.root, selection.spot);
  return (
    <DeskContext value={desk}>
      <div className="process-designer">
        <ProcessHead
          view={view}
          saver={saver}
          saving={saving}
          history={history}
          problems={problems}
          onScanned={setScanned}
          onCompare={setCompared}
          walking={walking}
          onWalk={() => setWalking(!walking)}
          onUndo={undoNow}
          onRedo={redoNow}
          reopen={reopen}
        />
        {saving.theirs && <StaleNote theirs={saving.theirs} saver={saver} reopen={reopen} />}
        {file.opened.closed && <Note kind="warning">{file.opened.closed}</Note>}
        <div className="plans-note">
          <PlansNote processId={view.processId} />
        </div>
        {compared !== undefined && (
          <Compare key={compared} view={view} number={compared} onClose={() => setCompared(undefined)} />
        )}
        <div className={shown === 'canvas' ? 'process-desk on-canvas' : 'process-desk'} hidden={compared !== undefined}>
          {shown === 'list' && <Outline />}
          <section
            className="process-column"
            aria-label={shown === 'list' ? '步骤卡片' : '画布'}
            ref={column}
            onKeyDown={shown === 'list' ? onKey : undefined}
          >
            <ViewBar view={shown} setView={setShown} />
            <div className="process-notes">
              {refused && <Note kind="error">{refused}</Note>}
              {findings.map(
                ({ element, message, help }) =>
                  element === '' && (
                    <Note key={message} kind="warning">
                      {message}
                      {help}
                    </Note>
                  ),
              )}
              {loose.slice(0, shown === 'canvas' ? 1 : undefined).map((message) => (
                <Note key={message} kind="warning">
                  {message}
                </Note>
              ))}
              {shown === 'canvas' && loose.length > 1 && (
                <p className="tertiary small">还有 {loose.length - 1} 个问题，在“列表”里看。</p>
              )}
              <p className="only-for-readers" role="status">
                {said}
              </p>
            </div>
            {shown === 'canvas' ? (
              <Suspense fallback={<LoadingState lines={8} />}>
                <Canvas onKey={onKey} />
              </Suspense>
            ) : (
              <Cards sequence={design.program.root} path={[]} name="流程" />
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
              <Settings block={chosen} selection={selection} opened={opened} onForm={onForm} />
            )}
          </aside>
        </div>
      </div>
    </DeskContext>
  );
}

/** What stands in a locked part is not read. */
const withoutLocked = ({ program, locked }: Design): Program => ({
  ...program,
  nodes: Object.fromEntries(Object.entries(program.nodes).filter(([id]) => !locked[id])),
});

function focusCard(column: HTMLElement | null, { path, at }: Spot, branch?: number): void {
  const key = spotKey(path, at) + (branch === undefined ? '' : `#${branch}`);
  setTimeout(() => column?.querySelector<HTMLElement>(`[data-card="${key}"]`)?.focus());
}

const focusSettings = (settings: HTMLElement | null): void =>
  settings?.querySelector<HTMLElement>('.stack input:not([type="hidden"]), .stack button')?.focus();

/** Steps as they are counted: locked parts and waiting count too. */
const numbersOf = ({ program }: Design): ReadonlyMap<string, number> =>
  new Map(stepsWithin(program.root.blocks).map((node, at) => [node, at + 1]));
