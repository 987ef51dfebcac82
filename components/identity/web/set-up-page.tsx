import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Navigate } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { startAnew } from '#platform/web/shell/leave.ts';
import { useSessionState } from '#platform/web/shell/session.tsx';
import { ErrorSummary } from '#platform/web/widgets/error-summary.tsx';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../contract.ts';
import { type AdministratorDraft, AdministratorFields } from './administrator-fields.tsx';
import { codeField, platformNameField, setUpProblems } from './set-up-problems.ts';
import './set-up-page.css';

const emptyAdministrators: readonly AdministratorDraft[] = (['SYSTEM', 'SECURITY', 'AUDIT'] as const).map((duty) => ({
  duty,
  name: '',
  signInName: '',
  password: '',
}));

const replaced = (all: readonly AdministratorDraft[], one: AdministratorDraft): readonly AdministratorDraft[] =>
  all.map((other) => (other.duty === one.duty ? one : other));

/** 首次启用: makes the platform and its three administrators, once. Afterwards nobody holds all rights. */
export function SetUpPage() {
  useWindowTitle('首次启用');
  const session = useSessionState();
  const [code, setCode] = useState('');
  const [platformName, setPlatformName] = useState('');
  const [administrators, setAdministrators] = useState(emptyAdministrators);
  const setUp = useCommand(routes.setUp, { onDone: () => startAnew('/sign-in') });
  const checked = useChecked(setUpProblems({ code, platformName, administrators }), 'summary');

  if (!session.data) return <LoadingState />;
  if (session.data.state !== 'setup') return <Navigate to="/" replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) setUp.reset();
    else if (!setUp.isPending)
      setUp.mutate({
        body: { code: code.trim(), platformName: platformName.trim(), administrators: [...administrators] },
      });
  };
  return (
    <main className="set-up">
      <form onSubmit={submit} noValidate>
        <h1>首次启用</h1>
        <p className="secondary">
          先定下三名管理员。系统、安全、审计三种权限分给三个人，互相监督；完成以后没有任何账号拥有全部权限，这一页也不再打开。
        </p>
        <ErrorSummary fields={checked.problems} />
        <SetUpCode value={code} problem={checked.problemOf(codeField)} onChange={setCode} />
        <label className="field" htmlFor={platformNameField}>
          平台名称
        </label>
        <p className="hint">例：江州市政务办公云</p>
        <Input
          {...asChecked(platformNameField, checked.problemOf(platformNameField))}
          maxLength={60}
          value={platformName}
          onChange={(event) => setPlatformName(event.target.value)}
        />
        <FieldProblem of={platformNameField} message={checked.problemOf(platformNameField)} />
        {administrators.map((draft) => (
          <AdministratorFields
            key={draft.duty}
            draft={draft}
            problemOf={checked.problemOf}
            onChange={(one) => setAdministrators((all) => replaced(all, one))}
          />
        ))}
        <Refusal error={setUp.error} />
        <div className="row">
          <Button type="primary" size="large" htmlType="submit" loading={setUp.isPending}>
            启用平台，去登录
          </Button>
          <span className="secondary small">请三个人各自填写并记住自己的密码。</span>
        </div>
      </form>
    </main>
  );
}

interface SetUpCodeProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Only who can read the server's terminal holds the ceremony. */
const SetUpCode = ({ value, problem, onChange }: SetUpCodeProps) => (
  <>
    <label className="field" htmlFor={codeField}>
      首次启用码，16 个字母和数字
    </label>
    <p className="hint">
      启动服务器的窗口（或服务日志）里显示，证明是您在安装。找不到就重新启动服务器，会显示一个新的。
    </p>
    <Input
      {...asChecked(codeField, problem)}
      className="set-up-code"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      placeholder="XXXX-XXXX-XXXX-XXXX"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
    <FieldProblem of={codeField} message={problem} />
  </>
);
