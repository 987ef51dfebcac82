import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { routes as formRoutes } from '#components/forms/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes, type UpgradeProgress } from '../../contract.ts';
import { FormerUpgrades } from './former-upgrades.tsx';
import { UpgradeDesk } from './upgrade-desk.tsx';
import './upgrades.css';

/** 升级在办事项 of one form: the whole window, with the way back to its paper. */
export function UpgradePage(): ReactNode {
  const { formId = '' } = useParams();
  const form = useRoute(formRoutes.form, { params: { formId } });
  const query = useRoute(routes.upgradeChoices, { params: { formId } });
  useWindowTitle(form.data ? `升级在办事项 – ${form.data.name}` : '升级在办事项');
  return (
    <div className="upgrade-page">
      <header>
        <h1>升级在办事项</h1>
        {form.data && <span className="secondary">{form.data.name}</span>}
        <Link to={`/forms/${formId}`}>回到稿纸</Link>
        <Link to="/forms">所有表单</Link>
      </header>
      <main className="stack">
        <ListStates
          query={query}
          lines={8}
          empty={({ versions }) =>
            versions.length < 2 && (
              <EmptyState sentence="这张表单只有一版，没有什么要升级。" detail="发布下一版以后再来。" />
            )
          }
        >
          {({ versions, upgrades }) => <Versions formId={formId} versions={versions} upgrades={upgrades} />}
        </ListStates>
      </main>
    </div>
  );
}

interface Version {
  readonly number: number;
  readonly running: number;
}

interface VersionsProps {
  readonly formId: string;
  readonly versions: readonly Version[];
  readonly upgrades: readonly UpgradeProgress[];
}

/** From which version to which: the oldest with something under way, and the newest, unless somebody wants it otherwise. */
function Versions({ formId, versions, upgrades }: VersionsProps): ReactNode {
  const newest = versions[versions.length - 1]?.number ?? 0;
  const oldest = versions.find(({ number, running }) => running > 0 && number < newest)?.number ?? newest - 1;
  const [from, setFrom] = useState(oldest);
  const [to, setTo] = useState(newest);
  const words = ({ number, running }: Version): string =>
    `第 ${number} 版${number === newest ? '（现在用的）' : ''}${running > 0 ? `，在办 ${running} 件` : ''}`;
  const optionsOf = (fits: (number: number) => boolean) =>
    versions
      .filter(({ number }) => fits(number))
      .map((version) => ({ value: version.number, label: words(version) }))
      .reverse();
  const running = versions.find(({ number }) => number === from)?.running ?? 0;
  return (
    <>
      <Panel title="从哪一版到哪一版">
        <div className="upgrade-versions">
          <Select aria-label="从哪一版" value={from} options={optionsOf((number) => number < to)} onChange={setFrom} />
          <span aria-hidden="true">→</span>
          <Select aria-label="到哪一版" value={to} options={optionsOf((number) => number > from)} onChange={setTo} />
        </div>
        <p className="secondary">
          不升级也能办完：在办的事项一直用发起时的那一版。升级后改用新版，办过的意见和过程不变。
        </p>
      </Panel>
      <UpgradeDesk key={`${from}-${to}`} formId={formId} from={from} to={to} running={running} />
      <FormerUpgrades formId={formId} upgrades={upgrades} />
    </>
  );
}
