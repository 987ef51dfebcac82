import type { ReactNode } from 'react';
import { DueChip } from '#platform/web/widgets/chips.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MatterView } from '../../contract.ts';
import { endDueWords } from './end-due-words.ts';

/** 办结时限 of the whole: how long there is left, or how far it is over; once it has ended, whether it was kept. */
export function EndDue({ view }: { readonly view: MatterView }): ReactNode {
  const words = endDueWords(view, useNow());
  if (words === undefined) return null;
  return (
    <span className="end-due secondary small no-wrap">
      {words} {view.state === 'RUNNING' && <DueChip due={view.endDueAt} />}
    </span>
  );
}
