import type { OpinionEntry } from './opinion.ts';
import type { OpinionBlock } from './template.ts';

/**
 * The entries of one block as they stand on paper: nothing written after the close, one person's last one only where the
 * block says so (earlier rounds stay, marked superseded), in the order of the block's rule.
 */
export function arrangeOpinions(block: OpinionBlock, all: readonly OpinionEntry[]): readonly OpinionEntry[] {
  const own = all.filter((entry) => entry.block === block.key && !entry.afterClose);
  const kept = block.samePerson === 'last' ? lastOfEach(own) : own;
  return [...kept].sort((a, b) => compareEntries(block, a, b));
}

const personOf = (entry: OpinionEntry): string => `${entry.personId}/${entry.onBehalfOf ?? ''}`;

function lastOfEach(entries: readonly OpinionEntry[]): readonly OpinionEntry[] {
  const last = new Map<string, OpinionEntry>();
  for (const entry of entries) {
    const other = last.get(personOf(entry));
    if (!entry.superseded && (!other || byTime(other, entry) < 0)) last.set(personOf(entry), entry);
  }
  return entries.filter((entry) => entry.superseded || last.get(personOf(entry)) === entry);
}

function byTime(a: OpinionEntry, b: OpinionEntry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function compareEntries(block: OpinionBlock, a: OpinionEntry, b: OpinionEntry): number {
  switch (block.order) {
    case 'timeAscending':
      return byTime(a, b);
    case 'timeDescending':
      return byTime(b, a);
    case 'rank':
      return (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || byTime(a, b);
  }
}
