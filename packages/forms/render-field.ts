import type { FieldProblem, JsonValue } from '@gov/base';
import type { Facts } from '@gov/expression';
import type { CompiledForm } from './compiled-form.ts';
import { isRequiredByRule } from './data/check-complete.ts';
import { displayValue } from './data/display-value.ts';
import type { FormData } from './data/form-data.ts';
import { isOthers } from './data/own-values.ts';
import { isEditable, isRequired, readableValue, storedValue } from './data/visible-data.ts';
import { detailTexts } from './detail-texts.ts';
import { kindOf } from './kinds/index.ts';
import { type FieldPermissions, type FormViewer, permissionOf } from './permission.ts';
import type { FieldSlot, RenderDetail } from './render-tree.ts';
import type { OnPaper } from './rules/settle.ts';
import type { FieldDefinition } from './template.ts';
import { list } from './values/checked.ts';
import { maskedText } from './values/mask.ts';

/** What a field's place on paper is drawn from. */
export interface FieldScene {
  readonly form: CompiledForm;
  readonly permissions: FieldPermissions;
  readonly data: FormData;
  readonly viewer: FormViewer;
  readonly problems?: readonly FieldProblem[];
  /** What the form's rules take off the paper and out of the options now. */
  readonly ruled: OnPaper;
  readonly facts: Facts;
  /** On the paper of a further form: what it takes over from the main form, there only to be read. */
  readonly taken?: ReadonlySet<string>;
}

/** One field as this viewer sees it, without knowing where it stands. */
export function renderField(field: FieldDefinition, scene: FieldScene): FieldSlot {
  const { permissions, data, viewer, ruled } = scene;
  const off = ruled.off.has(field.key);
  const value = off ? null : readableValue(field, permissions, { data, viewer });
  const problem = scene.problems?.find((one) => one.path === field.key)?.message;
  const kind = kindOf(field);
  const mayWrite = isEditable(field, permissions) && !scene.taken?.has(field.key);
  return {
    kind: 'field',
    key: field.key,
    fieldKind: field.kind,
    label: field.label,
    labelInHeader: false,
    mode: mayWrite && !isOthersOwn(field, scene) ? 'edit' : 'read',
    required: mayWrite && (isRequired(field, permissions) || isRequiredByRule(scene.form, field.key, scene.facts)),
    value,
    display: off ? '' : kind.dataless ? kind.display(field, null) : displayed(field, value, scene),
    ...(off ? { off } : {}),
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.unit ? { unit: field.unit } : {}),
    ...kind.slot?.(field),
    ...leftChoices(field, ruled.options.get(field.key)),
    ...(problem ? { problem } : {}),
  };
}

/** Somebody else wrote it 仅本人所填. */
const isOthersOwn = (field: FieldDefinition, { permissions, data, viewer }: FieldScene): boolean =>
  permissionOf(permissions, field.key) === 'own' && isOthers(field, data, viewer.personId);

function displayed(field: FieldDefinition, value: JsonValue, { permissions, data }: FieldScene): string {
  if (permissionOf(permissions, field.key) !== 'masked') return displayValue(field, value);
  return maskedText(field, displayValue(field, storedValue(data, field.key)));
}

const leftChoices = (field: FieldDefinition, left: readonly string[] | undefined): Pick<FieldSlot, 'choices'> =>
  left && field.choices ? { choices: field.choices.filter(({ value }) => left.includes(value)) } : {};

/** A detail table as this viewer sees it; masked, its rows are there and say nothing. */
export function renderDetail(field: FieldDefinition, scene: FieldScene): RenderDetail {
  const slot = renderField(field, scene);
  if (permissionOf(scene.permissions, field.key) !== 'masked')
    return { kind: 'detail', slot, ...detailTexts(field, slot.value) };
  const columns = field.columns ?? [];
  const rows = list(storedValue(scene.data, field.key)).map(() => columns.map(() => '***'));
  return { kind: 'detail', slot, rows, totals: [] };
}
