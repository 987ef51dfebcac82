import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes, type UpgradeProgress } from '../../contract.ts';

const everyMs = 1500;

interface FormerUpgradesProps {
  readonly formId: string;
  readonly upgrades: readonly UpgradeProgress[];
}

/** What was upgraded before, and how far the one under way is. */
export function FormerUpgrades({ upgrades }: FormerUpgradesProps): ReactNode {
  if (upgrades.length === 0) return null;
  return (
    <Panel title="升级记录">
      <ul className="upgrade-examples">
        {upgrades.map((upgrade) => (
          <li key={upgrade.upgradeId}>
            <b>
              第 {upgrade.from} 版 → 第 {upgrade.to} 版
            </b>
            <span className="tertiary small">
              {upgrade.by} <When instant={upgrade.at} />：{upgrade.reason}
            </span>
            {upgrade.over ? <Sums upgrade={upgrade} /> : <UnderWay upgradeId={upgrade.upgradeId} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function UnderWay({ upgradeId }: { readonly upgradeId: string }): ReactNode {
  const state = useRoute(routes.upgradeProgress, { params: { upgradeId } }, { refetchInterval: everyMs });
  const cancel = useCommand(routes.cancelUpgrade, {
    refreshes: [routes.upgradeProgress],
    onDone: () => void refresh(routes.upgradeChoices, routes.upgradeProgress),
  });
  return (
    <ListStates query={state} lines={1}>
      {(upgrade) => (
        <div role="status" className="stack">
          <Progress percent={doneOf(upgrade)} aria-label="升级的进度" />
          <Sums upgrade={upgrade} />
          {!upgrade.over && (
            <div>
              <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { upgradeId } })}>
                停下，没有改的不改了
              </Button>
            </div>
          )}
          <Refusal error={cancel.error} />
        </div>
      )}
    </ListStates>
  );
}

const stayedOf = ({ stayed }: UpgradeProgress): number => stayed.reduce((sum, { count }) => sum + count, 0);
const doneOf = (upgrade: UpgradeProgress): number =>
  Math.floor((100 * (upgrade.moved + stayedOf(upgrade))) / Math.max(1, upgrade.asked));

function Sums({ upgrade }: { readonly upgrade: UpgradeProgress }): ReactNode {
  const { asked, moved, stayed, cancelled } = upgrade;
  const left = asked - moved - stayedOf(upgrade);
  return (
    <>
      <span>
        {asked} 件中 {moved} 件已改用新版
        {stayed.length > 0 && `，${stayedOf(upgrade)} 件没有改`}
        {cancelled && left > 0 && `，停下时还有 ${left} 件没轮到`}。
      </span>
      {stayed.map(({ why, count }) => (
        <span key={why} className="change small">
          {why}：{count} 件
        </span>
      ))}
    </>
  );
}
