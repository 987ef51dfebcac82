import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { ProcessTabs } from './process-tabs.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';
import { RehearsalSetting } from './rehearsal-setting.tsx';
import { useRehearsal } from './use-rehearsal.ts';
import './rehearsal.css';

/** 试运行历史: what a version would have done with the matters that went by this process. */
export function RehearsalPage(): ReactNode {
  const { processId = '' } = useParams();
  const query = useRoute(routes.design, { params: { processId } });
  const rehearsal = useRehearsal(processId);
  const [opened, setOpened] = useState(0);
  const { shown } = rehearsal;
  return (
    <div className="process-course">
      <PageTitle
        title={query.data ? `试运行历史 – ${query.data.name}` : '试运行历史'}
        sentence="把真实办过的事项按草稿或某一版重走一遍，看会有什么不同。什么都不会改动。"
      />
      <ProcessTabs processId={processId} />
      <ListStates query={query} lines={4}>
        {(view) => (
          <>
            <RehearsalSetting
              view={view}
              shown={shown}
              onStop={rehearsal.stop}
              onStart={(of, most) => {
                setOpened(opened + 1);
                void rehearsal.start(of, most);
              }}
            />
            {shown.state === 'failed' && <Refusal error={shown.error ?? null} />}
            {shown.process && <RehearsalResult key={opened} process={shown.process} shown={shown} />}
          </>
        )}
      </ListStates>
    </div>
  );
}
