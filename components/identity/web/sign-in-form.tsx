import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { type SessionState, sessionRoute } from '#platform/web/shell/session.tsx';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../contract.ts';
import { missing, passwordProblem, secondFactorProblem } from './accounts/entered.ts';
import { FreshPassword, freshPasswordId } from './fresh-password.tsx';

export interface SignInDraft {
  readonly signInName: string;
  readonly password: string;
}

interface SignInFormProps {
  readonly draft: SignInDraft;
  readonly onChange: (draft: SignInDraft) => void;
  readonly onSignedIn: (state: SessionState) => void;
}

const nameId = 'sign-in-name';
const passwordId = 'password';
const codeId = 'code';
const nameKey = 'gov.sign-in-name';

function keepName(keep: boolean, name: string): void {
  if (keep) localStorage.setItem(nameKey, name);
  else localStorage.removeItem(nameKey);
}

/** At the desk one types at once; on a phone the keyboard would cover the page before it is read. */
function focusFirstUnfilled(): void {
  if (!window.matchMedia('(pointer: fine)').matches) return;
  const first = localStorage.getItem(nameKey) === null ? nameId : passwordId;
  document.getElementById(first)?.focus();
}

/** First name and password; the code of the second factor is asked for only when the server says so. */
export function SignInForm({ draft, onChange, onSignedIn }: SignInFormProps) {
  const [keep, setKeep] = useState(() => localStorage.getItem(nameKey) !== null);
  const [code, setCode] = useState<string>();
  const [fresh, setFresh] = useState<string>();
  const codeInput = useRef<InputRef>(null);
  const asksCode = code !== undefined;

  const signIn = useCommand(routes.signIn, {
    onDone: async ({ result }) => {
      if (result === 'second-factor') return setCode('');
      if (result === 'new-password') return setFresh('');
      keepName(keep, draft.signInName);
      onSignedIn(await call(sessionRoute));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, when the form appears
  useEffect(() => {
    const name = localStorage.getItem(nameKey);
    if (name && !draft.signInName) onChange({ ...draft, signInName: name });
  }, []);
  useEffect(focusFirstUnfilled, []);
  useEffect(() => {
    if (asksCode) codeInput.current?.focus();
  }, [asksCode]);

  const checked = useChecked([
    ...missing(nameId, draft.signInName, '用户名还没有填。'),
    ...missing(passwordId, draft.password, '密码还没有填。'),
    ...(code === undefined ? [] : secondFactorProblem(codeId, code)),
    ...(fresh === undefined ? [] : passwordProblem(freshPasswordId, fresh, draft.signInName)),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return signIn.reset();
    if (signIn.isPending) return;
    signIn.mutate({
      body: {
        signInName: draft.signInName.trim(),
        password: draft.password,
        ...(code ? { code: code.trim() } : {}),
        ...(fresh ? { fresh } : {}),
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>登录</h1>
      <label className="field" htmlFor={nameId}>
        用户名
      </label>
      <Input
        {...asChecked(nameId, checked.problemOf(nameId))}
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        value={draft.signInName}
        onChange={(event) => onChange({ ...draft, signInName: event.target.value })}
      />
      <FieldProblem of={nameId} message={checked.problemOf(nameId)} />
      <label className="field" htmlFor={passwordId}>
        密码
      </label>
      <Input.Password
        {...asChecked(passwordId, checked.problemOf(passwordId))}
        size="large"
        autoComplete="current-password"
        maxLength={200}
        value={draft.password}
        onChange={(event) => onChange({ ...draft, password: event.target.value })}
      />
      <FieldProblem of={passwordId} message={checked.problemOf(passwordId)} />
      {asksCode && (
        <>
          <label className="field" htmlFor={codeId}>
            动态验证码
          </label>
          <p className="hint">打开手机上的验证器，填现在显示的 6 位数字。</p>
          <Input
            {...asChecked(codeId, checked.problemOf(codeId))}
            ref={codeInput}
            size="large"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <FieldProblem of={codeId} message={checked.problemOf(codeId)} />
        </>
      )}
      {fresh !== undefined && (
        <FreshPassword value={fresh} problem={checked.problemOf(freshPasswordId)} onChange={setFresh} />
      )}
      <Checkbox className="keep-name" checked={keep} onChange={(event) => setKeep(event.target.checked)}>
        在这台电脑上记住用户名<span className="tertiary small">（公用电脑请不要勾）</span>
      </Checkbox>
      <Refusal error={signIn.error} />
      <Button className="enter" type="primary" htmlType="submit" loading={signIn.isPending}>
        {fresh === undefined ? '登录' : '改成新密码并登录'}
      </Button>
      <p className="hint after">
        <Link to="/activate">有一次性码，开通账号或重设密码</Link>
      </p>
    </form>
  );
}
