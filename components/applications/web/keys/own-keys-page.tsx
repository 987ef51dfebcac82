import { Button } from 'antd';
import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type KeyLine, routes } from '../../contract.ts';
import { addressWords, applicationWords, isOver, KeyStateWords, lastUseWords, purposeWords } from './key-words.tsx';
import './keys.css';

const refreshes = [routes.ownKeys];

/** 以我的名义: which programs act in the reader's name; he agrees, and ends what he agreed to. */
export function OwnKeysPage() {
  const query = useRoute(routes.ownKeys);
  useLive('application-keys', () => void refresh(routes.ownKeys));
  if (query.error?.status === 403) return <RefusedPage title="我名下的应用密钥" error={query.error} />;
  return (
    <>
      <PageTitle
        title="我名下的应用密钥"
        sentence="别的系统拿着这些密钥，用您的名义发起和查看办事应用。您不同意，它什么也做不了；同意了，随时可以停。"
      />
      <ListStates
        query={query}
        empty={({ keys }) =>
          keys.length === 0 && (
            <section className="panel">
              <EmptyState sentence="没有程序用您的名义。" detail="系统管理员请您同意时，首页会有提醒。" />
            </section>
          )
        }
      >
        {({ keys }) => (
          <div className="stack">
            {keys
              .filter(({ state }) => state === 'WAITING')
              .map((line) => (
                <Asked key={line.id} line={line} />
              ))}
            <Agreed lines={keys.filter(({ state }) => state === 'GOOD')} />
            <Over lines={keys.filter(isOver)} />
          </div>
        )}
      </ListStates>
    </>
  );
}

/** One request: what it is for, what comes of a yes. */
function Asked({ line }: { readonly line: KeyLine }) {
  const now = useNow();
  const agree = useCommand(routes.agreeToKey, { refreshes });
  const decline = useCommand(routes.endOwnKey, { refreshes });
  const params = { keyId: line.id };
  return (
    <Panel title={`请您同意：${line.name}`} aside={`${dateTimeWords(line.agreeBy, now)} 前没有回答就作废`}>
      <div className="key-request">
        <p>
          {line.madeByName}（系统管理员）给“{line.name}”建了一个应用密钥，要用您的名义办事。
        </p>
        <dl>
          <dt>用您的身份</dt>
          <dd>{line.actsAs}</dd>
          <dt>应用</dt>
          <dd>{applicationWords(line)}</dd>
          <dt>能做</dt>
          <dd>{purposeWords(line)}</dd>
          <dt>地址</dt>
          <dd>{addressWords(line)}</dd>
          <dt>有效到</dt>
          <dd>{line.lastDay}（含当天）</dd>
        </dl>
        <Note kind="warning">
          <p>同意以后：</p>
          <ul className="consequences">
            {line.mayStart && <li>它发起的事项写您的姓名，注明“通过应用密钥发起”，由您负责。</li>}
            {line.mayRead && <li>它看得到这些应用里您看得到的事项；草稿和步骤里隐藏的内容除外。</li>}
            <li>拿到密钥的人都能这样用；不能签办、不能看其他事项和公文。</li>
          </ul>
        </Note>
        <Refusal error={agree.error ?? decline.error} />
        <div className="row wrap">
          <Button
            type="primary"
            loading={agree.isPending}
            disabled={decline.isPending}
            onClick={() => agree.mutate({ params })}
          >
            同意“{line.name}”用我的名义
          </Button>
          <Button
            danger
            loading={decline.isPending}
            disabled={agree.isPending}
            onClick={() => decline.mutate({ params })}
          >
            不同意
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Agreed({ lines }: { readonly lines: readonly KeyLine[] }) {
  const now = useNow();
  const [ending, setEnding] = useState<KeyLine>();
  if (lines.length === 0) return null;
  return (
    <Panel title="在用的">
      <ul className="line-list">
        {lines.map((line) => (
          <li key={line.id}>
            <div className="grow">
              <p>
                <b>{line.name}</b>　{purposeWords(line)}：{applicationWords(line)}
              </p>
              <p className="tertiary small">
                {line.actsAs}　有效到 {line.lastDay}　最近使用：{lastUseWords(line, now)}
              </p>
            </div>
            <Button danger onClick={() => setEnding(line)}>
              停用…
            </Button>
          </li>
        ))}
      </ul>
      {ending && <EndDialog line={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  );
}

function EndDialog({ line, onClose }: { readonly line: KeyLine; readonly onClose: () => void }) {
  const end = useCommand(routes.endOwnKey, { refreshes, onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`不再让“${line.name}”用我的名义`}
      size="question"
      leaveWords="先不停"
      primaryWords="马上停用"
      wayBack="停用后不能恢复"
      danger
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { keyId: line.id } })}
    >
      <p>那个系统马上打不开任何内容，系统管理员会看到是您停的。已经发起的事项照常办理。</p>
    </DecisionDialog>
  );
}

function Over({ lines }: { readonly lines: readonly KeyLine[] }) {
  const now = useNow();
  if (lines.length === 0) return null;
  return (
    <Panel title="不能再用的">
      <ul className="line-list">
        {lines.map((line) => (
          <li key={line.id}>
            <div className="grow">
              <p>{line.name}</p>
              <div className="secondary small">
                <KeyStateWords line={line} now={now} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
