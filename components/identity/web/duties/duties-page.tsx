import { Button } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type DutyLine, type PastHandOver, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { dutyTasks } from '../duty-tasks.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { OpenHandOver } from './open-hand-over.tsx';
import './duties.css';

/** 三员: who holds the three duties; handed over by the holder alone, or by the two others together. */
export function DutiesPage() {
  const query = useRoute(routes.duties);
  const [line, setLine] = useState<DutyLine>();
  // Who has just handed his duty over sees no longer what the three see.
  if (query.error?.status === 403) return <RefusedPage title="三员" error={query.error} />;
  return (
    <>
      <PageTitle
        title="三员"
        sentence="三种管理权限分给三个人。职责由本人提出移交；本人办不了时，由另外两位一起移交。接手的人登录后自己同意，才换人。一个人不能担任两职，也不能移交给自己。"
      />
      <ListStates query={query}>
        {({ duties, past }) => (
          <div className="stack">
            {duties.map((one) => (
              <DutyPanel key={one.duty} line={one} onHandOver={() => setLine(one)} />
            ))}
            {past.length > 0 && <PastHandOvers past={past} />}
          </div>
        )}
      </ListStates>
      {line && <HandOverDialog line={line} onClose={() => setLine(undefined)} />}
    </>
  );
}

function DutyPanel({ line, onHandOver }: { readonly line: DutyLine; readonly onHandOver: () => void }) {
  const { duty, holder, own, open } = line;
  const name = dutyWords[duty];
  return (
    <Panel title={name} aside={own ? '您的职责' : undefined}>
      <div className="duty-line">
        <div className="grow">
          <p className="strong">{holder?.name ?? '空缺'}</p>
          <p className="tertiary small">{holder && `${holder.sectionName}　${holder.title}`}</p>
          <p className="secondary small">{dutyTasks[duty]}</p>
        </div>
        {!open && <Button onClick={onHandOver}>{own ? `移交${name}职责…` : `提出移交${name}职责…`}</Button>}
      </div>
      {open && <OpenHandOver line={line} handOver={open} />}
    </Panel>
  );
}

const ends: Readonly<Record<PastHandOver['state'], string>> = {
  DONE: '已移交',
  WITHDRAWN: '已撤回',
  DECLINED: '没有同意，没有移交',
  EXPIRED: '7 天内没有都同意，已作废',
  FAILED: '到那天条件不符，没有移交',
};

const PastHandOvers = ({ past }: { readonly past: readonly PastHandOver[] }) => (
  <Panel title="以前的移交">
    <div className="table-frame">
      <table className="plain-table stacks">
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">从谁到谁</th>
            <th scope="col">从哪天起</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {past.map((one) => (
            <tr key={one.id}>
              <th scope="row">{dutyWords[one.duty]}</th>
              <td>
                {one.fromName} → {one.toName}
              </td>
              <td>{one.on}</td>
              <td>{ends[one.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Panel>
);
