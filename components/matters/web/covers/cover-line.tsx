import type { ReactNode } from 'react';
import { When } from '#platform/web/widgets/chips.tsx';
import type { Cover } from '../../contract.ts';
import { coverScope, coverWords } from './cover-words.ts';

interface CoverLineProps {
  readonly row: Cover;
  readonly children: ReactNode;
}

/** What is arranged, for when and why, by whom; what may be done about it stands behind. */
export const CoverLine = ({ row, children }: CoverLineProps) => (
  <li>
    <div className="grow">
      <p className="strong">{coverWords(row)}</p>
      <p>{coverScope(row)}</p>
      <p className="tertiary small">
        {row.agreedBy === row.proposedBy ? (
          <>
            本人设置于 <When instant={row.proposedAt} />
          </>
        ) : (
          <>
            理由：{row.reason}　{row.proposedBy}提出于 <When instant={row.proposedAt} />
            {row.agreedBy !== undefined && `，${row.agreedBy}同意`}
            {row.lapses !== undefined && (
              <>
                ，到 <When instant={row.lapses} /> 没有同意就作废
              </>
            )}
          </>
        )}
      </p>
    </div>
    <div className="row wrap">{children}</div>
  </li>
);
