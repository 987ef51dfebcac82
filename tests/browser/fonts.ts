import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Families that pages ask for → the vendored face that stands in for them on a machine without Chinese fonts. */
const standIns: Readonly<Record<string, string>> = {
  'sans-serif': 'FandolHei',
  'system-ui': 'FandolHei',
  'PingFang SC': 'FandolHei',
  'Microsoft YaHei': 'FandolHei',
  serif: 'FandolSong',
  SimSun: 'FandolSong',
  FangSong: 'FandolFang R',
  仿宋: 'FandolFang R',
  KaiTi: 'FandolKai',
};

/** Writes a fontconfig file that knows the vendored fonts and no others, so that pictures are alike on all machines; returns its path. */
export function fontConfiguration(): string {
  const folder = join(root, '.cache/fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const aliases = Object.entries(standIns).map(
    ([family, face]) =>
      `<alias binding="same"><family>${family}</family><prefer><family>${face}</family><family>Noto Serif SC</family></prefer></alias>`,
  );
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(root, 'fonts')}</dir>
  <cachedir>${folder}</cachedir>
  ${aliases.join('\n  ')}
</fontconfig>
`;
  writeFileSync(file, text);
  return file;
}
