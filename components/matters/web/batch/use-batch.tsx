import type { ReactNode } from 'react';
import type { Box, MatterRow } from '../../contract.ts';
import { BatchBar, PickBox } from './batch-bar.tsx';
import { BatchDialog } from './batch-dialog.tsx';
import { mayBatch } from './batch-plan.ts';
import { useJob } from './use-job.ts';
import { usePicks } from './use-picks.ts';

interface BatchInput {
  readonly box: Box;
  /** As they stand in the list. */
  readonly rows: readonly MatterRow[];
  readonly chosen: MatterRow | undefined;
  /** Shows the list as it is after the batch. */
  readonly onDone: () => void;
}

const boxesOfWork: readonly Box[] = ['todo', 'entrusted', 'to-read'];

/** 批量已阅 and 批量同意 for a list: what stands above it, and the box in front of each row where there is one. */
export function useBatch({ box, rows, chosen, onDone }: BatchInput) {
  const picks = usePicks(rows);
  const jobs = useJob(onDone);
  const offered = boxesOfWork.includes(box) && mayBatch(rows);
  const bar = offered && (
    <BatchBar box={box} shown={rows.length} picks={picks} chosen={chosen} onAsk={() => jobs.ask(picks.rows)} />
  );
  return {
    parts: (
      <>
        {bar}
        <BatchDialog box={box} jobs={jobs} />
      </>
    ),
    pickOf: (row: MatterRow): ReactNode => offered && <PickBox row={row} picks={picks} />,
  };
}
