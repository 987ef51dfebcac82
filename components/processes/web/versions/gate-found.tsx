import type { Finding } from '@gov/workflow';
import { Button, Checkbox, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { Findings } from './findings.tsx';
import type { Gate } from './use-gate.ts';

/** 提醒 that whoever publishes says to have read: none, or all of those found now. */
export function useAcknowledged({ state, findings }: Gate) {
  const [read, setRead] = useState<readonly Finding[]>();
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const isRead = warnings === 0 || read === findings;
  return {
    /** Everything was looked at, nothing stands in the way, and what is to be read was read. */
    mayPublish: state === 'done' && warnings === findings.length && isRead,
    acknowledged: warnings,
    warnings,
    isRead,
    setRead: (all: boolean): void => setRead(all ? findings : undefined),
  };
}

interface GateFoundProps {
  readonly gate: Gate;
  readonly reading: ReturnType<typeof useAcknowledged>;
  /** Leads to the card of a finding; absent = there is none on this page. */
  readonly onShow?: () => void;
}

/** How far the look before publishing is, what it found, and the tick of who has read it. */
export function GateFound({ gate, reading, onShow }: GateFoundProps): ReactNode {
  const { state, progress, findings, error, again } = gate;
  const { warnings, isRead, setRead } = reading;
  return (
    <section aria-label="发布前的检查">
      <h3>发布前的检查</h3>
      {state === 'looking' && (
        <p className="secondary" role="status">
          正在逐个科室试着发起，看每一步找不找得到人，查完才能发布…
          <Progress percent={Math.round(progress * 100)} size="small" aria-label="查了多少科室" />
        </p>
      )}
      <Findings findings={findings} onShow={onShow} />
      {state === 'done' && findings.length === 0 && <p className="secondary">每个科室都试着发起过，没有发现问题。</p>}
      {state === 'closed' && onShow === undefined && (
        <Note kind="warning">这一版的文件有问题，现在发布不了。请取回来改好再发布。</Note>
      )}
      {state === 'done' && warnings > 0 && (
        <Checkbox checked={isRead} onChange={(event) => setRead(event.target.checked)}>
          我已看过这 {warnings} 处提醒，先发布，以后再改
        </Checkbox>
      )}
      <Refusal error={error} />
      {state === 'failed' && (
        <Button size="small" onClick={again}>
          再查一遍
        </Button>
      )}
    </section>
  );
}
