import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type MatterRow, routes } from '../../contract.ts';
import { DiscardQuestion } from '../dialogs/discard-dialog.tsx';
import { rereadLists } from '../handling/use-matter.ts';

/** 丢弃草稿 from the list, without opening it. Quiet: a red box in every row would shout. */
export const DiscardButton = ({
  row,
  onAsk,
}: {
  readonly row: MatterRow;
  readonly onAsk: (row: MatterRow) => void;
}) => (
  <Button type="text" size="small" aria-label={`丢弃草稿“${row.title}”…`} onClick={() => onAsk(row)}>
    丢弃…
  </Button>
);

/** The question and what was done: once for the whole list, because the row goes. */
export function useDiscarding() {
  const [row, setRow] = useState<MatterRow>();
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState<MatterRow>();
  const discard = useCommand(routes.discardDraft, {
    onDone: () => {
      setOpen(false);
      // only then the row has gone, and the focus with it
      void rereadLists().then(() => setGone(row));
    },
  });
  const ask = (asked: MatterRow) => {
    discard.reset();
    setGone(undefined);
    setRow(asked);
    setOpen(true);
  };
  const parts = (
    <>
      {gone && <Gone key={gone.matterId} title={gone.title} />}
      <DiscardQuestion
        open={open}
        title={row?.title}
        busy={discard.isPending}
        error={discard.error}
        onLeave={() => setOpen(false)}
        onDecide={() => row && discard.mutate({ params: { matterId: row.matterId } })}
      />
    </>
  );
  return { ask, parts };
}

/** Takes the focus of the row that went: the next Tab goes on into the list. */
function Gone({ title }: { readonly title: string }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <div ref={line} tabIndex={-1} className="discarded">
      <UndoLine done={`“${title}”的草稿已丢弃。`} />
    </div>
  );
}
