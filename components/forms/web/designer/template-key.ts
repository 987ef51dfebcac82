import type { FormTemplate } from '@gov/forms';

/** Members that say what is so anyway. */
const saysNothing: Readonly<Record<string, unknown>> = { colspan: 1, rowspan: 1, textAlign: 'left', minLines: 1 };

/** Two templates with the same key are the same form: order of members, and members that say nothing, do not count. */
export const templateKey = (template: FormTemplate): string => JSON.stringify(plain(template));

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([name, one]) => one !== undefined && one !== null && saysNothing[name] !== one)
    .map(([name, one]) => [name, plain(one)] as const)
    .filter(([, one]) => !isEmpty(one))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
