import type { JsonValue } from '@gov/base';
import { inkPattern } from '../paper/pictures.ts';
import { accept, type CheckedValue, hasOtherKeys, isObject, part, refuse, text } from '../values/checked.ts';
import { dayProblem, daySchema, displayDay } from '../values/day.ts';
import { partsFact, textFact } from '../values/fact.ts';
import { isId, nameIn } from '../values/reference.ts';
import { idSchema, nameSchema, objectSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

const longestInk = 20_000;

/** 签名: `{id, name, date, ink?}`: nobody signs for another one, and the day is the day of signing (`applyEdit`). */
export const signature: Kind = {
  kind: 'signature',
  name: '签名',
  group: 'opinion',
  wordless: true,
  properties: [],
  empty: null,
  missing: '还没签',
  schema: () =>
    objectSchema(
      {
        id: idSchema,
        name: nameSchema(100),
        date: daySchema,
        ink: { type: 'string', pattern: inkPattern.source, maxLength: longestInk },
      },
      ['id', 'name', 'date'],
    ),
  check: (_, value) => checkSignature(value),
  display: (_, value) => [text(part(value, 'name')), displayDay(part(value, 'date'))].filter(Boolean).join(' '),
  fact: (_, value) => partsFact(value, textFact),
};

function checkSignature(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'name', 'date', 'ink'])) return refuse('请重新签名');
  const { id, date, ink: drawn } = value;
  const name = nameIn(value.name, 100);
  if (!isId(id) || !name || typeof date !== 'string' || dayProblem(date, '') !== undefined) return refuse('请重新签名');
  if (drawn === undefined) return accept({ id, name, date });
  if (typeof drawn !== 'string' || drawn.length > longestInk) return refuse('签名的笔画太多，请重新签');
  return inkPattern.test(drawn) ? accept({ id, name, date, ink: drawn }) : refuse('请重新签名');
}
