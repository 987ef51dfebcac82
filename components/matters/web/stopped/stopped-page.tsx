import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { HandOvers } from './hand-overs.tsx';
import { LeftWork } from './left-work.tsx';
import { StoppedSteps } from './stopped-steps.tsx';
import { StuckBeginnings } from './stuck-beginnings.tsx';
import { StuckChildren } from './stuck-children.tsx';
import { useStoppedCounts } from './use-stopped-counts.ts';
import './stopped.css';

/** 停下的流程: everything that waits for the system administrator, because nobody handles it. */
export function StoppedPage() {
  const counts = useStoppedCounts();
  return (
    <>
      <PageTitle
        title="停下的流程"
        sentence="这里只列步骤和原因，看不到事项的内容。补上任职以后会自动接着办，也可以现在重新查找或指定办理人。"
      />
      <div className="stack">
        <StoppedSteps count={counts?.stopped} />
        <StuckChildren />
        <StuckBeginnings />
        <LeftWork count={counts?.left} />
        <HandOvers />
      </div>
    </>
  );
}
