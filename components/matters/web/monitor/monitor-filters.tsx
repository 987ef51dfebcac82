import { Button } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { type MonitorOrder, type MonitorQuery, routes } from '../../contract.ts';
import { FoldButton } from '../filters/fold-button.tsx';
import { searchPersons } from '../people/person-search.ts';

const orderWords: Readonly<Record<MonitorOrder, string>> = {
  newest: '新提交的在前',
  oldest: '早提交的在前',
  due: '快到期的在前',
  still: '久没有进展的在前',
};
const orders = Object.entries(orderWords).map(([value, label]) => ({ value, label }));

/** How it stands, as one choice; each means a condition of the list. */
const standings: readonly { readonly value: string; readonly label: string; readonly query: MonitorQuery }[] = [
  { value: 'overdue', label: '已超时', query: { overdue: true } },
  { value: 'endOverdue', label: '已过办结时限', query: { endOverdue: true } },
  { value: 'suspended', label: '已暂停', query: { suspended: true } },
  { value: 'running', label: '没有暂停', query: { suspended: false } },
];

interface MonitorFiltersProps {
  readonly query: MonitorQuery;
  readonly onShow: (query: MonitorQuery) => void;
}

/** Leaves out what is undefined: an absent condition is none. */
const cleared = (query: { readonly [K in keyof MonitorQuery]?: MonitorQuery[K] | undefined }): MonitorQuery =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/** Of what has ended only the kind is asked: nobody has it in hand. */
export function KindFilter({
  kind,
  onKind,
}: {
  readonly kind: string | undefined;
  readonly onKind: (kind: string | undefined) => void;
}) {
  const kinds = useRoute(routes.monitorChoices).data?.kinds ?? [];
  return (
    <section className="panel monitor-filters" aria-label="查找条件">
      <ChoiceField
        label="类别"
        value={kind}
        emptyWords="全部类别"
        onChange={onKind}
        options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </section>
  );
}

/** Kind, step, person, how it stands, and the order; each choice searches at once. On a phone they are folded. */
export function MonitorFilters({ query, onShow }: MonitorFiltersProps) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const set = [query.kind, query.step, query.personId, standingOf(query)].filter((one) => one !== undefined).length;
  return (
    <section className="panel monitor-filters" aria-label="查找条件">
      {narrow && (
        <div className="row wrap">
          <FoldButton open={open} set={set} onOpen={setOpen} />
          {set > 0 && <ShowAll query={query} onShow={onShow} onLetGo={() => setChosen([])} />}
        </div>
      )}
      {(open || !narrow) && <Conditions query={query} onShow={onShow} chosen={chosen} onChoose={setChosen} />}
      {set > 0 && !narrow && <ShowAll query={query} onShow={onShow} onLetGo={() => setChosen([])} />}
    </section>
  );
}

const standingOf = (query: MonitorQuery) =>
  standings.find(
    (one) =>
      one.query.overdue === query.overdue &&
      one.query.endOverdue === query.endOverdue &&
      one.query.suspended === query.suspended,
  );

const ShowAll = ({ query, onShow, onLetGo }: MonitorFiltersProps & { readonly onLetGo: () => void }) => (
  <Button
    className="all"
    onClick={() => {
      onLetGo();
      onShow(cleared({ order: query.order }));
    }}
  >
    看全部
  </Button>
);

interface ConditionsProps extends MonitorFiltersProps {
  readonly chosen: readonly PersonChoice[];
  readonly onChoose: (chosen: readonly PersonChoice[]) => void;
}

function Conditions({ query, onShow, chosen, onChoose }: ConditionsProps) {
  const { person } = useSession();
  const kinds = useRoute(routes.monitorChoices).data?.kinds ?? [];
  const steps = kinds.filter(({ code }) => query.kind === undefined || code === query.kind).flatMap((one) => one.steps);
  const set = (more: { readonly [K in keyof MonitorQuery]?: MonitorQuery[K] | undefined }) =>
    onShow(cleared({ ...query, ...more }));
  return (
    <div className="fields">
      <ChoiceField
        label="类别"
        value={query.kind}
        emptyWords="全部类别"
        onChange={(kind) => set({ kind, step: undefined })}
        options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ChoiceField
        label="步骤"
        value={query.step}
        emptyWords="全部步骤"
        onChange={(step) => set({ step })}
        options={[...new Set(steps)].map((step) => ({ value: step, label: step }))}
      />
      <ChoiceField
        label="情况"
        value={standingOf(query)?.value}
        emptyWords="全部情况"
        onChange={(value) => {
          const { overdue, endOverdue, suspended } = standings.find((one) => one.value === value)?.query ?? {};
          set({ overdue, endOverdue, suspended });
        }}
        options={standings.map(({ value, label }) => ({ value, label }))}
      />
      <ChoiceField
        label="排列"
        value={query.order ?? 'newest'}
        // reason: the values are the orders
        onChange={(order) => set({ order: order as MonitorOrder | undefined })}
        options={orders}
      />
      <PersonPicker
        label="在谁手上"
        value={chosen}
        onChange={(value) => {
          onChoose(value);
          set({ personId: value[0]?.personId });
        }}
        search={searchPersons}
        recentOf={person.id}
      />
    </div>
  );
}
