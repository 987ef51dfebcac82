import {
  type FieldPermission,
  type FormTemplate,
  formOfKey,
  formsOf,
  isSystemKind,
  kindGroups,
  kindNamed,
} from '@gov/forms';
import type { StepRights, WhoToday } from '../../contract.ts';

export const rightWords: Readonly<Record<FieldPermission, string>> = {
  required: '必填',
  edit: '可填',
  own: '仅本人所填',
  read: '看',
  ownRead: '只看本人所填',
  masked: '脱敏',
  hidden: '不可见',
};
export const rightOrder: readonly FieldPermission[] = ['required', 'edit', 'own', 'read', 'masked', 'hidden'];

/** A row of the table: a field or an opinion block. */
export interface RightsRow {
  readonly key: string;
  readonly label: string;
  /** What a step can be given over it; opinions are written by the steps that are bound to their block. */
  readonly offered: readonly FieldPermission[];
  readonly block: boolean;
  /** Where there are several forms: the one it stands on. */
  readonly form?: string;
}

export interface RightsGroup {
  readonly name: string;
  readonly rows: readonly RightsRow[];
}

const seenOrNot: readonly FieldPermission[] = ['read', 'hidden'];
const seenOrMasked: readonly FieldPermission[] = ['read', 'masked', 'hidden'];

/** Fields by the groups of the palette, then the opinion blocks; of several forms those that are asked for, one after the other. */
export function rightsGroups(template: FormTemplate, shown?: readonly string[]): readonly RightsGroup[] {
  const forms = formsOf(template).filter(({ key }) => shown?.includes(key) ?? true);
  return forms.flatMap(({ key: form, name }) => {
    const groups = groupsOf({
      fields: template.fields.filter(({ key }) => formOfKey(key) === form),
      opinionBlocks: template.opinionBlocks.filter(({ key }) => formOfKey(key) === form),
    });
    return template.parts ? groups.map((group) => onForm(group, form, name)) : groups;
  });
}

const onForm = (group: RightsGroup, form: string, name: string): RightsGroup => ({
  name: `${name} · ${group.name}`,
  rows: group.rows.map((row) => ({ ...row, form })),
});

function groupsOf(template: Pick<FormTemplate, 'fields' | 'opinionBlocks'>): readonly RightsGroup[] {
  const fields = kindGroups.map(({ group, name }) => ({
    name,
    rows: template.fields
      .filter(({ kind }) => kindNamed(kind)?.group === group)
      .map(({ key, label, kind }) => ({
        key,
        label,
        offered: isSystemKind(kind) ? seenOrMasked : rightOrder,
        block: false,
      })),
  }));
  const blocks = template.opinionBlocks.map(({ key, label }) => ({ key, label, offered: seenOrNot, block: true }));
  return [...fields, { name: '意见栏', rows: blocks }].filter(({ rows }) => rows.length > 0);
}

export const rightOf = (step: StepRights, key: string): FieldPermission => step.rights[key] ?? 'read';

/** What a right means for those who are at the step. */
export function rightSentence(step: StepRights, row: RightsRow, right: FieldPermission): string {
  if (row.block && step.block === row.key) return `“${step.name}”的意见写进“${row.label}”。`;
  switch (right) {
    case 'required':
      return `在“${step.name}”必须填“${row.label}”，不填不能送出。`;
    case 'edit':
      return `在“${step.name}”可以填“${row.label}”，也可以不填。`;
    case 'own':
      return `在“${step.name}”只看得到、改得了自己填的“${row.label}”，别人填的看不到。`;
    case 'ownRead':
      return `在“${step.name}”只看得到自己填的“${row.label}”，不能改。`;
    case 'masked':
      return `在“${step.name}”看到的“${row.label}”遮去一部分，原来的内容不会送到他的电脑上。`;
    case 'read':
      return `在“${step.name}”看得到“${row.label}”，不能改。`;
    case 'hidden':
      return `在“${step.name}”看不到“${row.label}”，内容也不会送到他的电脑上。`;
  }
}

/** Who it would be today, short enough for the head of a column: 赵立新、钱进 等 12 人; what decides it where that is not known. */
export function todayWords({ today, names, nobody }: WhoToday): string {
  if (nobody) return '今天没有人';
  const all = names?.split('、') ?? [];
  return all.length > 2 ? `${all.slice(0, 2).join('、')} 等 ${all.length} 人` : (names ?? today);
}
