interface Callable {
  readonly key: string;
  readonly name: string;
}

/**
 * Name of a process that another one begins; never its key. Who looks after some sections only is not told the others'
 * processes; to who looks after all of them it is missing because it is not in use.
 */
export function calledProcessName(processes: readonly Callable[], key: string, seesAll: boolean): string {
  const known = processes.find((one) => one.key === key);
  if (known) return known.name;
  if (key === '') return '（还没有选）';
  return seesAll ? '（没有启用的流程）' : '（别的科室管的流程）';
}
