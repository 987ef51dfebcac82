import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';

/** On the home page of a platform that was just set up: what comes next. Gone as soon as there is an agency. */
export function FirstAgency() {
  const navigate = useNavigate();
  const { data } = useRoute(routes.agencies);
  if (!data || data.agencies.some((agency) => !agency.isPlatform)) return null;
  return (
    <Panel title="下一步：开通第一个单位">
      <EmptyState
        sentence="平台已经启用，还没有单位在用。"
        detail="填单位名称和它的三员；开通后打印三张交接单交给三员，他们自己起用户名、设密码，再登记科室和人员。"
        action={
          <Button type="primary" onClick={() => navigate('/agencies/open')}>
            开通第一个单位
          </Button>
        }
      />
    </Panel>
  );
}
