import { Button } from 'antd';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { DueChip, StateChip, When } from '#platform/web/widgets/chips.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MonitoredMatter } from '../../contract.ts';
import { tellsOfAnswer } from '../../rules/waiting/tells-of-answer.ts';
import { type Act, endedWords } from './halt-words.ts';

interface MonitorTableProps {
  readonly rows: readonly MonitoredMatter[];
  /** The matter that is let go on just now. */
  readonly resuming: string | undefined;
  readonly onAct: (matter: MonitoredMatter, act: Act) => void;
  readonly onResume: (matter: MonitoredMatter) => void;
  readonly onDeliver: (matter: MonitoredMatter) => void;
  readonly onMend: (matter: MonitoredMatter) => void;
}

/** One line a matter: what kind, since when, where it stands, with whom, by when. Never what it is about. */
export const MonitorTable = ({ rows, ...acts }: MonitorTableProps) => (
  <div className="table-frame">
    <table className="plain-table stacks monitor-table">
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">发起</th>
          <th scope="col">现在的步骤</th>
          <th scope="col">在谁手上</th>
          <th scope="col">情况</th>
          <th scope="col">可以做什么</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.matterId} row={row} {...acts} />
        ))}
      </tbody>
    </table>
  </div>
);

function Row({ row, ...acts }: Omit<MonitorTableProps, 'rows'> & { readonly row: MonitoredMatter }) {
  const now = useNow();
  return (
    <tr>
      <th scope="row">
        {row.kindName}
        {row.number && <span className="tertiary small"> {row.number}</span>}
      </th>
      <td>
        {row.starterSection} <span className="tertiary small no-wrap">{cellDateWords(row.since, now)} 提交</span>
      </td>
      <td>{row.step}</td>
      <td>{holderWords(row)}</td>
      <td>
        <Standing row={row} />
      </td>
      <td>
        <div className="row wrap">
          <Acts row={row} {...acts} />
        </div>
      </td>
    </tr>
  );
}

function holderWords({ ended, holders, waits }: MonitoredMatter): string {
  if (ended) return '';
  return holders.join('、') || (waits ?? '没有人在办');
}

function Standing({ row }: { readonly row: MonitoredMatter }) {
  const { suspendedAt, ended, dueAt, endDueAt, movedAt } = row;
  if (ended)
    return (
      <>
        <StateChip state="neutral" words={endedWords[ended.how]} />{' '}
        {row.endOverdue && <span className="secondary small no-wrap">超过办结时限</span>} <Since instant={ended.at} />
      </>
    );
  if (suspendedAt)
    return (
      <>
        <StateChip state="neutral" words="已暂停" /> <Since instant={suspendedAt} />
      </>
    );
  return (
    <>
      {row.branchRests && <StateChip state="neutral" words="一支已暂停" />}{' '}
      {dueAt ? <DueChip due={dueAt} /> : <span className="tertiary">没有期限</span>}{' '}
      {endDueAt && (
        <span className="secondary small no-wrap">
          {row.endOverdue ? '已过办结时限' : '办结时限'} <When instant={endDueAt} />
        </span>
      )}{' '}
      <span className="tertiary small no-wrap">
        最近进展 <When instant={movedAt} />
      </span>
    </>
  );
}

const Since = ({ instant }: { readonly instant: string }) => (
  <span className="tertiary small no-wrap">
    <When instant={instant} />
  </span>
);

function Acts({
  row,
  resuming,
  onAct,
  onResume,
  onDeliver,
  onMend,
}: Omit<MonitorTableProps, 'rows'> & { readonly row: MonitoredMatter }) {
  if (row.staysEnded) return <span className="tertiary small">{row.staysEnded}</span>;
  if (row.ended) return <Button onClick={() => onAct(row, 'revive')}>恢复办理…</Button>;
  return (
    <>
      {tellsOfAnswer(row.waits) && <Button onClick={() => onDeliver(row)}>已收到答复…</Button>}
      {!row.suspendedAt && <Button onClick={() => onMend(row)}>调整流程…</Button>}
      {row.suspendedAt ? (
        <Button loading={resuming === row.matterId} onClick={() => onResume(row)}>
          恢复办理
        </Button>
      ) : (
        <Button onClick={() => onAct(row, 'suspend')}>暂停…</Button>
      )}
      <Button danger onClick={() => onAct(row, 'terminate')}>
        终止…
      </Button>
    </>
  );
}
