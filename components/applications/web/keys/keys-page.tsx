import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type KeyLine, routes } from '../../contract.ts';
import { HowToCall } from './how-to-call.tsx';
import {
  addressWords,
  applicationWords,
  isOver,
  KeyRefused,
  KeyStateWords,
  lastUseWords,
  purposeWords,
} from './key-words.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import '../applications.css';
import './keys.css';

type Reply = ReplyOf<(typeof routes)['keys']>;

/** 应用密钥: which programs act in whose name, and until when. */
export function KeysPage() {
  const query = useRoute(routes.keys);
  useLive('application-keys', () => void refresh(routes.keys));
  const [making, setMaking] = useState(false);
  if (query.error?.status === 403) return <RefusedPage title="应用密钥" error={query.error} />;
  return (
    <>
      <PageTitle
        title="应用密钥"
        sentence="让门户网站、业务系统用本单位某个人的名义发起和查看办事应用。每个密钥都要这个人自己同意；密钥不能用来管理。"
        actions={
          <Button type="primary" disabled={!query.data} onClick={() => setMaking(true)}>
            新建应用密钥…
          </Button>
        }
      />
      <div className="stack">
        <ListStates query={query}>{(reply) => <Keys reply={reply} />}</ListStates>
        <HowToCall applicationId={query.data?.applications[0]?.id} />
      </div>
      {making && query.data && <NewKeyDialog choices={query.data} onClose={() => setMaking(false)} />}
    </>
  );
}

function Keys({ reply: { keys } }: { readonly reply: Reply }) {
  const [revoking, setRevoking] = useState<KeyLine>();
  const [current, over] = [keys.filter((line) => !isOver(line)), keys.filter(isOver)];
  return (
    <>
      <Panel title="在用和等同意的" aside={current.length > 0 ? `${current.length} 个` : undefined}>
        {current.length > 0 ? (
          <KeyTable lines={current} onRevoke={setRevoking} />
        ) : (
          <EmptyState
            sentence="没有在用的应用密钥。"
            detail="没有外面的系统要接进来，就不需要建。要接的，先和代表的人说好，再点“新建应用密钥…”。"
          />
        )}
      </Panel>
      {over.length > 0 && (
        <Panel title="不能再用的">
          <KeyTable lines={over} />
        </Panel>
      )}
      {revoking && <RevokeDialog line={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

interface KeyTableProps {
  readonly lines: readonly KeyLine[];
  readonly onRevoke?: (line: KeyLine) => void;
}

function KeyTable({ lines, onRevoke }: KeyTableProps) {
  const now = useNow();
  return (
    <div className="applications-frame">
      <table className="applications-table key-table">
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">代表</th>
            <th scope="col">应用和用途</th>
            <th scope="col">有效到</th>
            <th scope="col">最近使用</th>
            <th scope="col">状态</th>
            {onRevoke && <th scope="col">操作</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td data-label="代表">{line.actsAs}</td>
              <td data-label="应用和用途">
                {applicationWords(line)}
                <p className="tertiary small">{purposeWords(line)}</p>
                <p className="tertiary small">{addressWords(line)}</p>
              </td>
              <td className="short" data-label="有效到">
                {line.lastDay}
              </td>
              <td data-label="最近使用">
                {lastUseWords(line, now)}
                <KeyRefused line={line} now={now} />
              </td>
              <td data-label="状态">
                <KeyStateWords line={line} now={now} />
              </td>
              {onRevoke && (
                <td className="short">
                  <Button size="small" aria-label={`停用${line.name}…`} onClick={() => onRevoke(line)}>
                    停用…
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
