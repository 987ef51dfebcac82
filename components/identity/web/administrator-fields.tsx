import type { AdministratorDuty } from '@gov/base/component';
import { Input } from 'antd';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { administratorField } from './set-up-problems.ts';

export interface AdministratorDraft {
  readonly duty: AdministratorDuty;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
}

interface AdministratorFieldsProps {
  readonly draft: AdministratorDraft;
  /** What is wrong with one of the inputs, by its id. */
  readonly problemOf: (id: string) => string | undefined;
  readonly onChange: (draft: AdministratorDraft) => void;
}

const duties: Readonly<Record<AdministratorDuty, readonly [name: string, does: string]>> = {
  SYSTEM: ['系统管理员', '开通单位，管资源、参数和升级；不能授权，看不到审计'],
  SECURITY: ['安全管理员', '管账号的安全和授权；不能改系统参数'],
  AUDIT: ['审计管理员', '看和核对全部操作记录；不能改任何东西'],
};

/** One of the three: who it is, the sign-in name and the first password. */
export function AdministratorFields({ draft, problemOf, onChange }: AdministratorFieldsProps) {
  const [name, does] = duties[draft.duty];
  const id = (field: Parameters<typeof administratorField>[1]) => administratorField(draft.duty, field);
  const told = (field: Parameters<typeof id>[0]) => asChecked(id(field), problemOf(id(field)));
  return (
    <fieldset>
      <legend>{name}</legend>
      <p className="hint">{does}</p>
      <div className="three">
        <div>
          <label htmlFor={id('name')}>姓名</label>
          <Input
            {...told('name')}
            maxLength={60}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
          <FieldProblem of={id('name')} message={problemOf(id('name'))} />
        </div>
        <div>
          <label htmlFor={id('sign-in-name')}>用户名</label>
          <Input
            {...told('sign-in-name')}
            maxLength={60}
            autoComplete="off"
            value={draft.signInName}
            onChange={(event) => onChange({ ...draft, signInName: event.target.value })}
          />
          <FieldProblem of={id('sign-in-name')} message={problemOf(id('sign-in-name'))} />
        </div>
        <div>
          <label htmlFor={id('password')}>密码，至少 10 个字符</label>
          <Input.Password
            {...told('password')}
            maxLength={200}
            autoComplete="new-password"
            value={draft.password}
            onChange={(event) => onChange({ ...draft, password: event.target.value })}
          />
          <FieldProblem of={id('password')} message={problemOf(id('password'))} />
        </div>
      </div>
    </fieldset>
  );
}
