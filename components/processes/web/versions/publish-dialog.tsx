import type { Finding } from '@gov/workflow';
import type { Design } from '@gov/workflow/designing';
import { Radio } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import { markOld, refresh, useCommand } from '#platform/web/data/use-route.ts';
import { addDays, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DesignView, routes } from '../../contract.ts';
import type { DesignSaver } from '../designer/design-saver.ts';
import { useDesk } from '../designer/desk.ts';
import { GateFound, useAcknowledged } from './gate-found.tsx';
import { instantOf, timesOfDay } from './plan-words.ts';
import { useGate } from './use-gate.ts';
import './versions.css';

interface PublishDialogProps {
  readonly open: boolean;
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly next: number;
  readonly problemCount: number;
  readonly onScanned: (scanned: { readonly design: Design; readonly findings: readonly Finding[] }) => void;
  readonly onClose: () => void;
}

/** What was found, what publishing does and to whom, and when: before it is done. */
export function PublishDialog(props: PublishDialogProps): ReactNode {
  const { open, view, saver, next, problemCount, onScanned, onClose } = props;
  const { design, template } = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another design is another file
  const file = useCallback(() => saver.file(), [saver, design]);
  const scanned = useCallback((findings: readonly Finding[]) => onScanned({ design, findings }), [onScanned, design]);
  const gate = useGate({ open, file, template, onScanned: scanned });
  const reading = useAcknowledged(gate);
  const [unsaved, setUnsaved] = useState<CallError | null>(null);
  const [later, setLater] = useState(false);
  const [day, setDay] = useState(() => addDays(todayInChina(), 1));
  const [time, setTime] = useState('08:30');
  const { processId } = view;
  const publish = useCommand(routes.publishDesign, {
    refreshes: [routes.designs, routes.list, routes.designVersions, routes.designPlans],
    onDone: async ({ draftVersion }) => {
      saver.published(draftVersion);
      await refresh(routes.design);
      onClose();
    },
  });
  const plan = useCommand(routes.planPublish, { refreshes: [routes.designPlans], onDone: onClose });
  const { hasDraft } = saver.shown();
  const publishAt = instantOf(day, time);
  const decide = async (): Promise<void> => {
    setUnsaved(null);
    try {
      await saver.settle();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return setUnsaved(error);
    }
    const { acknowledged } = reading;
    const body = { baseVersion: saver.base(), overNumber: view.current?.number ?? 0, acknowledged };
    if (!later) return publish.mutate({ params: { processId }, body });
    if (publishAt) plan.mutate({ params: { processId }, body: { ...body, publishAt } });
  };
  const leave = (): void => {
    reading.setRead(false);
    publish.reset();
    plan.reset();
    void markOld(routes.designVersions);
    onClose();
  };
  const words = later ? `到时候发布第 ${next} 版` : `发布第 ${next} 版`;
  return (
    <DecisionDialog
      open={open}
      title={`发布第 ${next} 版`}
      leaveWords="先不发布"
      primaryWords={words}
      busy={publish.isPending || plan.isPending}
      disabled={problemCount > 0 || !reading.mayPublish || !hasDraft || (later && !publishAt)}
      error={unsaved ?? publish.error ?? plan.error}
      onLeave={leave}
      onDecide={() => void decide()}
    >
      {problemCount > 0 && <Note kind="warning">还有 {problemCount} 个问题要改好才能发布，都写在各自的卡片上。</Note>}
      {!hasDraft && problemCount === 0 && <Note>没有未发布的修改，不用发布。</Note>}
      <GateFound gate={gate} reading={reading} onShow={leave} />
      <section>
        <h3>什么时候发布</h3>
        <Radio.Group
          aria-label="什么时候发布"
          value={later}
          onChange={(event) => setLater(event.target.value === true)}
          options={[
            { value: false, label: '现在' },
            { value: true, label: '定个时间' },
          ]}
        />
        {later && (
          <div className="plan-time">
            <DayField label="哪一天" value={day} onChange={setDay} />
            <ChoiceField
              label="几点"
              value={time}
              options={timesOfDay}
              onChange={(chosen) => setTime(chosen ?? '08:30')}
            />
          </div>
        )}
      </section>
      <section>
        <h3>发布后会这样</h3>
        <ul className="plain-list">
          {later && (
            <li>
              到时候再检查一遍流程本身，通过了就发布，不用有人在；没有通过就不发布。发布以后接着逐个科室查找不找得到人。
              结果都写在这一页上和流程列表里，也在您的首页上告诉您。
            </li>
          )}
          {later && <li>发布的是现在这一稿；定好以后接着改的，不会一起发布。到时间以前可以取消。</li>}
          <li>以后发起的事项，按第 {next} 版办理。</li>
          <li>{next > 1 ? '正在办的事项，还按发起时的那一版走完。' : '这个流程就可以用到办事应用里。'}</li>
          <li>发布过的版本不能再改，要改就接着发布下一版；以前的版本随时能看，也能改回去用。</li>
        </ul>
      </section>
    </DecisionDialog>
  );
}
