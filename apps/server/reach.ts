import { demoAccountWords, demoPassword } from '#components/identity/contract.ts';
import { type Configuration, isLoopback } from './configuration.ts';

/** Where others than this machine reach the server: by the address it listens on, or through a proxy in front of it. */
function reachedFromElsewhere({ host, publicOrigin }: Configuration): string | undefined {
  if (!isLoopback(host)) return `不能监听 ${host}`;
  const behind = publicOrigin && !isLoopback(new URL(publicOrigin).hostname.replace(/^\[|\]$/g, ''));
  return behind ? `不能经代理 ${publicOrigin} 提供服务` : undefined;
}

/** Whether demo accounts may come in here; asked again whenever they do, since they may come into a running house. */
export const mayServeDemo = (configuration: Configuration): boolean =>
  configuration.demoPublic || reachedFromElsewhere(configuration) === undefined;

/** Everybody can read the passwords of demo accounts: who wants them reachable from elsewhere must say so. */
export function refuseDemoOutside(configuration: Configuration): void {
  const elsewhere = reachedFromElsewhere(configuration);
  if (elsewhere === undefined || mayServeDemo(configuration)) return;
  throw new Error(
    `有演示账号时只在本机监听，${elsewhere}。确实要开放，请设置 DEMO_PUBLIC=1；正式使用请用空的数据目录加 DEMO=0。`,
  );
}

/** Names and password of the demo accounts, and from where they work. */
export function demoAccountLines(configuration: Configuration): readonly string[] {
  const groups = [...new Set(demoAccountWords.map((one) => one.group))].flatMap((group) => [
    `  ${group}`,
    ...demoAccountWords
      .filter((one) => one.group === group)
      .map(({ signInName, who }) => `    ${signInName.padEnd(16)} ${who}`),
  ]);
  const reach = reachedFromElsewhere(configuration)
    ? '演示账号对网络开放（DEMO_PUBLIC=1），看到密码的人都能登录。'
    : '演示账号只在本机可用。';
  const unasked = '  DEMO=0 不会去掉已有的演示城市：演示账号仍能登录。正式使用请换一个空的 DATA_DIR。';
  return [
    `  演示账号，密码都是 ${demoPassword}：`,
    ...groups,
    ...(configuration.demo ? [] : [unasked]),
    `  ${reach}按 Ctrl-C 停止。`,
  ];
}
