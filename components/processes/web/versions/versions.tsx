import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { VersionList } from '#platform/web/widgets/drafts/version-list.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type DesignView, type PlanLine, routes } from '../../contract.ts';
import { type DesignSaver, openFile } from '../designer/design-saver.ts';
import type { TakenFile } from '../designer/use-history.ts';
import { Discard } from './discard.tsx';
import { RollBack } from './roll-back.tsx';

interface VersionsProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  /** Takes a file whole in place of what is on the page, as one step of 撤销. */
  readonly onTake: (taken: TakenFile) => void;
  readonly reopen: (bpmnXml: string) => Promise<void>;
  /** A version beside what is on the page. */
  readonly onCompare: (number: number) => void;
}

/** Published versions: each can be compared, taken back and worked on, or used again; and the way to drop the draft. */
export function Versions({ view, saver, onTake, reopen, onCompare }: VersionsProps): ReactNode {
  const { processId } = view;
  const [open, setOpen] = useState(false);
  const [back, setBack] = useState<number>();
  const query = useRoute(routes.designVersions, { params: { processId } }, { enabled: open });
  const plans = useRoute(routes.designPlans, { params: { processId } }, { enabled: open });
  const [takeBackRefused, setTakeBackRefused] = useState<ReactNode>();
  const takeBack = async (number: number): Promise<void> => {
    setTakeBackRefused(undefined);
    try {
      const version = await call(routes.designVersion, { params: { processId, number } });
      const file = await openFile(version.bpmnXml);
      if (!file) return setTakeBackRefused(<Note kind="error">第 {number} 版的文件读不懂，取不回来。请换一版。</Note>);
      setOpen(false);
      onTake({ file, words: `已取回第 ${number} 版，接着改就是新的一稿。` });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setTakeBackRefused(<Refusal error={error} />);
    }
  };
  const hasDraft = saver.shown().hasDraft;
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        版本
      </Button>
      <Drawer title="版本" open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <div className="stack">
          <VersionList query={query}>
            {({ number, current }, name) => (
              <>
                {name}
                <div className="acts">
                  <Button
                    size="small"
                    onClick={() => {
                      setOpen(false);
                      onCompare(number);
                    }}
                  >
                    和{hasDraft || current ? '现在画的' : '在用的'}比
                  </Button>
                  <Button size="small" onClick={() => void takeBack(number)}>
                    取回第 {number} 版接着改
                  </Button>
                  {!current && (
                    <Button size="small" onClick={() => setBack(number)}>
                      改回用第 {number} 版…
                    </Button>
                  )}
                </div>
              </>
            )}
          </VersionList>
          {takeBackRefused}
          <FormerPlans plans={plans.data?.plans ?? []} />
          {hasDraft && <Discard {...{ view, saver, onTake }} onDone={() => setOpen(false)} />}
        </div>
      </Drawer>
      <RollBack
        view={view}
        saver={saver}
        number={back}
        reopen={reopen}
        onClose={() => setBack(undefined)}
        onDone={() => setOpen(false)}
      />
    </>
  );
}

const stateWords: Readonly<Record<PlanLine['state'], string>> = {
  WAITING: '等着发布',
  PUBLISHED: '已发布',
  CANCELLED: '已取消',
  REFUSED: '没有通过检查，没有发布',
};

/** 定时发布: what was planned, and what became of it. */
function FormerPlans({ plans }: { readonly plans: readonly PlanLine[] }): ReactNode {
  const now = useNow();
  if (plans.length === 0) return null;
  return (
    <section>
      <h3>定时发布</h3>
      <ul className="plain-list">
        {plans.map(({ planId, publishAt, state, askedBy, problems, warnings, scanning }) => (
          <li key={planId}>
            {dateTimeWords(publishAt, now)}：{stateWords[state]}
            {askedBy && <span className="tertiary small">（{askedBy}定的）</span>}
            {[...problems, ...warnings].map((words) => (
              <p key={words} className="secondary">
                {words}
              </p>
            ))}
            {scanning && <p className="secondary">正在逐个科室查找不找得到人…</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
