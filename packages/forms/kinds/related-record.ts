import type { JsonObject, JsonValue } from '@gov/base';
import type { FieldDefinition, FieldKind, FormTemplate, RecordCopy } from '../template.ts';
import { accept, type CheckedValue, hasOtherKeys, isObject, part, refuse, text } from '../values/checked.ts';
import { partsFact, textFact } from '../values/fact.ts';
import { isId, nameIn } from '../values/reference.ts';
import { idSchema, nameSchema, objectSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

/** Longest text of a chosen row, in characters. */
const most = 200;

/** What a text of a list can be written into. */
export const copyTargets: ReadonlySet<FieldKind> = new Set(['text', 'multiline', 'number', 'amount', 'date']);

const schema: JsonObject = objectSchema({ id: idSchema, name: nameSchema(most) }, ['id', 'name']);

/**
 * 取自应用: `{id, name}` of a row of another application's list, the name as it stood there on the day it was chosen. Which
 * rows there are depends on who fills in; the house looks, this file knows shapes only.
 */
export const relatedRecord: Kind = {
  kind: 'relatedRecord',
  name: '取自应用',
  group: 'related',
  properties: [{ key: 'source', label: '从哪个应用里选', control: 'records' }],
  empty: null,
  missing: '还没选',
  schema: () => schema,
  check: (_, value) => checkRecord(value),
  display: (_, value) => text(part(value, 'name')),
  fact: (_, value) => partsFact(value, textFact),
  problems: (field, template) =>
    field.source?.application
      ? (field.source.copies ?? []).flatMap((copy) => copyProblems(field, copy, template))
      : [`“${field.label}”还没有选应用`],
};

function checkRecord(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'name'])) return refuse('请从列表里选');
  const name = nameIn(value.name, most);
  return isId(value.id) && name ? accept({ id: value.id, name }) : refuse('请从列表里选');
}

function copyProblems(field: FieldDefinition, { to }: RecordCopy, { fields }: FormTemplate): readonly string[] {
  const target = fields.find(({ key }) => key === to);
  if (!target || target.retired) return [`“${field.label}”要带出到的内容在表单上没有，请重新选`];
  if (!copyTargets.has(target.kind))
    return [`“${field.label}”不能带出到“${target.label}”，只能带到文字、数字、金额和日期`];
  const twice = (field.source?.copies ?? []).filter((copy) => copy.to === to).length > 1;
  return twice ? [`“${field.label}”往“${target.label}”带出了两次，请删掉一个`] : [];
}
