import { refuse } from '../values/checked.ts';
import type { Kind } from './kind.ts';

/** 说明文字: words of the design where somebody fills in; nothing is stored. */
export const explanation: Kind = {
  kind: 'explanation',
  name: '说明文字',
  group: 'words',
  system: true,
  dataless: true,
  properties: [{ key: 'text', label: '写什么', control: 'lines' }],
  empty: null,
  missing: '还没填',
  schema: () => ({ not: {} }),
  check: () => refuse('这里是说明，不用填'),
  display: ({ text }) => text ?? '',
  fact: () => null,
  problems: ({ label, text }) =>
    !text?.trim() ? [`“${label}”还没有写文字`] : [...text].length > 2000 ? [`“${label}”最多写 2000 个字`] : [],
};
