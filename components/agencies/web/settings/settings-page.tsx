import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes, type SettingLine } from '../../contract.ts';
import { ComponentSwitches } from './component-switches.tsx';
import { SettingForm } from './setting-form.tsx';
import './settings.css';

/** 单位设置: which components the agency uses and how they behave. */
export function SettingsPage() {
  const query = useRoute(routes.settings);
  return (
    <>
      <PageTitle title="单位设置" sentence="只影响本单位，保存后马上生效，会记入审计。" />
      <ListStates query={query}>
        {({ components, settings }) => (
          <div className="stack">
            <Panel title="应用">
              <ComponentSwitches components={components} />
            </Panel>
            {settings.length === 0 && <EmptyState sentence="现在的应用没有需要设置的参数。" />}
            {byComponent(settings).map((lines) => (
              <Panel key={lines[0]?.componentId} title={lines[0]?.componentName}>
                {lines.map((line) => (
                  // a new version begins with the value that is kept now
                  <SettingForm key={`${line.key} ${line.version}`} line={line} />
                ))}
              </Panel>
            ))}
          </div>
        )}
      </ListStates>
    </>
  );
}

const byComponent = (settings: readonly SettingLine[]): readonly (readonly SettingLine[])[] =>
  [...new Set(settings.map((line) => line.componentId))].map((id) =>
    settings.filter((line) => line.componentId === id),
  );
