import { Button, Drawer } from 'antd';
import { DueChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import { urgencyWords } from '../lists/urgency-words.ts';
import type { Deciding } from './use-deciding.ts';

interface QueueDrawerProps {
  readonly deciding: Deciding;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 一览: everything that waits, in the order in which it comes; any of them can be taken first. */
export function QueueDrawer({ deciding, open, onClose }: QueueDrawerProps) {
  const { order, reading } = deciding;
  const take = (matterId: string) => {
    onClose();
    deciding.choose(matterId);
  };
  return (
    <Drawer title={`还有 ${order.length} 件`} size={480} open={open} onClose={onClose} rootClassName="queue-drawer">
      <p className="secondary">急件在前，再按期限和到达先后；稍后再批的在最后。</p>
      <ol aria-label="等您批的">
        {order.map((row) => (
          <li key={row.matterId}>
            <Button
              type="text"
              block
              aria-current={row.matterId === reading.current ? 'true' : undefined}
              onClick={() => take(row.matterId)}
            >
              <span className="title">{row.title}</span>
              <span className="row wrap">
                <UrgencyChip urgency={urgencyWords(row.urgency)} />
                <DueChip due={row.dueAt} />
                <span className="tertiary">
                  {row.step} · {row.starter}
                </span>
                {row.onBehalfOf && <span className="chip now">代{row.onBehalfOf}办理</span>}
                {reading.later.includes(row.matterId) && <span className="chip neutral">稍后再批</span>}
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
