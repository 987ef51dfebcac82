import { Switch } from 'antd';
import { useCommand } from '#platform/web/data/use-route.ts';
import { sessionRoute } from '#platform/web/shell/session.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type ComponentLine, routes } from '../../contract.ts';

/** The foundation is named and stays; everything else is switched on and off. */
export function ComponentSwitches({ components }: { readonly components: readonly ComponentLine[] }) {
  const change = useCommand(routes.switchComponent, { refreshes: [routes.settings, sessionRoute] });
  const foundation = components.filter((component) => component.foundation);
  const choices = components.filter((component) => !component.foundation);
  return (
    <div className="settings-part">
      {choices.length === 0 && <p>现在装有的都是基础应用，各单位都要用，没有可以开关的应用。</p>}
      <ul>
        {choices.map((component) => (
          <li key={component.id} className="settings-switch">
            <Switch
              aria-label={component.name}
              checked={component.open}
              loading={change.isPending && change.variables?.body.componentId === component.id}
              onChange={(open) => change.mutate({ body: { componentId: component.id, open } })}
            />
            <span>{component.name}</span>
            <span className="tertiary small">{component.open ? '在用' : '已关闭，内容都留着'}</span>
          </li>
        ))}
      </ul>
      <p className="tertiary small">基础应用：{foundation.map((component) => component.name).join('、')}。</p>
      <Refusal error={change.error} />
    </div>
  );
}
