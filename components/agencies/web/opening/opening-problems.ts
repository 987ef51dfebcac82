import { cleanName } from '@gov/base';
import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import type { NewAdministrator } from '../../contract.ts';
import { dutyTitles } from '../../rules/duty-titles.ts';

interface OpeningDraft {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly administrators: readonly NewAdministrator[];
}

interface KnownAgency {
  readonly code: string;
  readonly name: string;
}

/** Ids of the inputs. */
export const openingFields = { name: 'agency-name', shortName: 'agency-short-name', code: 'agency-code' } as const;
export const administratorField = (duty: NewAdministrator['duty']): string => `administrator-${duty.toLowerCase()}`;

/** What is missing or cannot be right on 开通单位, in the order of the page. The server decides again. */
export function openingProblems(draft: OpeningDraft, known: readonly KnownAgency[]): readonly FieldToFix[] {
  const found = [
    [openingFields.name, problemOfName(draft.name, known)],
    [openingFields.shortName, [...cleanName(draft.shortName)].length < 2 ? '简称要填 2 到 20 个字。' : undefined],
    [openingFields.code, problemOfCode(draft.code, known)],
    ...draft.administrators.map(
      (one, place) => [administratorField(one.duty), problemOfOne(one, draft.administrators.slice(0, place))] as const,
    ),
  ] as const;
  return found.flatMap(([id, message]) => (message === undefined ? [] : { id, message }));
}

function problemOfName(typed: string, known: readonly KnownAgency[]): string | undefined {
  const name = cleanName(typed);
  if ([...name].length < 2) return '单位全称要填 2 到 60 个字。';
  return known.some((agency) => agency.name === name) ? `“${name}”已经开通过了，请核对全称。` : undefined;
}

function problemOfCode(code: string, known: readonly KnownAgency[]): string | undefined {
  if (!/^[a-z0-9-]{2,30}$/.test(code)) return '单位代码只用小写字母、数字和横线，2 到 30 个，例如 dq-jsj。';
  const taken = known.find((agency) => agency.code === code);
  return taken ? `代码 ${code} 已经是${taken.name}的，请换一个。` : undefined;
}

/** Three different people: whoever stands twice is told at the second place, and how two of one name are kept apart. */
function problemOfOne({ duty, name }: NewAdministrator, before: readonly NewAdministrator[]): string | undefined {
  const typed = cleanName(name);
  if (typed === '') return `${dutyTitles[duty]}的姓名还没有填。`;
  const same = before.find((one) => cleanName(one.name) === typed);
  if (!same) return undefined;
  return `和${dutyTitles[same.duty]}是同一个姓名；三员要由三个不同的人担任，真有同名的，在后面注明，例如 王伟（信息中心）。`;
}
