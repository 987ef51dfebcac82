import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { type Configuration, ConfigurationRefused } from './configuration.ts';

/** Why a directory is of no use, as far as an operator can do something about it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: '运行服务器的用户不能在那里写',
  EPERM: '运行服务器的用户不能在那里写',
  EROFS: '那里是只读的',
  ENOSPC: '那里的磁盘满了',
  ENOTDIR: '路径里有一段是文件，不是目录',
  EEXIST: '路径里有一段是文件，不是目录',
  ENOENT: '那里不能建目录',
  ENAMETOOLONG: '路径太长',
  ELOOP: '路径里的链接绕成了圈',
};

/** Said at once and before anything is written: a start with an unusable data directory ends in one sentence that names the setting. */
export function refuseUnusableDataDirectory({ dataDirectory, databaseUrl, files }: Configuration): void {
  const isUsed = databaseUrl === undefined || (files.kind === 'directory' && isInside(dataDirectory, files.directory));
  if (!isUsed) return;
  try {
    makeDirectory(dataDirectory);
    accessSync(dataDirectory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ConfigurationRefused(
      `DATA_DIR（${dataDirectory}）不能用：${reasons[code] ?? code}。请把 DATA_DIR 设成一个能写的目录再启动。`,
    );
  }
}

const isInside = (directory: string, path: string): boolean => !relative(directory, path).startsWith('..');

/** Level by level: where the system refuses with ENOENT (`/proc`), the recursive way of Node asks again for ever. */
function makeDirectory(path: string): void {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known?.isDirectory()) return;
  if (known === undefined && dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}
