/**
 * Writes a fontconfig file so that a headless browser without any system font shows Chinese with the vendored faces:
 *
 *   FONTCONFIG_FILE=$(node scripts/register-fonts.ts <directory>)
 *
 * The directory receives `fonts.conf` and fontconfig's cache. Tests import `registerFonts` instead.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const fontsDir = fileURLToPath(new URL('../fonts', import.meta.url));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const alias = (families: readonly string[], face: string): string =>
  families
    .map(
      (family) =>
        `  <alias binding="strong"><family>${family}</family><prefer><family>${face}</family></prefer></alias>`,
    )
    .join('\n');

/** Screen text is 黑体; the names that style sheets and documents use lead to the vendored faces. */
const configuration = (cacheDir: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escaped(fontsDir)}</dir>
  <cachedir>${escaped(cacheDir)}</cachedir>
${alias(['sans-serif', 'system-ui', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'SimHei', '黑体'], 'FandolHei')}
${alias(['serif', 'SimSun', '宋体', '方正小标宋简体'], 'FandolSong')}
${alias(['FangSong', 'FangSong_GB2312', '仿宋', '仿宋_GB2312'], 'FandolFang R')}
${alias(['KaiTi', 'KaiTi_GB2312', '楷体', '楷体_GB2312'], 'FandolKai')}
${alias(['monospace'], 'FandolHei')}
</fontconfig>
`;

/** Returns the path for the variable FONTCONFIG_FILE. Running twice gives the same file. */
export function registerFonts(directory: string): string {
  const target = resolve(directory);
  const cacheDir = join(target, 'cache');
  mkdirSync(cacheDir, { recursive: true });
  const file = join(target, 'fonts.conf');
  writeFileSync(file, configuration(cacheDir));
  return file;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === resolve(process.argv[1])) {
  const directory = process.argv[2];
  if (!directory) throw new Error('usage: node scripts/register-fonts.ts <directory>');
  process.stdout.write(`${registerFonts(directory)}\n`);
}
