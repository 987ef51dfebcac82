import { TextField } from '#platform/web/widgets/field.tsx';
import type { NewAdministrator } from '../../contract.ts';
import { dutyTitles } from '../../rules/duty-titles.ts';
import { administratorField } from './opening-problems.ts';

interface AdministratorFieldsProps {
  readonly draft: NewAdministrator;
  readonly problem: string | undefined;
  readonly onChange: (draft: NewAdministrator) => void;
}

const does: Readonly<Record<NewAdministrator['duty'], string>> = {
  SYSTEM: '管机构、人员、应用和参数；不能授权，看不到审计',
  SECURITY: '管授权，同意一次性码；不能改机构和参数',
  AUDIT: '看全部操作记录；不能改任何东西',
};

/** One of the three: who it is. Sign-in name and password are his own. */
export const AdministratorFields = ({ draft, problem, onChange }: AdministratorFieldsProps) => (
  <TextField
    label={`${dutyTitles[draft.duty]}姓名`}
    hint={does[draft.duty]}
    id={administratorField(draft.duty)}
    problem={problem}
    value={draft.name}
    onChange={(name) => onChange({ ...draft, name })}
  />
);
