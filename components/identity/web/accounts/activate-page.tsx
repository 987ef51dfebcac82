import type { ReplyOf } from '@gov/base/component';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { Entrance } from '../entrance.tsx';
import { CodeWays } from './code-ways.tsx';
import { oneTimeCodeProblem } from './entered.ts';
import './accounts.css';

export type CodeOwner = ReplyOf<typeof routes.lookAtCode>;

const codeId = 'one-time-code';

/** 用一次性码: first whose it is, then a new account, an account one has already, or a new password. */
export function ActivatePage() {
  useWindowTitle('用一次性码');
  const [code, setCode] = useState('');
  const [done, setDone] = useState<string>();
  const look = useCommand(routes.lookAtCode);
  const checked = useChecked(oneTimeCodeProblem(codeId, code));
  if (done)
    return (
      <Entrance>
        <Arrived sentence={done} />
      </Entrance>
    );
  if (look.data)
    return (
      <Entrance>
        <CodeWays code={code} owner={look.data} onDone={setDone} onOther={look.reset} />
      </Entrance>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return look.reset();
    if (!look.isPending) look.mutate({ body: { code: code.trim() } });
  };
  return (
    <Entrance>
      <form onSubmit={submit} noValidate>
        <h1>用一次性码</h1>
        <p className="secondary">开通账号或重设密码时，本单位系统管理员会给您一个码；新单位的三员，码在交接单上。</p>
        <label className="field" htmlFor={codeId}>
          一次性码，16 个字母和数字
        </label>
        <Input
          {...asChecked(codeId, checked.problemOf(codeId))}
          size="large"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <FieldProblem of={codeId} message={checked.problemOf(codeId)} />
        <Refusal error={look.error} />
        <Button className="enter" type="primary" htmlType="submit" loading={look.isPending}>
          看这个码是谁的
        </Button>
        <p className="hint after">
          <Link to="/sign-in">回到登录</Link>
        </p>
      </form>
    </Entrance>
  );
}

const Arrived = ({ sentence }: { readonly sentence: string }) => (
  <div className="stack">
    <h1>办好了</h1>
    <Note kind="success">{sentence}</Note>
    <p>
      <Link to="/sign-in" className="strong">
        去登录
      </Link>
    </p>
  </div>
);
