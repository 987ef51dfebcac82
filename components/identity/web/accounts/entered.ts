import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import { strongEnough } from '../../rules/password-strength.ts';

type Found = readonly FieldToFix[];

/** Nothing stands in a field that has to be filled. */
export const missing = (id: string, value: string, message: string): Found =>
  value.trim() === '' ? [{ id, message }] : [];

const shortestPassword = 10;

/** A password of one's own: as long as the server wants it, and not guessed at once. The server decides again. */
export function passwordProblem(id: string, password: string, signInName = ''): Found {
  const length = [...password].length;
  if (length === 0) return [{ id, message: '新密码还没有填。' }];
  if (length < shortestPassword)
    return [{ id, message: `密码现在是 ${length} 个字符，至少要 ${shortestPassword} 个，请再长一点。` }];
  return strongEnough(password, signInName).ok ? [] : [{ id, message: easilyGuessed }];
}

export const easilyGuessed = '这个密码很容易被猜到。换一句只有自己记得住的话，可以有空格和汉字。';

/** A sign-in name that somebody makes up for himself. */
export function signInNameProblem(id: string, typed: string): Found {
  const name = typed.trim();
  if (name === '') return [{ id, message: '用户名还没有填。' }];
  if (/^[a-z0-9._-]{3,60}$/.test(name)) return [];
  return [{ id, message: '用户名只用小写字母、数字、点、横线，至少 3 个，例如 zhoumin。' }];
}

/** The 16 letters and digits of a slip, however they are grouped. */
export function oneTimeCodeProblem(id: string, typed: string): Found {
  const length = typed.replace(/[^A-Za-z0-9]/g, '').length;
  if (length === 0) return [{ id, message: '一次性码还没有填。' }];
  return length === 16 ? [] : [{ id, message: `一次性码是 16 个字母和数字，现在是 ${length} 个，请核对。` }];
}

/** What the authenticator shows. */
export const secondFactorProblem = (id: string, typed: string): Found =>
  typed.replace(/\s/g, '').length === 6 ? [] : [{ id, message: '动态验证码是 6 位数字，请看手机上的验证器。' }];
