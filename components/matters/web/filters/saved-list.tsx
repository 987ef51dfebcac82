import { Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { LedIn } from '#platform/web/widgets/dialogs/led-in.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { BoxFilter, SavedFilter } from '../../contract.ts';

interface SavedListProps {
  readonly saved: readonly SavedFilter[];
  /** Those of them that say something in this box, as they are applied to it. */
  readonly fitting: readonly { readonly id: string; readonly fits: BoxFilter }[];
  readonly onApply: (filter: BoxFilter) => void;
  readonly onRename: (one: SavedFilter) => void;
  readonly onRemove: (one: SavedFilter) => void;
}

/** All of them, to apply, rename and drop. The focus is led into the list, and Esc leads back. */
export function SavedList(props: SavedListProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={<List {...props} onClose={close} />}
    >
      <Button
        ref={button}
        type="text"
        size="small"
        aria-expanded={open}
        icon={<Icon name="down" />}
        iconPlacement="end"
      >
        常用筛选
      </Button>
    </Popover>
  );
}

function List({
  saved,
  fitting,
  onApply,
  onRename,
  onRemove,
  onClose,
}: SavedListProps & { readonly onClose: () => void }) {
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <LedIn className="saved-list" list={saved} onLeave={onClose}>
      <ul aria-label="常用筛选">
        {saved.map((one) => {
          const here = fitting.find(({ id }) => id === one.id);
          return (
            <li key={one.id} className="row">
              {here ? (
                <Button type="text" className="grow name" onClick={then(() => onApply(here.fits))}>
                  {one.name}
                </Button>
              ) : (
                <span className="grow name tertiary">{one.name}（只筛到期，这里用不上）</span>
              )}
              <Button type="link" size="small" aria-label={`给“${one.name}”改名`} onClick={then(() => onRename(one))}>
                改名
              </Button>
              <Button type="link" size="small" aria-label={`删掉“${one.name}”`} onClick={then(() => onRemove(one))}>
                删掉
              </Button>
            </li>
          );
        })}
      </ul>
    </LedIn>
  );
}
