import type { OpinionBlock } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Segmented } from 'antd';
import { type ReactNode, useId } from 'react';
import { TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { removePiece } from '../editor/pieces.ts';
import { changeBlock } from './change-piece.ts';

interface BlockPropertiesProps {
  readonly block: OpinionBlock;
  readonly editor: Editor;
}

/** Settings of an opinion block. Which steps write into it is said in the process. */
export function BlockProperties({ block, editor }: BlockPropertiesProps): ReactNode {
  const change = (part: Partial<OpinionBlock>): void => changeBlock(editor, { ...block, ...part });
  const { defaultText: _, ...without } = block;
  return (
    <>
      <h2>意见栏</h2>
      <TextField label="名称" value={block.label} maxLength={100} onChange={(label) => change({ label })} />
      <Choice
        label="多条意见怎么排"
        value={block.order}
        options={[
          { value: 'timeAscending', label: '先写的在前' },
          { value: 'timeDescending', label: '后写的在前' },
          { value: 'rank', label: '按职务' },
        ]}
        onChange={(order) => change({ order })}
      />
      <Choice
        label="同一个人写了几次"
        value={block.samePerson}
        options={[
          { value: 'last', label: '只印最后一次' },
          { value: 'all', label: '都印' },
        ]}
        onChange={(samePerson) => change({ samePerson })}
      />
      <TextField
        label="不写意见时记为"
        hint="空着，就必须写意见"
        value={block.defaultText ?? ''}
        maxLength={200}
        onChange={(text) => (text === '' ? changeBlock(editor, without) : change({ defaultText: text }))}
      />
      <Note kind="primary">
        办结以后再传阅的意见只进办理过程，<b>不会进稿纸</b>。这一条不能关。
      </Note>
      <div className="piece-acts">
        <Button danger onClick={() => removePiece(editor)}>
          从稿纸上拿掉
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>): ReactNode {
  const id = useId();
  return (
    <div className="form-field">
      <span id={id}>{label}</span>
      <Segmented aria-labelledby={id} value={value} options={[...options]} onChange={onChange} />
    </div>
  );
}
