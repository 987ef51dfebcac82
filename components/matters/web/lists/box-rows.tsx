import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import { FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { BoxFilter, MatterRow } from '../../contract.ts';
import { useBatch } from '../batch/use-batch.tsx';
import { NoRows } from '../filters/no-rows.tsx';
import { keyShown } from '../preview/place-kept.ts';
import { RowPreview } from '../preview/row-preview.tsx';
import type { BoxWords } from './boxes.ts';
import { useDiscarding } from './discard-draft.tsx';
import { dueGroups, type Following, groupWords } from './due-groups.ts';
import { MatterLine } from './matter-line.tsx';
import { rowKey } from './row-words.ts';
import { StandingIn } from './standing-in.tsx';
import { type BoxList, useBox } from './use-box.ts';

interface BoxRowsProps {
  readonly box: BoxWords;
  readonly filter: BoxFilter;
  readonly onClear: () => void;
  /** Whose work the reader does besides his own; said above the list. */
  readonly standsInFor: readonly string[];
  readonly arrangedForMe: boolean;
  readonly onEntrusted: () => void;
}

/** Not allowed, or a filter of a link that means nothing here: trying again would not help. */
const saysWhy: ReadonlySet<number> = new Set([403, 422]);

/** The list of one box with its four states, and the preview beside it. */
export function BoxRows({ box, filter, onClear, standsInFor, arrangedForMe, onEntrusted }: BoxRowsProps) {
  const list = useBox({ box: box.box, filter });
  const empty = <NoRows box={box} filter={filter} onClear={onClear} />;
  const standingIn = <StandingIn names={standsInFor} arrangedForMe={arrangedForMe} onOnly={onEntrusted} />;
  if (list.rows) return <Filled box={box} list={list} rows={list.rows} standingIn={standingIn} empty={empty} />;
  if (list.error && saysWhy.has(list.error.status)) return <NoRightState error={list.error} />;
  if (list.error) return <FailedState error={list.error} retry={list.show} />;
  return <LoadingState lines={6} />;
}

interface FilledProps {
  readonly box: BoxWords;
  readonly list: BoxList;
  readonly rows: readonly MatterRow[];
  readonly standingIn: ReactNode;
  readonly empty: ReactNode;
}

function Filled({ box, list, rows, standingIn, empty }: FilledProps) {
  const now = useNow();
  const groups = dueGroups(rows, now, followingOf(box, list));
  const inOrder = groups.flatMap((group) => group.rows);
  const chosen = useChosen(inOrder);
  const discarding = useDiscarding();
  const batch = useBatch({ box: box.box, rows: inOrder, chosen: chosen.row, onDone: list.show });
  return (
    <div className="box-body">
      <div className="box-list" ref={chosen.list}>
        {standingIn}
        <Arrived list={list} />
        {discarding.parts}
        {batch.parts}
        {rows.length === 0 && empty}
        {groups.map((group) => (
          <section key={group.name} aria-label={group.name || box.words}>
            {group.name && <h2 className={group.late ? 'group-head error-text' : 'group-head'}>{groupWords(group)}</h2>}
            <ul>
              {group.rows.map((row) => (
                <MatterLine
                  key={rowKey(row)}
                  row={row}
                  now={now}
                  chosen={row === chosen.row}
                  onChoose={() => chosen.choose(row)}
                  onDiscard={box.box === 'drafts' ? discarding.ask : undefined}
                  pick={batch.pickOf(row)}
                />
              ))}
            </ul>
          </section>
        ))}
        <ListEnd list={list} rows={rows.length} />
      </div>
      {chosen.row && (
        <RowPreview
          key={rowKey(chosen.row)}
          box={box}
          row={chosen.row}
          place={chosen.place}
          total={inOrder.length}
          onStep={chosen.step}
          onGone={list.show}
        />
      )}
    </div>
  );
}

/** The server lists work to do by how soon it is due, everything else by when it changed. */
function followingOf({ box }: BoxWords, { hasMore }: BoxList): Following {
  if (!hasMore) return 'nothing';
  return box === 'todo' || box === 'entrusted' ? 'later' : 'anything';
}

function ListEnd({ list, rows }: { readonly list: BoxList; readonly rows: number }) {
  return (
    <>
      {list.hasMore && (
        <p className="list-end">
          <Button loading={list.loadingMore} onClick={list.more}>
            更多
          </Button>
        </p>
      )}
      {rows > 0 && (
        <p className="list-keys tertiary small">
          <kbd>↑</kbd> <kbd>↓</kbd> 换一件　<kbd>Enter</kbd> 打开　<kbd>?</kbd> 全部快捷键
        </p>
      )}
    </>
  );
}

function Arrived({ list }: { readonly list: BoxList }) {
  if (!list.arrived) return null;
  return (
    <p className="arrived" role="status">
      有 {list.arrived}新到，
      <Button type="link" size="small" onClick={list.show}>
        显示
      </Button>
    </p>
  );
}

/** The row the preview shows: ↑ ↓ move it and the focus with it, Enter follows the focused title. */
function useChosen(rows: readonly MatterRow[]) {
  const list = useRef<HTMLDivElement>(null);
  const [key, setKey] = useState<string>();
  const order = rows.map(rowKey);
  const former = useRef(order);
  const shown = keyShown(former.current, order, key);
  // what was chosen has gone: what took its place is chosen now, and stays so when others arrive
  if (key !== undefined && shown !== key) setKey(shown);
  useEffect(() => {
    former.current = order;
  });
  const place = Math.max(0, order.indexOf(shown ?? ''));
  const step = (by: number) => {
    const next = rows[key === undefined && by > 0 ? 0 : place + by];
    if (!next) return;
    setKey(rowKey(next));
    list.current?.querySelectorAll<HTMLAnchorElement>('.item-row a.title')[rows.indexOf(next)]?.focus();
  };
  useShortcut({ keys: 'ArrowDown', words: '下一件', run: () => step(1) });
  useShortcut({ keys: 'ArrowUp', words: '上一件', run: () => step(-1) });
  return {
    list,
    row: rows[place],
    place,
    step,
    choose: (row: MatterRow) => setKey(rowKey(row)),
  };
}
