import { Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type MonitoredMatter, type MonitorQuery, routes } from '../../contract.ts';
import { PagedList } from '../stopped/paged-list.tsx';
import { usePages } from '../stopped/use-pages.ts';
import { DeliverForOthers } from './deliver-for-others.tsx';
import { HaltDialog } from './halt-dialog.tsx';
import { type Act, endedWords, endings } from './halt-words.ts';
import { MendDialog } from './mend-dialog.tsx';
import { KindFilter, MonitorFilters } from './monitor-filters.tsx';
import { MonitorTable } from './monitor-table.tsx';
import { OlderMatters } from './older-matters.tsx';
import './monitor.css';

type Listed = NonNullable<MonitorQuery['state']>;

const states: readonly { readonly value: Listed; readonly label: string }[] = [
  { value: 'running', label: '在办' },
  ...endings.map((value) => ({ value, label: endedWords[value] })),
];

/** 流程监控: how every running matter of the agency stands, without content, and the ways to stop one or let it go on. */
export function MonitorPage() {
  const [query, setQuery] = useState<MonitorQuery>({});
  const [state, setState] = useState<Listed>('running');
  const [kind, setKind] = useState<string>();
  const shown: MonitorQuery = state === 'running' ? query : { state, ...(kind === undefined ? {} : { kind }) };
  const pages = usePages(
    routes.monitor.path,
    (cursor, signal) =>
      call(routes.monitor, { query: cursor === undefined ? shown : { ...shown, cursor } }, { signal }),
    [shown],
  );
  useLive('monitor', () => void refresh(routes.monitor, routes.monitorChoices, routes.olderMatters));
  if (!pages.rows && pages.error?.status === 403) return <RefusedPage title="流程监控" error={pages.error} />;
  return (
    <>
      <PageTitle
        title="流程监控"
        sentence="这里只列办到哪一步、在谁手上，看不到事项的内容。暂停、终止、恢复和调整流程要写明原因，在办的人看得到。"
        actions={
          <Segmented<Listed>
            className="monitor-states"
            aria-label="看哪些"
            options={[...states]}
            value={state}
            onChange={setState}
          />
        }
      />
      <div className="stack">
        {state === 'running' ? (
          <MonitorFilters query={query} onShow={setQuery} />
        ) : (
          <KindFilter kind={kind} onKind={setKind} />
        )}
        <Matters
          key={state}
          state={state}
          pages={pages}
          narrowed={Object.keys(shown).some((one) => one !== 'order' && one !== 'state')}
        />
      </div>
    </>
  );
}

interface MattersProps {
  readonly state: Listed;
  readonly pages: Parameters<typeof PagedList<MonitoredMatter>>[0]['pages'];
  readonly narrowed: boolean;
}

function Matters({ state, pages, narrowed }: MattersProps) {
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<{ readonly sentence: string; readonly mended?: MonitoredMatter }>();
  const resume = useCommand(routes.resume, {
    refreshes: [routes.monitor, routes.monitorChoices],
    onDone: (reply) => setSaid({ sentence: reply.said }),
  });
  const begin = (next: typeof asked) => {
    setSaid(undefined);
    resume.reset();
    setAsked(next);
  };
  return (
    <Panel title={state === 'running' ? '在办的事项' : `${endedWords[state]}的事项`}>
      {state === 'running' && <OlderMatters />}
      {said && (
        <UndoLine
          done={`${said.sentence}。`}
          {...(said.mended ? { undoWords: '撤消…', onUndo: undoing(said.mended, begin) } : {})}
        />
      )}
      <Refusal error={resume.error} />
      <PagedList pages={pages} {...emptyWords(state, narrowed)}>
        {(rows) => (
          <MonitorTable
            rows={rows}
            resuming={resume.isPending ? resume.variables.params.matterId : undefined}
            onAct={(matter, act) => begin({ matter, act })}
            onDeliver={(matter) => begin({ matter, act: 'deliver' })}
            onMend={(matter) => begin({ matter, act: 'mend' })}
            onResume={(matter) => {
              begin(undefined);
              resume.mutate({ params: { matterId: matter.matterId }, body: { expectedVersion: matter.version } });
            }}
          />
        )}
      </PagedList>
      {asked && (
        <MonitorDialog
          {...asked}
          onLeave={() => setAsked(undefined)}
          onDone={(sentence, back) => {
            setAsked(undefined);
            setSaid({ sentence, ...(back ? { mended: asked.matter } : {}) });
          }}
        />
      )}
    </Panel>
  );
}

type MonitorAct = Act | 'deliver' | 'mend';

interface Asked {
  readonly matter: MonitoredMatter;
  readonly act: MonitorAct;
  readonly begins?: 'undo';
}

/** Back to the dialog, which says first what the way back would do. */
const undoing = (matter: MonitoredMatter, begin: (next: Asked) => void) => () =>
  begin({ matter, act: 'mend', begins: 'undo' });

interface MonitorDialogProps {
  readonly matter: MonitoredMatter;
  readonly act: MonitorAct;
  readonly begins?: 'undo';
  readonly onLeave: () => void;
  readonly onDone: (said: string, back?: boolean) => void;
}

function MonitorDialog({ act, ...more }: MonitorDialogProps) {
  if (act === 'deliver') return <DeliverForOthers {...more} />;
  return act === 'mend' ? <MendDialog {...more} /> : <HaltDialog {...more} act={act} />;
}

function emptyWords(state: Listed, narrowed: boolean) {
  if (narrowed) return { empty: '没有符合条件的事项。', emptyDetail: '放宽上面的条件再看。' };
  return state === 'running'
    ? { empty: '现在没有在办的事项。', emptyDetail: '有人提交以后，会出现在这里。' }
    : { empty: `没有${endedWords[state]}的事项。`, emptyDetail: '有了会列在这里，多数可以恢复办理。' };
}
