import { firstCharacters, oneLine } from '@gov/forms';

/** The finished document's name from its title: no sign that a file system refuses or nobody sees, short enough for 255 bytes. */
export const finalFileName = (title: string): string => {
  const kept = firstCharacters(oneLine(title).replace(/[\\/:*?"<>|]/gu, ''), 80);
  return `${kept.replace(/^[. ]+|[. ]+$/gu, '') || '公文'}.pdf`;
};
