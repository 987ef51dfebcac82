import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { markOld, refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { routes, type UpgradeExample, type UpgradePreview, type WantedUpgrade } from '../../contract.ts';

const longest = 500;

interface PreviewPanelProps {
  readonly formId: string;
  readonly wanted: WantedUpgrade;
}

/** What would become of what is under way; only who may read a matter sees what it says. */
export function PreviewPanel({ formId, wanted }: PreviewPanelProps): ReactNode {
  const query = useRoute(routes.previewUpgrade, { params: { formId }, body: wanted });
  const [asking, setAsking] = useState(false);
  return (
    <Panel title="会这样">
      <ListStates query={query} lines={4}>
        {(preview) => (
          <>
            <Sums preview={preview} />
            <Examples examples={preview.examples} />
            <div>
              <Button type="primary" disabled={preview.fits === 0} onClick={() => setAsking(true)}>
                升级在办的事项…
              </Button>
            </div>
            {asking && (
              <StartDialog formId={formId} wanted={wanted} preview={preview} onLeave={() => setAsking(false)} />
            )}
          </>
        )}
      </ListStates>
    </Panel>
  );
}

function Sums({ preview: { running, tried, fits, stays } }: { readonly preview: UpgradePreview }): ReactNode {
  return (
    <>
      <p>
        在办 {running} 件{tried < running && `，试了最近的 ${tried} 件`}：<b>{fits} 件</b>能改用新版
        {fits < tried ? `，${tried - fits} 件留在原来的一版：` : '。'}
      </p>
      {stays.length > 0 && (
        <ul className="plain-list">
          {stays.map(({ why, count }) => (
            <li key={why}>
              {why}：{count} 件
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Examples({ examples }: { readonly examples: readonly UpgradeExample[] }): ReactNode {
  if (examples.length === 0) return null;
  const unread = examples.filter(({ title }) => title === undefined).length;
  return (
    <section aria-label="其中几件">
      <h3>其中几件</h3>
      <ul className="upgrade-examples">
        {examples.map(({ matterId, title, number, kindName, changes, why }) => (
          <li key={matterId}>
            {title === undefined ? (
              <span>
                {kindName}
                {number && ` ${number}`}
              </span>
            ) : (
              <Link to={`/matters/${matterId}`}>{title}</Link>
            )}
            {why ? (
              <span className="upgrade-stays">留在原来的一版：{why}</span>
            ) : (
              <span className="upgrade-goes">能改用新版</span>
            )}
            {changes?.map((one) => (
              <span key={one.label} className="change small">
                {one.label}：{one.before || '（空）'} → {one.after || '（空）'}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {unread > 0 && <p className="tertiary small">您不是这些事项的办理人，看不到内容，只告诉您能不能放进新版。</p>}
    </section>
  );
}

interface StartDialogProps extends PreviewPanelProps {
  readonly preview: UpgradePreview;
  readonly onLeave: () => void;
}

function StartDialog({ formId, wanted, preview, onLeave }: StartDialogProps): ReactNode {
  const reason = useTypedText('monitor', 'upgrade');
  const start = useCommand(routes.startUpgrade, {
    refreshes: [routes.upgradeChoices],
    onDone: async () => {
      reason.forget();
      void markOld(routes.previewUpgrade);
      await refresh(routes.upgradeChoices);
      onLeave();
    },
  });
  return (
    <DecisionDialog
      open
      title={`从第 ${wanted.from} 版升级到第 ${wanted.to} 版`}
      leaveWords="先不升级"
      primaryWords={`升级在办的 ${preview.running} 件`}
      busy={start.isPending}
      disabled={reason.text.trim() === '' || isTooLong(reason.text, longest)}
      error={start.error}
      onLeave={onLeave}
      onDecide={() => start.mutate({ params: { formId }, body: { ...wanted, reason: reason.text.trim() } })}
    >
      <ul className="plain-list">
        <li>一件一件地改，随时可以停下；停下以前改了的不再变回去。</li>
        <li>放不进新版的留在原来的一版，照样办完。</li>
        <li>正打开着这些事项的人，要刷新以后接着填。</li>
      </ul>
      <div className="dialog-field">
        <label htmlFor="upgrade-reason">
          为什么升级 <span className="tertiary">记入每一件的办理过程</span>
        </label>
        <GrowingText
          id="upgrade-reason"
          place="dialog"
          maxLength={longest}
          value={reason.text}
          onChange={reason.write}
        />
      </div>
    </DecisionDialog>
  );
}
