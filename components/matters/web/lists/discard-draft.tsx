import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type MatterRow, routes } from '../../contract.ts';
import { rereadLists } from '../handling/use-matter.ts';

interface DiscardDraftProps {
  readonly row: MatterRow;
  /** The row is no longer in the list. */
  readonly onGone: () => void;
}

/** 丢弃草稿 from the list, without opening it. It is for good, so it is asked. */
export function DiscardDraft({ row, onGone }: DiscardDraftProps) {
  const [asking, setAsking] = useState(false);
  const discard = useCommand(routes.discardDraft, {
    onDone: () => {
      setAsking(false);
      void rereadLists().then(onGone);
    },
  });
  const leave = () => {
    discard.reset();
    setAsking(false);
  };
  return (
    // what happens in the dialog is no choice of the row
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps clicks from the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button itself is the target of keys
    <span className="discard" onClick={(event) => event.stopPropagation()}>
      <Button type="text" size="small" aria-label={`丢弃草稿“${row.title}”`} onClick={() => setAsking(true)}>
        丢弃…
      </Button>
      <DecisionDialog
        size="question"
        open={asking}
        title="丢弃草稿"
        leaveWords="留着"
        primaryWords="丢弃草稿"
        danger
        busy={discard.isPending}
        error={discard.error}
        onLeave={leave}
        onDecide={() => discard.mutate({ params: { matterId: row.matterId } })}
      >
        <p>“{row.title}”的草稿和附件会删掉，不能恢复。</p>
      </DecisionDialog>
    </span>
  );
}
