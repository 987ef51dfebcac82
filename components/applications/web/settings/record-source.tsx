import { copyTargets, type RecordCopy } from '@gov/forms';
import { Button } from 'antd';
import type { RecordSourceProps } from '#components/forms/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import '../applications.css';

/** In the designer of forms: which list a field chooses from, the column it shows, and what is brought along (带出). */
export function RecordSource({ label, field, template, onChange }: RecordSourceProps) {
  const query = useRoute(routes.recordSources);
  const { source } = field;
  return (
    <ListStates
      query={query}
      lines={2}
      empty={({ applications }) =>
        applications.length === 0 && <EmptyState sentence="还没有应用。先在“应用设置”里建一个，再来这里选。" />
      }
    >
      {({ applications }) => {
        const chosen = applications.find(({ kindCode }) => kindCode === source?.application);
        const columns = (chosen?.columns ?? []).map(({ key, label: name }) => ({ value: key, label: name }));
        const targets = template.fields
          .filter(({ key, kind, retired }) => key !== field.key && !retired && copyTargets.has(kind))
          .map(({ key, label: name }) => ({ value: key, label: name }));
        const put = (change: object): void => {
          if (source) onChange({ ...source, ...change });
        };
        return (
          <>
            <ChoiceField
              label={label}
              hint={
                source && !chosen
                  ? '原来选的应用已不在，请重新选'
                  : '填表的人只能选办结的、自己看得到的；选中以后存下当时的文字'
              }
              value={chosen?.kindCode}
              options={applications.map(({ kindCode, name }) => ({ value: kindCode, label: name }))}
              onChange={(application) => onChange(application === undefined ? undefined : { application })}
            />
            {chosen && (
              <ChoiceField
                label="显示哪一列"
                emptyWords="标题"
                value={source?.column}
                options={columns}
                onChange={(column) => {
                  const { column: _, ...rest } = source ?? { application: chosen.kindCode };
                  onChange(column === undefined ? rest : { ...rest, column });
                }}
              />
            )}
            {chosen && (
              <Copies
                copies={source?.copies ?? []}
                columns={columns}
                targets={targets}
                onChange={(copies) => {
                  const { copies: _, ...rest } = source ?? { application: chosen.kindCode };
                  if (copies.length === 0) onChange(rest);
                  else put({ copies });
                }}
              />
            )}
          </>
        );
      }}
    </ListStates>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface CopiesProps {
  readonly copies: readonly RecordCopy[];
  readonly columns: readonly Option[];
  readonly targets: readonly Option[];
  readonly onChange: (copies: readonly RecordCopy[]) => void;
}

/** 带出: each line writes one column of the chosen row into one field; who fills in may change it there. */
function Copies({ copies, columns, targets, onChange }: CopiesProps) {
  const free = targets.find(({ value }) => !copies.some(({ to }) => to === value));
  const [first] = columns;
  const change = (at: number, part: Partial<RecordCopy>): void =>
    onChange(copies.map((copy, place) => (place === at ? { ...copy, ...part } : copy)));
  return (
    <fieldset className="record-copies">
      <legend>同时带出</legend>
      {copies.map((copy, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <div key={at} className="record-copy">
          <ChoiceField
            label={`第 ${at + 1} 项从`}
            value={copy.from}
            options={columns}
            onChange={(from) => from !== undefined && change(at, { from })}
          />
          <ChoiceField
            label="带到"
            value={copy.to}
            options={targets}
            onChange={(to) => to !== undefined && change(at, { to })}
          />
          <Button size="small" onClick={() => onChange(copies.filter((_, place) => place !== at))}>
            不带出第 {at + 1} 项
          </Button>
        </div>
      ))}
      {free && first ? (
        <Button size="small" onClick={() => onChange([...copies, { from: first.value, to: free.value }])}>
          加一项
        </Button>
      ) : (
        <p className="tertiary small">
          {first
            ? '表单上没有别的文字、数字、金额、日期可以带到了。'
            : '这个应用的列表里还没有列，先在“应用设置”里加。'}
        </p>
      )}
    </fieldset>
  );
}
