import { Button } from 'antd';
import type { ReactNode } from 'react';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { DesignView } from '../../contract.ts';
import type { DesignSaver } from './design-saver.ts';

interface StaleNoteProps {
  readonly theirs: DesignView;
  readonly saver: DesignSaver;
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

/** Two people designed at once: nothing is lost, one decision. */
export function StaleNote({ theirs, saver, reopen }: StaleNoteProps): ReactNode {
  const now = useNow();
  const other = theirs.draft?.bpmnXml ?? theirs.current?.bpmnXml;
  const when = theirs.draft && dateTimeWords(theirs.draft.changedAt, now);
  return (
    <Note kind="warning">
      <b>
        {theirs.draft?.changedBy ?? '别人'}
        {when && ` ${when} `}先存了一稿，您的还没有存上。
      </b>
      您改的都在。
      <div className="acts">
        <Button size="small" onClick={saver.overwrite}>
          用我的覆盖
        </Button>
        <Button
          size="small"
          disabled={!other}
          onClick={() => {
            saver.giveUp();
            if (other) void reopen(other);
          }}
        >
          用先存的那一稿
        </Button>
      </div>
    </Note>
  );
}
