import { Button, Checkbox } from 'antd';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import type { Box, MatterRow } from '../../contract.ts';
import { verbOfBox } from './batch-words.ts';
import type { Picks } from './use-picks.ts';

interface BatchBarProps {
  readonly box: Box;
  /** So many rows are shown. */
  readonly shown: number;
  readonly picks: Picks;
  /** The row that the keys are at. */
  readonly chosen: MatterRow | undefined;
  readonly onAsk: () => void;
}

/** Stays above the rows: how many are chosen, and what one press does with them. */
export function BatchBar({ box, shown, picks, chosen, onAsk }: BatchBarProps) {
  const count = picks.rows.length;
  useShortcut({ keys: 'X', words: '选上这一件，再按不选', run: () => chosen && picks.toggle(chosen) });
  return (
    <fieldset className="batch-bar" aria-label="选几件一起办">
      <Checkbox
        checked={count > 0 && count === shown}
        indeterminate={count > 0 && count < shown}
        onChange={picks.toggleAll}
      >
        全选本页
      </Checkbox>
      <span className="grow tertiary small" role="status">
        {count > 0 && `已选 ${count} 件`}
      </span>
      {count > 0 && (
        <>
          <Button type="primary" onClick={onAsk}>
            批量{verbOfBox(box)} {count} 件…
          </Button>
          <Button type="text" onClick={picks.none}>
            不选了
          </Button>
        </>
      )}
    </fieldset>
  );
}

interface PickBoxProps {
  readonly row: MatterRow;
  readonly picks: Picks;
}

/** The box in front of a row: with ⇧ every row from the one pressed before. Choosing is not looking: the preview stays. */
export const PickBox = ({ row, picks }: PickBoxProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: keeps the press of the box from the row around it
  // biome-ignore lint/a11y/useKeyWithClickEvents: as above, keys reach the box alone
  <div className="pick" onClick={(event) => event.stopPropagation()}>
    <Checkbox
      aria-label={`选上“${row.title}”`}
      checked={picks.has(row)}
      // reason: a change of a box comes from a click, which knows the key held
      onChange={({ nativeEvent }) => picks.toggle(row, (nativeEvent as MouseEvent).shiftKey === true)}
    />
  </div>
);
