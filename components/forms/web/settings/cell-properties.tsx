import { type CellSide, cellSides, frameOf, verticalOf } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { Checkbox, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';
import { changeLines, unruledHere } from '../cells/cell-lines.ts';
import { type CellSize, heightenRows, heightOfLines, mostLines, sizeHere, widenColumn } from '../cells/cell-size.ts';
import { changeVertical, verticalHere } from '../cells/cell-vertical.ts';
import { OneOf } from './block-properties.tsx';

const sideWords: Readonly<Record<CellSide, string>> = { top: '上边', right: '右边', bottom: '下边', left: '左边' };

/** Width, height and lines of the cell around the cursor; nothing outside a table. */
export function CellProperties({ editor }: { readonly editor: Editor }): ReactNode {
  const now = useEditorState({
    editor,
    selector: ({ editor: shown }) => ({
      size: sizeHere(shown.state),
      unruled: unruledHere(shown.state),
      vertical: verticalHere(shown.state),
      frame: frameOf(shown.getAttributes('table').frame),
    }),
  });
  const change = (tr: Transaction | undefined): void => {
    if (tr) editor.view.dispatch(tr);
  };
  if (!now.size || !now.unruled) return null;
  const frame = (chosen: string): void => {
    editor.commands.updateAttributes('table', { frame: frameOf(chosen) ?? null });
  };
  return (
    <section className="cell-properties" aria-label="光标所在的格子">
      <h3>光标所在的格子</h3>
      <Sizes size={now.size} onChange={(make) => change(make(editor.state))} />
      <Lines unruled={now.unruled} onChange={(sides, drawn) => change(changeLines(editor.state, sides, drawn))} />
      <OneOf
        label="内容在格子里"
        value={now.vertical ?? 'middle'}
        options={verticals}
        onChange={(chosen) => change(changeVertical(editor.state, verticalOf(chosen)))}
      />
      <OneOf label="整张表格的外框" value={now.frame ?? 'usual'} options={frames} onChange={frame} />
    </section>
  );
}

const verticals = [
  { value: 'top', label: '靠上' },
  { value: 'middle', label: '居中' },
  { value: 'bottom', label: '靠下' },
];
const frames = [
  { value: 'thin', label: '细' },
  { value: 'usual', label: '一般' },
  { value: 'thick', label: '粗' },
];

interface SizesProps {
  readonly size: CellSize;
  readonly onChange: (make: (state: EditorState) => Transaction | undefined) => void;
}

function Sizes({ size, onChange }: SizesProps): ReactNode {
  const { beside } = size;
  return (
    <>
      {beside && (
        <Field
          label={`第 ${size.column} 列宽（毫米）`}
          hint={`加宽多少，第 ${beside.column} 列就窄多少，现在 ${beside.millimetres} 毫米。`}
        >
          {(id, described) => (
            <InputNumber
              id={id}
              aria-describedby={described}
              min={6}
              max={size.most}
              step={1}
              precision={1}
              value={size.millimetres}
              onChange={(typed) => typed !== null && onChange((state) => widenColumn(state, typed))}
            />
          )}
        </Field>
      )}
      <Field label={`第 ${size.row} 行至少几行高`} hint={`约 ${heightOfLines(size.lines)} 毫米，内容多了自己会加高。`}>
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={mostLines}
            precision={0}
            value={size.lines}
            onChange={(typed) => typed !== null && onChange((state) => heightenRows(state, typed))}
          />
        )}
      </Field>
    </>
  );
}

interface LinesProps {
  readonly unruled: readonly CellSide[];
  readonly onChange: (sides: readonly CellSide[], drawn: boolean) => void;
}

function Lines({ unruled, onChange }: LinesProps): ReactNode {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the other groups of the panel
    <div role="group" aria-labelledby={id} className="form-field">
      <span id={id}>框线</span>
      <div className="cell-sides">
        {cellSides.map((side) => (
          <Checkbox
            key={side}
            checked={!unruled.includes(side)}
            onChange={(event) => onChange([side], event.target.checked)}
          >
            {sideWords[side]}
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
