import { Button } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type AgencyStanding, type FirstAccount, type Opening, routes } from '../../contract.ts';
import { dutyTitles } from '../../rules/duty-titles.ts';
import { FirstCodesDialog } from './first-codes-dialog.tsx';
import './opening.css';

interface FirstAccountsPanelProps {
  readonly agency: AgencyStanding;
  readonly opening: Opening;
}

/** 三员的账号: who has come in, and the slips for who has not. */
export function FirstAccountsPanel({ agency, opening }: FirstAccountsPanelProps) {
  const [people, setPeople] = useState<readonly FirstAccount[]>();
  const { administrators, established } = opening;
  const may = established && agency.state === 'OPEN';
  const without = administrators.filter(({ state }) => state === 'NONE' || state === 'LAPSED');
  return (
    <Panel title="三员的账号" aside="用户名和密码由本人自己定，平台看不到">
      {!established && <StillMaking agencyId={agency.id} />}
      <ul className="line-list">
        {administrators.map((one) => (
          <li key={one.duty} className="first-account">
            <div className="grow">
              <p>
                {dutyTitles[one.duty]} <b>{one.name}</b>
              </p>
              <Detail one={one} />
            </div>
            <AccountChip one={one} />
            {may && one.state === 'OUT' && (
              <Button size="small" aria-label={`${one.name}：单子丢了，重发…`} onClick={() => setPeople([one])}>
                单子丢了，重发…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && without.length > 0 && (
        <div className="first-account-foot">
          <Button type="primary" onClick={() => setPeople(without)}>
            发交接单（{without.length} 张）…
          </Button>
        </div>
      )}
      {people && <FirstCodesDialog agency={agency} people={people} onClose={() => setPeople(undefined)} />}
    </Panel>
  );
}

const lookAgainMs = 2_000;

/** The page looks again by itself until the agency stands. */
function StillMaking({ agencyId }: { readonly agencyId: string }) {
  useRoute(routes.agency, { params: { agencyId } }, { refetchInterval: lookAgainMs });
  return (
    <div className="first-account-foot">
      <Note>正在建立机构，几秒钟就好，然后在这里发交接单。</Note>
    </div>
  );
}

function Detail({ one }: { readonly one: FirstAccount }) {
  const now = useNow();
  const words = one.usedAt
    ? `${dateTimeWords(one.usedAt, now)} 用码开通，平台不能再给他发码`
    : one.until
      ? `码 ${dateTimeWords(one.until, now)} 前有效`
      : undefined;
  return words ? <p className="tertiary small">{words}</p> : null;
}

const chips = {
  NONE: { state: 'neutral', words: '还没有发码' },
  OUT: { state: 'now', words: '等本人开通' },
  LAPSED: { state: 'neutral', words: '码过期了，没有用过' },
  USED: { state: 'done', words: '本人已开通' },
} as const;

const AccountChip = ({ one }: { readonly one: FirstAccount }) => <StateChip {...chips[one.state]} />;
