import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';

const keys: readonly (readonly [string, string])[] = [
  ['F6 / Shift F6', '在字段、稿纸、设置之间走'],
  ['Enter', '把选中的字段放到光标处'],
  ['← →', '在稿纸上走到字段，选中它'],
  ['F2', '设置选中的字段或格子'],
  ['Alt F10', '到稿纸上面的按钮，再按 ← → 走'],
  ['Esc', '从设置、按钮回到稿纸'],
  ['Delete', '去掉选中的字段'],
  ['Tab / Shift Tab', '在表格里走到下一格、上一格；最后一格再按加一行'],
  ['Shift ← ↑ → ↓', '选中几格，再合并单元格'],
  ['Alt Shift ← →', '光标所在的列窄一点、宽一点'],
  ['Alt Shift ↑ ↓', '光标所在的行矮一行、高一行'],
  ['Alt Shift B', '选中的格子去掉框线、加上框线'],
  ['Ctrl Z / Ctrl Y', '撤销、重做'],
  ['Ctrl B / Ctrl U', '加粗、下划线'],
  ['Ctrl Shift > <', '选中的字大一号、小一号'],
  ['Alt Shift R', '红字'],
];

/** All keys of the designer; it can be used without a mouse. */
export const HelpPopover = (): ReactNode => (
  <Popover
    trigger="click"
    placement="bottomRight"
    title="只用键盘也能设计"
    content={
      <dl className="designer-keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    }
  >
    <Button type="text">按键</Button>
  </Popover>
);
