import type { AdministratorDuty } from '@gov/base/component';
import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import { dutyWords } from '../rules/duty-words.ts';
import { twoWithOnePassword } from '../rules/own-passwords.ts';
import type { AdministratorDraft } from './administrator-fields.tsx';

export interface SetUpDraft {
  readonly code: string;
  readonly platformName: string;
  readonly administrators: readonly AdministratorDraft[];
}

export const codeField = 'set-up-code';
export const platformNameField = 'platform-name';

/** Id of an administrator's input. */
export const administratorField = (duty: AdministratorDuty, field: 'name' | 'sign-in-name' | 'password'): string =>
  `${duty}-${field}`.toLowerCase();

/** What is missing or cannot be right, in the order of the page; each says whose it is. */
export function setUpProblems({ code, platformName, administrators }: SetUpDraft): readonly FieldToFix[] {
  return [
    ...(code.replace(/[^A-Za-z0-9]/g, '').length === 16
      ? []
      : [{ id: codeField, message: '首次启用码是 16 个字母和数字。' }]),
    ...(platformName.trim().length >= 2 ? [] : [{ id: platformNameField, message: '平台名称至少 2 个字。' }]),
    ...administrators.flatMap(problemsOfOne),
    ...sharedPassword(administrators),
  ];
}

function sharedPassword(administrators: readonly AdministratorDraft[]): readonly FieldToFix[] {
  const shared = twoWithOnePassword(administrators);
  if (!shared) return [];
  const [first, second] = shared;
  const message = `${dutyWords[second.duty]}的密码和${dutyWords[first.duty]}的一样，三个人的密码要各不相同。`;
  return [{ id: administratorField(second.duty, 'password'), message }];
}

function problemsOfOne({ duty, name, signInName, password }: AdministratorDraft): readonly FieldToFix[] {
  const whose = dutyWords[duty];
  const found: FieldToFix[] = [];
  if (name.trim() === '') found.push({ id: administratorField(duty, 'name'), message: `${whose}的姓名还没有填。` });
  if (!/^[a-z0-9._-]{3,}$/.test(signInName))
    found.push({
      id: administratorField(duty, 'sign-in-name'),
      message: `${whose}的用户名要用小写字母、数字、点、横线，至少 3 个。`,
    });
  if (password.length < 10)
    found.push({ id: administratorField(duty, 'password'), message: `${whose}的密码至少 10 个字符。` });
  return found;
}
