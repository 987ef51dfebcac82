import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { routes as organisationRoutes } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { ChoiceField, DayField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { type AuditFilter, routes } from '../contract.ts';

/** The filter in force, and in words what was narrowed down by a click in the table. */
export interface Shown {
  readonly filter: AuditFilter;
  readonly narrowed?: { readonly person?: string; readonly object?: string };
}

interface AuditFiltersProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

const searchPersons: PersonSearch = (query, after, signal) =>
  call(organisationRoutes.searchPersons, { query: { query, ...(after === undefined ? {} : { after }) } }, { signal });

const without = (filter: AuditFilter, ...names: readonly (keyof AuditFilter)[]): AuditFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as keyof AuditFilter))); // reason: names of an AuditFilter

/** Person, event, object and days; each choice searches at once. */
export function AuditFilters({ shown, onShow }: AuditFiltersProps) {
  const { person } = useSession();
  const words = useRoute(routes.words);
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { filter, narrowed } = shown;
  const set = (name: keyof AuditFilter, value: string | undefined) => {
    const { object, ...others } = narrowed ?? {};
    const rest = name === 'objectKind' ? without(filter, 'objectKind', 'objectId') : without(filter, name);
    onShow({
      filter: value ? { ...rest, [name]: value } : rest,
      narrowed: name === 'objectKind' || object === undefined ? others : { ...others, object },
    });
  };
  const choosePerson = (value: readonly PersonChoice[]) => {
    setChosen(value);
    set('personId', value[0]?.personId);
  };
  const everything = () => {
    setChosen([]);
    onShow({ filter: {} });
  };
  return (
    <FilterFrame
      narrowed={narrowed}
      mayClear={Object.keys(filter).length > 0}
      onClear={everything}
      fields={
        <>
          <PersonPicker
            label="人员"
            value={chosen}
            onChange={choosePerson}
            search={searchPersons}
            recentOf={person.id}
          />
          <ChoiceField
            label="操作"
            value={filter.event}
            emptyWords="全部操作"
            onChange={(value) => set('event', value)}
            options={(words.data?.components ?? []).map((component) => ({
              label: component.name,
              options: component.events.map((event) => ({ value: event.code, label: event.words })),
            }))}
          />
          <ChoiceField
            label="对象"
            value={filter.objectKind}
            emptyWords="全部对象"
            onChange={(value) => set('objectKind', value)}
            options={(words.data?.objectKinds ?? []).map((kind) => ({ value: kind.code, label: kind.words }))}
          />
          <DayField label="从哪天起" value={filter.from ?? ''} onChange={(value) => set('from', value)} />
          <DayField label="到哪一天（含当天）" value={filter.to ?? ''} onChange={(value) => set('to', value)} />
        </>
      }
    />
  );
}

interface FilterFrameProps {
  readonly fields: ReactNode;
  readonly narrowed: Shown['narrowed'];
  readonly mayClear: boolean;
  readonly onClear: () => void;
}

function FilterFrame({ fields, narrowed, mayClear, onClear }: FilterFrameProps) {
  const only = [narrowed?.person, narrowed?.object].filter(Boolean).join('、');
  return (
    <section className="panel audit-filters" aria-label="查找条件">
      <div className="audit-filter-fields">{fields}</div>
      <div className="audit-filter-line">
        {only && <span>只看：{only}</span>}
        {mayClear && (
          <Button size="small" onClick={onClear}>
            看全部记录
          </Button>
        )}
      </div>
    </section>
  );
}
