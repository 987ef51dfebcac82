import { Button } from 'antd';
import { useState } from 'react';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import type { Grant, Holder, PermissionLine } from '../../contract.ts';
import { EndGrantDialog } from './end-grant-dialog.tsx';

/** Through what the permission is held today; each grant can be taken back. */
export function HolderList({ line }: { readonly line: PermissionLine }) {
  const [ending, setEnding] = useState<{ readonly holder: Holder; readonly grant: Grant }>();
  if (line.holders.length === 0) return <span className="tertiary">还没有人</span>;
  return (
    <>
      <ul className="holder-list">
        {line.holders.map((holder) => (
          <li key={holder.grant?.id ?? holder.words}>
            <HolderWords holder={holder} />
            {holder.grant && (
              <Button
                size="small"
                danger
                aria-label={`收回${holder.words}的“${line.words}”`}
                onClick={() => holder.grant && setEnding({ holder, grant: holder.grant })}
              >
                收回…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <EndGrantDialog
          grantee={ending.holder.words}
          permission={line.words}
          grant={ending.grant}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

const sectionWords = ({ words, ended }: NonNullable<Grant['sections']>[number]): string =>
  ended ? `${words}（已撤销，在那里不起作用）` : words;

function HolderWords({ holder }: { readonly holder: Holder }) {
  const { grant } = holder;
  if (!grant)
    return (
      <span>
        {holder.words} <span className="tertiary small">{holder.people} 人</span>
      </span>
    );
  return (
    <span className="grow">
      {holder.words} <span className="tertiary small">{holder.people} 人</span>{' '}
      {grant.state === 'future' && <StateChip state="now" words="尚未开始" />}
      {grant.sections && (
        <>
          <br />
          <span className="small">归口科室：{grant.sections.map(sectionWords).join('、')}</span>
        </>
      )}
      <br />
      <span className="tertiary small">
        授权 {spanWords(grant)}
        {grant.reason && `，理由：${grant.reason}`}
        {grant.grantedByName && `（${grant.grantedByName}）`}
      </span>
    </span>
  );
}
