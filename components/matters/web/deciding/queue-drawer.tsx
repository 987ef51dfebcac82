import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DueChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { urgencyWords } from '../lists/urgency-words.ts';
import { partWords } from './arranged.ts';
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
      <WhoseOrder deciding={deciding} />
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
                {(row.part === 'today' || row.part === 'later') && (
                  <span className={row.part === 'today' ? 'chip now' : 'chip neutral'}>{partWords[row.part]}</span>
                )}
                {reading.later.includes(row.matterId) && <span className="chip neutral">稍后再批</span>}
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}

/** By whom it was arranged and when, and the way to the other order; who has no secretary is told where to ask one. */
function WhoseOrder({ deciding: { secretary } }: { readonly deciding: Deciding }) {
  const now = useNow();
  const { order, follow, busy, error } = secretary;
  const usual = '急件在前，再按期限和到达先后；稍后再批的在最后。';
  if (!order)
    return (
      <>
        <p className="secondary">{usual}</p>
        <p>
          <Link to="/secretaries">请秘书排次序</Link>
        </p>
      </>
    );
  return (
    <>
      <p className="secondary">
        {order.followed
          ? `${order.who} ${dateTimeWords(order.at, now)} 排的次序：今日呈批在前，缓呈在后，没排的居中；稍后再批的在最后。`
          : `现在按通常次序：${usual}`}
      </p>
      <p>
        <Button loading={busy} onClick={() => follow(!order.followed)}>
          {order.followed ? '改按通常次序' : `按${order.who}排的次序`}
        </Button>
      </p>
      <Refusal error={error} />
    </>
  );
}
