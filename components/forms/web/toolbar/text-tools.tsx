import { isPaperFace, paperFaces, paperSizes } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { sizeHere } from '../looks/text-looks.ts';
import { Tool } from './tool.tsx';

/** Looks of the selected words, as official forms have them: face, 号, bold, a line below, the red of the head. */
export function TextTools({ editor }: { readonly editor: Editor }): ReactNode {
  const now = useEditorState({
    editor,
    selector: ({ editor: shown }) => ({
      face: faceHere(shown),
      size: sizeHere(shown) ?? '',
      bold: shown.isActive('bold'),
      underline: shown.isActive('underline'),
      red: shown.isActive('red'),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <>
      <Choice
        label="字体"
        usual="字体"
        value={now.face}
        options={paperFaces}
        onChange={(face) => (face === '' ? run().unsetMark('face') : run().setMark('face', { face })).run()}
      />
      <Choice
        label="字号"
        usual="字号"
        value={now.size}
        options={paperSizes.map(({ value }) => ({ value, label: value }))}
        onChange={(size) => (size === '' ? run().unsetMark('size') : run().setMark('size', { size })).run()}
      />
      <Tool words="加粗" pressed={now.bold} onPress={() => run().toggleBold().run()} />
      <Tool words="下划线" pressed={now.underline} onPress={() => run().toggleUnderline().run()} />
      <Tool words="红字" pressed={now.red} onPress={() => run().toggleMark('red').run()} />
    </>
  );
}

function faceHere(editor: Editor): string {
  const { face } = editor.getAttributes('face');
  return isPaperFace(face) ? face : '';
}

interface ChoiceProps {
  readonly label: string;
  /** Said where the words are as the paper is. */
  readonly usual: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

const Choice = ({ label, usual, value, options, onChange }: ChoiceProps): ReactNode => (
  <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
    <option value="">{value === '' ? usual : '随稿纸'}</option>
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);
