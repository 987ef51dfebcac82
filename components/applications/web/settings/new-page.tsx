import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { type Draft, emptyDraft, fieldsOf, settingsOf } from './draft.ts';
import { FormPart, ListPart, ProcessPart, withSuggestions } from './parts-of-form.tsx';
import '../applications.css';

const steps = ['表单', '流程', '名称和列表'] as const;

/** 新建应用: form, process, name and list, one after the other. */
export function NewPage() {
  const navigate = useNavigate();
  const choices = useRoute(routes.choices);
  const [place, setPlace] = useState(0);
  const [written, setDraft] = useState<Draft>(emptyDraft);
  const { formKey } = written;
  const form = useRoute(
    routes.formFields,
    { query: fieldsOf(written, formKey ?? '-') },
    { enabled: formKey !== undefined, keepPrevious: true },
  );
  const fields = formKey === undefined ? undefined : form.data;
  const draft = withSuggestions(written, fields);
  const settings = settingsOf(draft);
  const make = useCommand(routes.make, {
    refreshes: [routes.allSettings],
    onDone: () => navigate('/application-settings'),
  });
  if (choices.error?.status === 403) return <RefusedPage title="新建应用" error={choices.error} />;
  const ready = [
    fields !== undefined,
    draft.own
      ? draft.processKey !== undefined
      : draft.steps.every((one) => one.name.trim() !== '') && draft.steps.length > 0,
    settings !== undefined,
  ];
  const go = (next: number) => {
    setDraft(draft);
    setPlace(next);
  };
  return (
    <>
      <PageTitle title="新建应用" sentence="选表单，定谁来办，起个名称，一共三步；以后都能改。" />
      <ol className="step-marks" aria-label="三步">
        {steps.map((words, at) => (
          <li key={words} {...(at === place ? { 'aria-current': 'step' as const } : {})}>
            {at + 1} {words}
          </li>
        ))}
      </ol>
      <Panel title={steps[place] ?? ''}>
        <ListStates query={choices}>
          {(found) => {
            const part = { draft, onChange: setDraft, choices: found, form: fields };
            return (
              <>
                {place === 0 && <FormPart {...part} />}
                {place === 1 && <ProcessPart {...part} />}
                {place === 2 && <ListPart {...part} />}
                <div className="application-form">
                  <Refusal error={make.error ?? (formKey === undefined ? null : form.error)} />
                  <div className="row">
                    {place > 0 && <Button onClick={() => go(place - 1)}>上一步</Button>}
                    {place < 2 ? (
                      <Button type="primary" disabled={!ready[place]} onClick={() => go(place + 1)}>
                        下一步：{steps[place + 1]}
                      </Button>
                    ) : (
                      <Button
                        type="primary"
                        disabled={!settings}
                        loading={make.isPending}
                        onClick={() => settings && make.mutate({ body: settings })}
                      >
                        {settings ? `建好“${settings.name}”，同事马上能用` : '还没有填全'}
                      </Button>
                    )}
                  </div>
                </div>
              </>
            );
          }}
        </ListStates>
      </Panel>
    </>
  );
}
