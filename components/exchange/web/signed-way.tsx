import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { SignedPoint } from '../contract.ts';

const kindWords: Readonly<Record<SignedPoint['kind'], string>> = {
  DELIVERED: '送达',
  SIGNED_FOR: '签收',
  RETURNED: '退回',
  FINISHED: '办结',
};

interface SignedWayProps {
  readonly points: readonly SignedPoint[];
  readonly sm3: string;
}

/** The receipts as a line of signed points, and what their signatures prove. */
export function SignedWay({ points, sm3 }: SignedWayProps) {
  const now = useNow();
  const signed = points.some(({ kind }) => kind === 'SIGNED_FOR');
  const wrong = points.filter((point) => !point.genuine).length;
  if (points.length === 0) return <p className="tertiary">还没有回执。</p>;
  return (
    <div className="signed-way">
      <ol>
        {points.map((point) => (
          <li key={point.kind} className={point.genuine ? point.kind.toLowerCase() : 'wrong'}>
            <b>{kindWords[point.kind]}</b> <time dateTime={point.at}>{dateTimeWords(point.at, now)}</time>
            <span className="tertiary small">{point.by}</span>
            {point.reason && <span className="small">{point.reason}</span>}
          </li>
        ))}
      </ol>
      {wrong === 0 ? (
        <p className="row wrap">
          <Icon name="shield" />
          <span>
            {points.length} 份回执的签名都已验过，{signed ? '签收' : '收到'}的正文与发出的完全一致
          </span>
          <code className="tertiary small" title={`信封的 SM3 摘要 ${sm3}`}>
            {sm3.slice(0, 4)} {sm3.slice(4, 8)} … {sm3.slice(-4)}
          </code>
        </p>
      ) : (
        <p className="row wrap error-text" role="alert">
          <Icon name="warning" />
          <span>{wrong} 份回执的签名不对，不能作为凭据。请联系单位管理员。</span>
        </p>
      )}
    </div>
  );
}
