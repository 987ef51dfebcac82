import type { AdministratorDuty } from '@gov/base/component';
import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import { dutyWords } from '../rules/duty-words.ts';
import { twoWithOnePassword } from '../rules/own-passwords.ts';
import { strongEnough } from '../rules/password-strength.ts';
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
    ...administrators.flatMap((one, place) => problemsOfOne(one, administrators.slice(0, place))),
  ];
}

/** One line for each input, with everything that is wrong with it: nothing is found only after something else was mended. */
function problemsOfOne(one: AdministratorDraft, before: readonly AdministratorDraft[]): readonly FieldToFix[] {
  const { duty } = one;
  const whose = dutyWords[duty];
  const wrong = {
    name: one.name.trim() === '' ? ['的姓名还没有填。'] : [],
    'sign-in-name': wrongSignInName(one, before),
    password: wrongPassword(one, before),
  };
  return (['name', 'sign-in-name', 'password'] as const).flatMap((field) => {
    const [first, ...others] = wrong[field];
    return first
      ? {
          id: administratorField(duty, field),
          message: [`${whose}${first}`, ...others.map((more) => more.replace(/^的(密码|用户名)/, '也'))].join(''),
        }
      : [];
  });
}

function wrongSignInName({ signInName }: AdministratorDraft, before: readonly AdministratorDraft[]): readonly string[] {
  const same = before.find((other) => other.signInName === signInName && signInName !== '');
  return [
    ...(/^[a-z0-9._-]{3,60}$/.test(signInName) ? [] : ['的用户名要用小写字母、数字、点、横线，至少 3 个。']),
    ...(same ? [`的用户名和${dutyWords[same.duty]}的一样，三个人的用户名要各不相同。`] : []),
  ];
}

function wrongPassword(one: AdministratorDraft, before: readonly AdministratorDraft[]): readonly string[] {
  const { password, signInName } = one;
  const shared = before.find((other) => twoWithOnePassword([other, one]));
  const short = [...password].length < 10;
  return [
    ...(short ? ['的密码至少 10 个字符。'] : []),
    ...(!short && !strongEnough(password, signInName).ok ? [`的密码很容易被猜到，换一句只有本人记得住的话。`] : []),
    ...(shared ? [`的密码和${dutyWords[shared.duty]}的一样，三个人的密码要各不相同。`] : []),
  ];
}
