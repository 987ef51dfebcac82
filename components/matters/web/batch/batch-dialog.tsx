import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import type { Box } from '../../contract.ts';
import { PlanPart } from './batch-plan-part.tsx';
import { Outcome, UnderWay } from './batch-result.tsx';
import { verbOf, verbOfBox } from './batch-words.ts';
import { standing } from './run-lines.ts';
import type { Job, Jobs } from './use-job.ts';
import './batch.css';

interface BatchDialogProps {
  readonly box: Box;
  readonly jobs: Jobs;
}

/** One dialog from the question to the result: nothing is done before its press, and it says what became of each. */
export function BatchDialog({ box, jobs }: BatchDialogProps) {
  const { job } = jobs;
  return (
    <Modal
      className="decision-dialog"
      open={job !== undefined}
      title={`批量${verbOfBox(box)}`}
      width={620}
      onCancel={job?.running ? jobs.stop : jobs.close}
      maskClosable={false}
      centered
      destroyOnHidden
      footer={<div className="dialog-actions">{job && <Actions job={job} jobs={jobs} />}</div>}
    >
      <div className="stack">{job && <Stage job={job} jobs={jobs} />}</div>
    </Modal>
  );
}

interface StageProps {
  readonly job: Job;
  readonly jobs: Jobs;
}

function Stage({ job, jobs }: StageProps): ReactNode {
  const { plan, lines, running, opinion } = job;
  if (lines) return running ? <UnderWay lines={lines} /> : <Outcome lines={lines} />;
  if (plan) return <PlanPart plan={plan} opinion={opinion} onWrite={jobs.write} />;
  return jobs.error ? <Refusal error={jobs.error} /> : <LoadingState lines={3} />;
}

function Actions({ job, jobs }: StageProps) {
  const { plan, lines, running } = job;
  if (running)
    return (
      <>
        <span className="way-back">停止后，办过的不会退回来。</span>
        <Button onClick={jobs.stop}>停止</Button>
      </>
    );
  const waiting = lines ? standing(lines).waiting : 0;
  if (lines)
    return (
      <>
        <span className="way-back" />
        {waiting > 0 && <Button onClick={() => jobs.goOn(job)}>接着办余下 {waiting} 件</Button>}
        <Button type="primary" onClick={jobs.close}>
          知道了
        </Button>
      </>
    );
  const count = plan?.going.length ?? 0;
  return (
    <>
      <span className="way-back">
        {count > 0 && plan?.going[0]?.task.act === 'agree' && '下一位办之前，每件都可以取回'}
      </span>
      <Button onClick={jobs.close}>先不办</Button>
      {plan && count > 0 && (
        <Button type="primary" onClick={() => jobs.start(job)}>
          {verbOf(plan)} {count} 件
        </Button>
      )}
    </>
  );
}
