import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../../contract.ts';
import { type Draft, draftOf, fieldsOf, settingsOf } from './draft.ts';
import { type Choices, FormPart, ListPart, ProcessPart, withSuggestions } from './parts-of-form.tsx';
import '../applications.css';

type Application = ReplyOf<(typeof routes)['settings']>;

/** One application: all its settings, switch, template file, removal. */
export function ChangePage() {
  const { applicationId = '' } = useParams();
  const query = useRoute(routes.settings, { params: { applicationId } });
  const choices = useRoute(routes.choices);
  // kept here: the settings below begin anew with each version
  const [saved, setSaved] = useState<SavedAs>();
  if (query.error && [403, 404].includes(query.error.status))
    return <RefusedPage title="应用设置" error={query.error} />;
  return (
    <ListStates query={query}>
      {(application) => (
        <ListStates query={choices}>
          {(found) => (
            <Settings
              key={application.version}
              id={applicationId}
              application={application}
              choices={found}
              saved={saved?.id === applicationId && saved.version === application.version}
              onSaved={(version) => setSaved({ id: applicationId, version })}
            />
          )}
        </ListStates>
      )}
    </ListStates>
  );
}

interface SavedAs {
  readonly id: string;
  readonly version: number;
}

interface SettingsProps {
  readonly id: string;
  readonly application: Application;
  readonly choices: Choices;
  /** This version is what was just saved here. */
  readonly saved: boolean;
  readonly onSaved: (version: number) => void;
}

function Settings({ id, application, choices, saved, onSaved }: SettingsProps) {
  const [written, setDraft] = useState<Draft>(() => draftOf(application.settings));
  const formKey = written.formKey ?? application.settings.formKey;
  const form = useRoute(routes.formFields, { query: fieldsOf(written, formKey) }, { keepPrevious: true });
  const draft = withSuggestions(written, form.data);
  const settings = settingsOf(draft);
  const params = { applicationId: id };
  const change = useCommand(routes.change, {
    refreshes: [routes.settings, routes.allSettings],
    onDone: (_, { body }) => onSaved(body.expectedVersion + 1),
  });
  const part = { draft, onChange: setDraft, choices, form: form.data, nextForm: application.nextForm };
  return (
    <>
      <PageTitle
        title={application.settings.name}
        sentence={
          application.open
            ? '启用中。保存以后发起的用新的设置，正在办的照原来的办完。'
            : '已停用：不能再发起，办过的还能查看。'
        }
        actions={<Acts id={id} application={application} />}
      />
      <div className="stack">
        {saved && <UndoLine done="已保存。" />}
        <Panel title="名称和列表">
          <ListPart {...part} />
        </Panel>
        <Panel title="流程">
          <ProcessPart {...part} />
        </Panel>
        <Panel title="表单">
          <FormPart {...part} />
          {application.settings.further && (
            <div className="application-form">
              <p className="secondary">
                保存过的这几张表合成一套：
                <Link to={`/forms/${application.formId}/rights`}>谁能看和填</Link>{' '}
                <Link to={`/forms/${application.formId}/upgrade`}>升级在办的事项</Link>
              </p>
            </div>
          )}
        </Panel>
        <Refusal error={change.error ?? form.error} />
        <div className="row">
          <Button
            type="primary"
            disabled={!settings}
            loading={change.isPending}
            onClick={() =>
              settings && change.mutate({ params, body: { expectedVersion: application.version, settings } })
            }
          >
            保存，用表单和流程的最新版
          </Button>
          {!settings && <span className="tertiary">名称、步骤或能发起的人还没有填全。</span>}
        </div>
      </div>
    </>
  );
}

function Acts({ id, application }: Pick<SettingsProps, 'id' | 'application'>) {
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const params = { applicationId: id };
  const { name } = application.settings;
  const setOpen = useCommand(routes.setOpen, { refreshes: [routes.settings, routes.allSettings] });
  const remove = useCommand(routes.remove, {
    refreshes: [routes.allSettings],
    onDone: () => navigate('/application-settings'),
  });
  const turn = () =>
    setOpen.mutate({ params, body: { expectedVersion: application.version, open: !application.open } });
  return (
    <>
      <Refusal error={setOpen.error} />
      <Button href={downloadUrl(routes.writePack, { params })} download={`${name}.json`}>
        导出模板
      </Button>
      <Button loading={setOpen.isPending} onClick={turn}>
        {application.open ? '停用' : '重新启用'}
      </Button>
      {!application.used && (
        <Button danger onClick={() => setRemoving(true)}>
          删除…
        </Button>
      )}
      <DecisionDialog
        open={removing}
        size="question"
        title={`删除“${name}”`}
        leaveWords="先不删"
        primaryWords="删除这个应用"
        danger
        busy={remove.isPending}
        error={remove.error}
        onLeave={() => setRemoving(false)}
        onDecide={() => remove.mutate({ params })}
      >
        还没有人用过，删除以后“发起”里不再有它。表单和流程还在。
      </DecisionDialog>
    </>
  );
}
