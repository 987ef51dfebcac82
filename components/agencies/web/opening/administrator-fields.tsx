import { Input } from 'antd';
import { Field, TextField } from '#platform/web/widgets/field.tsx';
import type { NewAdministrator } from '../../contract.ts';

interface AdministratorFieldsProps {
  readonly draft: NewAdministrator;
  readonly onChange: (draft: NewAdministrator) => void;
}

const duties: Readonly<Record<NewAdministrator['duty'], readonly [name: string, does: string]>> = {
  SYSTEM: ['系统管理员', '管机构、人员、应用和参数；不能授权，看不到审计'],
  SECURITY: ['安全管理员', '管授权；不能改机构和参数'],
  AUDIT: ['审计管理员', '看全部操作记录；不能改任何东西'],
};

/** One of the three: who it is, the sign-in name and the first password. */
export function AdministratorFields({ draft, onChange }: AdministratorFieldsProps) {
  const [name, does] = duties[draft.duty];
  return (
    <fieldset className="opening-administrator">
      <legend>
        {name} <span className="tertiary small">{does}</span>
      </legend>
      <div className="opening-fields">
        <TextField
          label={`${name}姓名`}
          required
          value={draft.name}
          onChange={(typed) => onChange({ ...draft, name: typed })}
        />
        <TextField
          label={`${name}用户名`}
          hint="小写字母、数字、点、横线，至少 3 个"
          required
          value={draft.signInName}
          onChange={(signInName) => onChange({ ...draft, signInName })}
        />
        <Field label={`${name}第一个密码`} hint="至少 10 个字符，请他登录后马上改">
          {(id, described) => (
            <Input.Password
              id={id}
              aria-describedby={described}
              required
              minLength={10}
              maxLength={200}
              autoComplete="new-password"
              value={draft.password}
              onChange={(event) => onChange({ ...draft, password: event.target.value })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
