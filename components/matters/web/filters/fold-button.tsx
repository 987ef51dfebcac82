import { Button } from 'antd';
import { Icon } from '#platform/web/widgets/icon.tsx';

interface FoldButtonProps {
  readonly open: boolean;
  /** How many conditions behind it are set. */
  readonly set: number;
  readonly onOpen: (open: boolean) => void;
}

/** On a phone the conditions of a list stand behind this one button, or they would fill the screen before the first row. */
export const FoldButton = ({ open, set, onOpen }: FoldButtonProps) => (
  <Button
    icon={<Icon name={open ? 'up' : 'down'} />}
    iconPlacement="end"
    aria-expanded={open}
    onClick={() => onOpen(!open)}
  >
    {set > 0 ? `筛选（${set} 项）` : '筛选'}
  </Button>
);
