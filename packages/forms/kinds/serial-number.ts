import { text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import { serialProblem } from '../values/serial.ts';
import { checkLine, lengthLimit } from '../values/text.ts';
import type { Kind } from './kind.ts';

/** 流水号: given by the system, one after the other. */
export const serialNumber: Kind = {
  kind: 'serialNumber',
  name: '流水号',
  group: 'official',
  system: true,
  unique: true,
  properties: [
    {
      key: 'pattern',
      label: '编号的样子',
      control: 'text',
      hint: '{yyyy} 年、{mm} 月、{dd} 日，{0000} 是四位的顺序号，如：QJ{yyyy}-{0000}',
    },
  ],
  start: { pattern: '{yyyy}{0000}', hint: '送出时自动编号' },
  empty: '',
  missing: '还没填',
  schema: (field) => textSchema(lengthLimit(field)),
  check: checkLine,
  display: (_, value) => text(value),
  fact: (_, value) => textFact(value),
  problems: ({ label, pattern }) => {
    const problem = serialProblem(pattern ?? '');
    return problem ? [`“${label}”${problem}`] : [];
  },
};
