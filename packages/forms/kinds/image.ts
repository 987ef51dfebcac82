import { isObject, list, part, refuse, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { checkFiles, filesSchema } from '../values/files.ts';
import type { Kind } from './kind.ts';

const most = 9;
/** Formats that every browser and the typesetter draw; SVG can carry script and is none of them. */
const pictureName = /\.(png|jpe?g|gif|webp)$/i;

/** 图片: list of `{fileId, name, size?}`, drawn on paper. */
export const image: Kind = {
  kind: 'image',
  name: '图片',
  group: 'files',
  wordless: true,
  properties: [],
  empty: [],
  missing: '还没上传',
  schema: () => filesSchema(most, '\\.([pP][nN][gG]|[jJ][pP][eE]?[gG]|[gG][iI][fF]|[wW][eE][bB][pP])$'),
  check(_, value) {
    const other = list(value).find((one) => isObject(one) && !pictureName.test(text(part(one, 'name')).trim()));
    if (other !== undefined) return refuse(`“${text(part(other, 'name'))}”不是图片，请传 png、jpg、gif 或 webp`);
    return checkFiles(value, most, '图片');
  },
  display: (_, value) =>
    list(value)
      .map((one) => text(part(one, 'name')))
      .join('、'),
  fact: (_, value) => (Array.isArray(value) ? value.map((one) => textFact(part(one, 'name'))) : null),
};
