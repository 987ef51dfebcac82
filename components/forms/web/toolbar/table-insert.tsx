import type { Editor } from '@tiptap/core';
import { Button, InputNumber, Popover } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';

interface TableInsertProps {
  readonly editor: Editor;
  readonly disabled: boolean;
}

/** How many rows and columns a new table gets. */
export function TableInsert({ editor, disabled }: TableInsertProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState(6);
  const [cols, setCols] = useState(4);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const insert = (): void => {
    setOpen(false);
    editor.chain().focus().insertTable({ rows, cols, withHeaderRow: false }).run();
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      destroyOnHidden
      content={
        <form
          className="table-insert"
          aria-label="插入表格"
          onKeyDown={(event) => {
            if (event.key === 'Escape') leave();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            insert();
          }}
        >
          <Count label="行数" value={rows} most={60} first onChange={setRows} />
          <Count label="列数" value={cols} most={20} onChange={setCols} />
          <Button type="primary" htmlType="submit">
            插入 {rows} 行 {cols} 列
          </Button>
        </form>
      }
    >
      <button ref={opener} type="button" disabled={disabled} aria-haspopup="dialog" aria-expanded={open}>
        插入表格…
      </button>
    </Popover>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  /** Whoever opens the form by a key goes on typing here. */
  readonly first?: boolean;
  readonly onChange: (value: number) => void;
}

const Count = ({ label, value, most, first = false, onChange }: CountProps) => (
  <Field label={label}>
    {(id) => (
      <InputNumber
        id={id}
        autoFocus={first}
        min={1}
        max={most}
        precision={0}
        value={value}
        onChange={(typed) => onChange(typed ?? 1)}
      />
    )}
  </Field>
);
