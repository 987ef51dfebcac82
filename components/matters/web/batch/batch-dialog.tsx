import { Button, Modal } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import type { Box } from '../../contract.ts';
import { PlanPart } from './batch-plan-part.tsx';
import { Outcome, UnderWay } from './batch-result.tsx';
import { verbOf, verbOfBox, wayBackWords } from './batch-words.ts';
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

/** The second half of a double click was meant for the button that stood there before. */
const single = (run: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) run();
};

function Actions({ job, jobs }: StageProps) {
  const { plan, lines, running } = job;
  const count = plan?.going.length ?? 0;
  if (lines && !running) return <AtTheEnd waiting={standing(lines).waiting} job={job} jobs={jobs} />;
  return (
    <>
      <span className="way-back">{running ? '停止后，办过的不会退回来' : wayBackWords(plan?.going ?? [])}</span>
      {running ? (
        <Button key="stop" onClick={single(jobs.stop)}>
          停止
        </Button>
      ) : (
        <Button key="leave" onClick={jobs.close}>
          先不办
        </Button>
      )}
      {plan && count > 0 && (
        <Button key="go" type="primary" loading={running} onClick={() => jobs.start(job)}>
          {verbOf(plan)} {count} 件
        </Button>
      )}
    </>
  );
}

const AtTheEnd = ({ waiting, job, jobs }: StageProps & { readonly waiting: number }) => (
  <>
    <span className="way-back" />
    {waiting > 0 && (
      <Button key="on" onClick={single(() => jobs.goOn(job))}>
        接着办余下 {waiting} 件
      </Button>
    )}
    <Button key="close" type="primary" onClick={single(jobs.close)}>
      知道了
    </Button>
  </>
);
