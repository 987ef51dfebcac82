import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { Deciding } from './use-deciding.ts';

/** Beyond it marks say nothing any more. */
const mostMarks = 24;

interface DecidingHeadProps {
  readonly deciding: Deciding;
  readonly onList: () => void;
}

/** How far one is, the ways to another matter, the way out. */
export function DecidingHead({ deciding, onList }: DecidingHeadProps) {
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { reading, order, hasFormer } = deciding;
  const several = order.some(({ matterId }) => matterId !== reading.current);
  return (
    <header className="deciding-head">
      <Progress deciding={deciding} />
      <nav className="row" aria-label="换一件">
        {hasFormer && (
          <Button type="text" icon={<Icon name="left" />} onClick={deciding.lookBack}>
            上一件
          </Button>
        )}
        {reading.current !== undefined && several && (
          <Button type="text" icon={<Icon name="clock" />} onClick={deciding.putOff}>
            稍后再批
          </Button>
        )}
        {order.length > 0 && (
          <Button type="text" icon={<Icon name="list" />} onClick={onList}>
            {narrow ? '一览' : `${order.length} 件一览`}
          </Button>
        )}
        <Button type="text" icon={<Icon name="close" />} onClick={() => navigate('/inbox')}>
          {narrow ? '离开' : '回到待我办'}
        </Button>
      </nav>
    </header>
  );
}

function Progress({ deciding }: { readonly deciding: Deciding }) {
  const { reading, order, waiting, secretary } = deciding;
  const now = useNow();
  if (!waiting.data) return <p className="counts grow">领导批阅</p>;
  const left = waiting.data.more ? `${order.length} 件以上` : `${order.length} 件`;
  const total = reading.done + order.length;
  return (
    <div className="counts grow">
      <p role="status">
        <span className="not-phone">已办 {reading.done}，</span>
        <b>余 {left}</b>
      </p>
      {order.length > 0 && secretary.order && (
        <p className="whose-order secondary">
          {secretary.order.followed ? (
            <>
              {secretary.order.who}
              <span className="when"> {dateTimeWords(secretary.order.at, now)} </span>排的次序
            </>
          ) : (
            '按通常次序'
          )}
        </p>
      )}
      {total <= mostMarks && (
        <ol aria-hidden="true">
          {Array.from({ length: total }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks are their places
            <li key={place} className={place < reading.done ? 'done' : place === reading.done ? 'here' : ''} />
          ))}
        </ol>
      )}
    </div>
  );
}
