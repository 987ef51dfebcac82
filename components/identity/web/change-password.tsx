import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../contract.ts';
import { missing, passwordProblem } from './accounts/entered.ts';

const currentId = 'current-password';
const freshId = 'fresh-password';

/** 改密码; the other places of this account are signed out. */
export function ChangePassword() {
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useCommand(routes.changePassword, {
    refreshes: [routes.listSessions],
    onDone: () => {
      setCurrent('');
      setFresh('');
    },
  });
  const checked = useChecked([
    ...missing(currentId, current, '现在的密码还没有填。'),
    ...passwordProblem(freshId, fresh),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return change.reset();
    if (!change.isPending) change.mutate({ body: { current, fresh } });
  };
  return (
    <Panel title="改密码">
      <form className="account-form" onSubmit={submit} noValidate>
        <label htmlFor={currentId}>现在的密码</label>
        <Input.Password
          {...asChecked(currentId, checked.problemOf(currentId))}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <FieldProblem of={currentId} message={checked.problemOf(currentId)} />
        <label htmlFor={freshId}>新密码，至少 10 个字符</label>
        <Input.Password
          {...asChecked(freshId, checked.problemOf(freshId))}
          autoComplete="new-password"
          maxLength={200}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
        />
        <FieldProblem of={freshId} message={checked.problemOf(freshId)} />
        <p className="tertiary small">一句自己记得住的话就很好，可以有空格和汉字。改好以后，其他地方的登录会结束。</p>
        <Refusal error={change.error} />
        {change.isSuccess && <UndoLine done="密码已改好，其他地方的登录已结束。" />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          改成新密码
        </Button>
      </form>
    </Panel>
  );
}
