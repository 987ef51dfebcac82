import { list, part, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { checkFiles, filesSchema } from '../values/files.ts';
import type { Kind } from './kind.ts';

/** 附件: list of `{fileId, name, size?}`. */
export const attachments: Kind = {
  kind: 'attachments',
  name: '附件',
  group: 'files',
  properties: [],
  empty: [],
  missing: '还没上传',
  schema: () => filesSchema(100),
  check: (_, value) => checkFiles(value, 100, '附件'),
  display: (_, value) =>
    list(value)
      .map((one) => text(part(one, 'name')))
      .join('、'),
  fact: (_, value) => (Array.isArray(value) ? value.map((one) => textFact(part(one, 'name'))) : null),
};
