import type { MatterView } from '../../contract.ts';

type Newest = Pick<MatterView['trace'][number], 'who' | 'act' | 'at'>;

/** What happened to the step last; what the reader did in another window is told to him as his own. */
export function movedOnWords(newest: Newest | undefined, reader: string, time: (instant: string) => string): string {
  const own = '这一步现在不由您办理。';
  if (!newest) return own;
  if (newest.who === reader) return `您 ${time(newest.at)} 已在另一个窗口${newest.act}，${own}`;
  return `${newest.who} ${time(newest.at)} ${newest.act}，${own}`;
}
