import { choice } from './choice.ts';
import type { Kind } from './kind.ts';

/** 取自字典: the value of one entry of a dictionary of the form, found by typing a part of its word. */
export const relatedData: Kind = {
  ...choice,
  kind: 'relatedData',
  name: '取自字典',
  group: 'related',
  properties: [{ key: 'dictionary', label: '从哪份字典里选', control: 'dictionary' }],
  problems: ({ label, dictionary }, { dictionaries = [] }) =>
    dictionaries.some(({ key }) => key === dictionary) ? [] : [`“${label}”还没有选字典`],
};
