import {
  checkUpgrade,
  compareForms,
  compileForm,
  type FormTemplate,
  proposedSteps,
  type UpgradeStep,
  upgradeQuestions,
} from '@gov/forms';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { routes as formRoutes } from '#components/forms/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { Steps } from './steps.tsx';

interface DeskProps {
  readonly formId: string;
  readonly from: number;
  readonly to: number;
  readonly running: number;
}

/** What is different, what becomes of what was filled in, and a look beforehand. */
export function UpgradeDesk(props: DeskProps): ReactNode {
  const { formId, from, to } = props;
  const before = useRoute(formRoutes.version, { params: { formId, number: from } });
  const after = useRoute(formRoutes.version, { params: { formId, number: to } });
  return (
    <ListStates query={before} lines={4}>
      {(old) => (
        <ListStates query={after} lines={4}>
          {(now) => <Desk {...props} before={old.template} after={now.template} />}
        </ListStates>
      )}
    </ListStates>
  );
}

interface Templates {
  readonly before: FormTemplate;
  readonly after: FormTemplate;
}

function Desk({ formId, from, to, running, before, after }: DeskProps & Templates): ReactNode {
  const compiled = useMemo(() => {
    const [old, now] = [compileForm(before), compileForm(after)];
    return old.ok && now.ok ? { before: old.value, after: now.value } : undefined;
  }, [before, after]);
  const questions = useMemo(() => compiled && upgradeQuestions(compiled.before, compiled.after), [compiled]);
  const [steps, setSteps] = useState<readonly UpgradeStep[]>(() => (questions ? proposedSteps(questions) : []));
  const [withProcess, setWithProcess] = useState(true);
  const [looked, setLooked] = useState(false);
  if (!compiled || !questions) return <Note kind="warning">这一版打不开，请换一版。</Note>;
  const problems = checkUpgrade({ ...compiled, steps });
  const change = (next: readonly UpgradeStep[]): void => {
    setSteps(next);
    setLooked(false);
  };
  const wanted = { from, to, steps: [...steps], withProcess };
  return (
    <>
      <Differences before={before} after={after} />
      <Panel title="填好的内容怎么办">
        <Steps questions={questions} steps={steps} problems={problems} onChange={change} />
        <Checkbox
          checked={withProcess}
          onChange={(event) => {
            setWithProcess(event.target.checked);
            setLooked(false);
          }}
        >
          同时改用新版流程（“谁能看和填”也按新版）
        </Checkbox>
        <div>
          <Button disabled={problems.length > 0 || running === 0} onClick={() => setLooked(true)}>
            先看看会怎样
          </Button>
          {running === 0 && <p className="tertiary small">第 {from} 版没有在办的事项，不用升级。</p>}
        </div>
      </Panel>
      {looked && problems.length === 0 && <PreviewPanel formId={formId} wanted={wanted} />}
    </>
  );
}

function Differences({ before, after }: Templates): ReactNode {
  const differences = useMemo(() => compareForms(before, after), [before, after]);
  return (
    <Panel title="两版哪里不一样">
      {differences.length === 0 ? (
        <p className="secondary">名称、字段、意见栏、规则和版式都一样。</p>
      ) : (
        <ul className="plain-list">
          {differences.map(({ words }) => (
            <li key={words}>{words}。</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
