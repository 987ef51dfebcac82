/** Runs with the words behind the command's name and answers the exit code. */
export type RunCommand = (words: readonly string[]) => Promise<number>;

export interface Command {
  readonly name: string;
  readonly words: string;
  readonly load: () => Promise<RunCommand>;
}

/** Every command of the operator; loaded only when it is called. */
export const commands: readonly Command[] = [
  {
    name: 'verify audit',
    words: '核验全部单位的审计记录；加 --self-test 时另在内存副本上逐一演示每种破坏都能被发现',
    load: async () => (await import('./verify-audit.ts')).verifyAuditCommand,
  },
  {
    name: 'wake-ups',
    words: '后台工作：等待多少、放弃多少；dead 逐项列出放弃的，revive 编号 重新办理一项，revive all 全部重新办理',
    load: async () => (await import('./wake-ups.ts')).wakeUpsCommand,
  },
];
