const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[^ ]* (?:Mobile\/\S+ )?Safari/, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows 电脑'],
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Android.*Mobile/, '安卓手机'],
  [/Android/, '安卓平板'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

/** `Windows 电脑，Chrome 120` from the browser's own description; what is unknown is said so. */
export function browserWords(description: string): string {
  const system = systems.find(([pattern]) => pattern.test(description))?.[1] ?? '其他设备';
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(description)?.[1];
    if (version) return `${system}，${name} ${version}`;
  }
  return system;
}
