import { emptyCalls, presentOf, type Walk } from '@gov/workflow/walk';
import type { ReactNode } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { useDesk } from '../designer/desk.ts';

/** Steps that began one process for each of a list, where the list is empty: the trial went on as if they were not there. */
export function EmptyCalls({ walk }: { readonly walk: Walk }): ReactNode {
  const { words } = useDesk();
  return emptyCalls(walk.program, presentOf(walk).state).map(({ visit, step, field }) => (
    <Note key={visit} kind="warning">
      <b>“{step}”没有发起给任何人。</b>
      {`“${words.field(field)}”里一个也没有选，这一步就过去了。撤销一步，在表单里选好再走；真办时把这一栏设成必填。`}
    </Note>
  ));
}
