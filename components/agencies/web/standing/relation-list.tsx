import { Button } from 'antd';
import { Link } from 'react-router';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import type { RelationLine } from '../../contract.ts';
import { relationWords } from './relation-words.ts';

interface RelationListProps {
  readonly relations: readonly RelationLine[];
  readonly onEnd: (relation: RelationLine) => void;
}

const order = { present: 0, future: 1, past: 2 } as const;
const rank = { SUBORDINATE_TO: 0, DUAL_LED_BY: 1, BUSINESS_GUIDED_BY: 2, PEER_OF: 3 } as const;

/** Present ones first; what has ended stays on record. */
export const RelationList = ({ relations, onEnd }: RelationListProps) => (
  <ul className="line-list">
    {[...relations]
      .sort(
        (a, b) =>
          order[a.state] - order[b.state] ||
          rank[a.relation] - rank[b.relation] ||
          Number(b.outgoing) - Number(a.outgoing),
      )
      .map((relation) => (
        <li key={`${relation.relation} ${relation.fromAgencyId} ${relation.toAgencyId} ${relation.from}`}>
          <div className="grow">
            <p className={relation.state === 'past' ? 'secondary' : ''}>
              <span className="relation-kind">{relationWords(relation)}</span>
              <Link to={`/agencies/${relation.otherId}`}>{relation.otherName}</Link>
            </p>
            <p className="tertiary small">{spanWords(relation)}</p>
          </div>
          {relation.state === 'future' && <StateChip state="neutral" words="尚未开始" />}
          {relation.state === 'past' && <StateChip state="neutral" words="已结束" />}
          {relation.state !== 'past' && (
            <Button
              size="small"
              aria-label={`结束：${relationWords(relation)}${relation.otherName}`}
              onClick={() => onEnd(relation)}
            >
              结束…
            </Button>
          )}
        </li>
      ))}
  </ul>
);
