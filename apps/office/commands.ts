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
];
