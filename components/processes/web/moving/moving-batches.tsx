import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords, fullDateWords, timeWords } from '#platform/web/text/dates.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type MovingBatch, routes, type StayedMatter } from '../../contract.ts';
import { caseName } from '../rehearsal/rehearsal-words.ts';
import { BackDialog } from './back-dialog.tsx';

interface MovingBatchesProps {
  readonly processId: string;
  readonly watched: string | undefined;
  readonly onWatch: (batchId: string) => void;
}

/** What was moved, how far it is, what stayed and why; the way to stop it, and the way back. */
export function MovingBatches({ processId, watched, onWatch }: MovingBatchesProps): ReactNode {
  const query = useRoute(routes.movingBatches, { params: { processId } });
  usePlanAnew(query.data?.batches);
  return (
    <ListStates query={query} lines={2} empty={({ batches }) => batches.length === 0 && <span />}>
      {({ batches }) => (
        <Panel title="转过的" aside={`${batches.length} 次`}>
          {batches.some(({ open }) => open > 0) && <WhileMoving processId={processId} />}
          <ul className="moving-batches">
            {batches.map((batch) => (
              <li key={batch.batchId}>
                <Batch processId={processId} batch={batch} watched={watched === batch.batchId} onWatch={onWatch} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </ListStates>
  );
}

/** As long as something is still to be moved, it is looked at again and again. */
function WhileMoving({ processId }: { readonly processId: string }): null {
  useRoute(routes.movingBatches, { params: { processId } }, { refetchInterval: 5_000 });
  return null;
}

/** With each batch that ends the plan is made anew, also with one that was moved before it was ever seen open. */
function usePlanAnew(batches: readonly MovingBatch[] | undefined): void {
  const ended = batches
    ?.filter(({ open }) => open === 0)
    .map(({ batchId }) => batchId)
    .join();
  const former = useRef<string>(undefined);
  useEffect(() => {
    if (ended === undefined) return;
    if (former.current !== undefined && former.current !== ended) void refresh(routes.movingPlan, routes.movingDone);
    former.current = ended;
  }, [ended]);
}

interface BatchProps {
  readonly processId: string;
  readonly batch: MovingBatch;
  readonly watched: boolean;
  readonly onWatch: (batchId: string) => void;
}

function Batch({ processId, batch, watched, onWatch }: BatchProps): ReactNode {
  const now = useNow();
  const { batchId, at, by, reason, to, asked, open, moved, standing } = batch;
  const params = { processId, batchId };
  const again = { refreshes: [routes.movingBatches, routes.movingDone] };
  const stop = useCommand(routes.stopMoving, again);
  const [goingBack, setGoingBack] = useState(false);
  return (
    <>
      <p>
        <strong>转到第 {to} 版</strong>
        <span className="secondary">
          {' '}
          {dateTimeWords(at, now)}，{by}：{reason}
        </span>
      </p>
      <Progress
        aria-label="转了多少件"
        percent={Math.round(((asked - open) / asked) * 100)}
        size="small"
        status={open > 0 ? 'active' : 'normal'}
      />
      <p className="acts" role="status">
        <span>
          {asked} 件，转好 {moved} 件{open > 0 ? `，还有 ${open} 件` : ''}
          {asked - open - moved > 0 ? `，没有转 ${asked - open - moved} 件` : ''}
        </span>
        {open > 0 && (
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate({ params })}>
            停下，没转的不转了
          </Button>
        )}
        {open === 0 && standing > 0 && (
          <Button size="small" onClick={() => setGoingBack(true)}>
            把这 {standing} 件转回原来的版本…
          </Button>
        )}
        {asked - open - moved > 0 && !watched && (
          <Button size="small" type="link" onClick={() => onWatch(batchId)}>
            为什么没有转
          </Button>
        )}
      </p>
      <Refusal error={stop.error} />
      {goingBack && <BackDialog {...params} {...{ to, standing, onWatch }} onClose={() => setGoingBack(false)} />}
      {watched && asked - open - moved > 0 && <Stayed {...params} />}
    </>
  );
}

/** So many are named under one reason before the rest is only counted; a press shows them. */
const mostNamed = 20;

/** Why some stayed, and which: a title with its way there for who may read it, else its number, day and section. */
function Stayed(params: { readonly processId: string; readonly batchId: string }): ReactNode {
  const query = useRoute(routes.movingDone, { params });
  return (
    <ListStates query={query} lines={1}>
      {({ stayed }) => (
        <ul>
          {[...byReason(stayed)].map(([words, all]) => (
            <StayedFor key={words} words={words} all={all} />
          ))}
        </ul>
      )}
    </ListStates>
  );
}

function byReason(stayed: readonly StayedMatter[]): ReadonlyMap<string, readonly StayedMatter[]> {
  const all = new Map<string, StayedMatter[]>();
  for (const one of stayed) all.set(one.why, [...(all.get(one.why) ?? []), one]);
  return all;
}

function StayedFor({ words, all }: { readonly words: string; readonly all: readonly StayedMatter[] }): ReactNode {
  const [open, setOpen] = useState(false);
  const shown = open ? all : all.slice(0, mostNamed);
  return (
    <li>
      {words}：{all.length} 件
      <ul className="plain-list">
        {shown.map((one) => (
          <li key={one.matterId}>
            {one.title === undefined ? caseName(one) : <Link to={`/matters/${one.matterId}`}>{one.title}</Link>}
            <span className="secondary small">
              （{fullDateWords(one.startedAt)} {timeWords(one.startedAt)} {one.starterSection}发起）
            </span>
          </li>
        ))}
      </ul>
      {all.length > shown.length && (
        <Button size="small" type="link" onClick={() => setOpen(true)}>
          其余 {all.length - shown.length} 件也列出来
        </Button>
      )}
    </li>
  );
}
