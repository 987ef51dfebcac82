import type { FieldProblem } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { goToPiece } from '../editor/pieces.ts';

interface ProblemListProps {
  readonly problems: readonly FieldProblem[];
  readonly template: FormTemplate;
  readonly editor: Editor;
}

/** What stands in the way of publishing; a line leads to its field. */
export function ProblemList({ problems, template, editor }: ProblemListProps): ReactNode {
  if (problems.length === 0) return null;
  return (
    <details className="designer-problems" open>
      <summary>
        <Icon name="warning" />
        {problems.length} 处要改好才能发布
      </summary>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={path + message}>
            {isKey(template, path) ? (
              <button type="button" onClick={() => leadTo(editor, path)}>
                {message}
              </button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const isKey = ({ fields, opinionBlocks }: FormTemplate, path: string): boolean =>
  [...fields, ...opinionBlocks].some(({ key }) => key === path);

function leadTo(editor: Editor, key: string): void {
  if (goToPiece(editor, key)) editor.view.focus();
}
