import type { ChoiceNode } from '@gov/forms';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';
import { treeLines, treeOf } from './tree-lines.ts';

interface TreeControlProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly tree: readonly ChoiceNode[];
  readonly onChange: (tree: readonly ChoiceNode[]) => void;
}

/** Choices below choices as lines, each level two blanks further in. */
export function TreeControl({ label, hint, tree, onChange }: TreeControlProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const write = (text: string): void => {
    setTyped(text);
    onChange(treeOf(text, tree));
  };
  return (
    <Field label={label} hint={`${hint ?? ''}一行一个，下一层的前面空两格。`}>
      {(id, described) => (
        <Input.TextArea
          id={id}
          aria-describedby={described}
          rows={8}
          value={typed ?? treeLines(tree)}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}
