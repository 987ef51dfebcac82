import { Button } from 'antd';
import { Icon } from '#platform/web/widgets/icon.tsx';

interface OrderButtonsProps {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly busy?: boolean;
  readonly onMove: (step: -1 | 1) => void;
}

/** 上移 and 下移. They stay where they are in their row, so the focus travels with the row. */
export const OrderButtons = ({ name, first, last, busy = false, onMove }: OrderButtonsProps) => (
  <span className="order">
    <Button
      type="text"
      aria-label={`把${name}上移`}
      aria-disabled={first}
      onClick={() => !first && !busy && onMove(-1)}
      icon={<Icon name="up" />}
    />
    <Button
      type="text"
      aria-label={`把${name}下移`}
      aria-disabled={last}
      onClick={() => !last && !busy && onMove(1)}
      icon={<Icon name="down" />}
    />
  </span>
);

/** The list with one row a step up or down; unchanged at its ends. */
export function moved<T>(rows: readonly T[], place: number, step: -1 | 1): readonly T[] {
  const row = rows[place];
  const other = rows[place + step];
  if (row === undefined || other === undefined) return rows;
  return rows.map((kept, index) => (index === place ? other : index === place + step ? row : kept));
}
