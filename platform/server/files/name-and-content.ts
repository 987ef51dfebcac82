const images = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'gif', 'webp'];
/** A large office package shows the reader only that it is one. */
const packages = ['zip', 'ofd', 'docx', 'xlsx', 'pptx', 'wps', 'et', 'dps', 'odt', 'ods', 'odp'];
const zip = 'application/zip';
const office = 'application/vnd.openxmlformats-officedocument';

/** What each kind of content is called, and the endings its name may have. */
const kinds: Readonly<Record<string, readonly [words: string, endings: readonly string[]]>> = {
  'application/pdf': ['PDF', ['pdf']],
  'application/ofd': ['OFD', ['ofd']],
  'image/png': ['图片', images],
  'image/jpeg': ['图片', images],
  'image/gif': ['图片', images],
  'image/webp': ['图片', images],
  [zip]: ['压缩包', packages],
  [`${office}.wordprocessingml.document`]: ['Word 文档', ['docx', 'wps']],
  [`${office}.spreadsheetml.sheet`]: ['Excel 表格', ['xlsx', 'et']],
  [`${office}.presentationml.presentation`]: ['演示文稿', ['pptx', 'dps']],
  'application/msword': ['Word 文档', ['doc', 'dot', 'wps']],
  'application/vnd.ms-excel': ['Excel 表格', ['xls', 'xlt', 'et']],
  'application/vnd.ms-powerpoint': ['演示文稿', ['ppt', 'pps', 'dps']],
  'text/plain; charset=utf-8': ['纯文本', ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'ics']],
};

/** Lower case, without the dot; empty where the name has none. */
const endingOf = (name: string): string => /[^.]\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** What a name says its file is, where that is a kind that is taken. */
export function kindOfName(name: string): string | undefined {
  const ending = endingOf(name);
  const known = Object.entries(kinds).find(([type, [, endings]]) => type !== zip && endings.includes(ending));
  if (known) return known[1][0];
  if (ending === 'zip') return '压缩包';
  return packages.includes(ending) ? '办公文档' : undefined;
}

export type NameVerdict =
  | { readonly fits: true }
  | { readonly fits: false; readonly code: 'files.no-ending' | 'files.name-unlike-content'; readonly content: string };

/** Whether a file is what its name says: who opens it elsewhere goes by the name. */
export function nameFitsContent(name: string, mediaType: string): NameVerdict {
  const [content, endings] = kinds[mediaType] ?? ['', []];
  const ending = endingOf(name);
  if (ending === '') return { fits: false, code: 'files.no-ending', content };
  return endings.includes(ending) ? { fits: true } : { fits: false, code: 'files.name-unlike-content', content };
}
