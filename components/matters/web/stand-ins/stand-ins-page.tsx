import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { OwnCovers } from './own-covers.tsx';
import { StandInForm } from './stand-in-form.tsx';
import { StandInList } from './stand-in-list.tsx';
import './stand-ins.css';

/** 代理: who also does my work for some days, and whose new work I do. */
export function StandInsPage() {
  const query = useRoute(routes.standIns);
  const end = useCommand(routes.endStandIn, { refreshes: [routes.standIns, routes.list, routes.counts] });
  const ending = end.isPending ? end.variables.params.standInId : undefined;
  const onEnd = (standInId: string) => end.mutate({ params: { standInId }, body: {} });
  useLive('inbox', () => void refresh(routes.standIns));
  return (
    <>
      <PageTitle
        title="代理"
        sentence="不在的日子，请一位同事代办您的工作。两个人都看得到、都可以办，办理过程和意见写明“谁（代谁）”。"
      />
      <Refusal error={end.error} />
      <ListStates query={query}>
        {({ mine, forMe, kinds, covers }) => (
          <div className="stack">
            <OwnCovers covers={covers} />
            <Panel title="谁代我办">
              <StandInList
                rows={mine}
                empty="现在没有请人代办。"
                ending={ending}
                end={{ words: '现在收回', label: (who) => `现在收回给${who}的代理` }}
                onEnd={onEnd}
              />
            </Panel>
            <Panel title="请一位同事代办">
              <StandInForm kinds={kinds} />
            </Panel>
            <Panel title="我代谁办">
              <StandInList
                rows={forMe}
                empty="现在没有请您代办的人。"
                ending={ending}
                end={{ words: '不再代理', label: (who) => `不再代理${who}` }}
                onEnd={onEnd}
              />
            </Panel>
          </div>
        )}
      </ListStates>
    </>
  );
}
