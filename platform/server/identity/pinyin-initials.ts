import { pinyin } from 'pinyin-pro';

/** Initials of a person's name for searching, surnames read as surnames: 单立新 → `slx`. Letters and digits stay. */
export const pinyinInitials = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40);
