import type { WorkflowEvent } from '../index.ts';
import { listed } from './trace-facts.ts';

type Changed = Extract<WorkflowEvent, { readonly kind: 'circulationChanged' }>;
type NameOf = (personId: string) => string;

/** Who is named at most; the rest is counted. */
const mostNamed = 8;

/** `甲 → 乙 → 丙`. */
export const inTurn = (names: readonly string[]): string =>
  names.length <= mostNamed ? names.join(' → ') : `${names.slice(0, mostNamed - 1).join(' → ')} 等 ${names.length} 人`;

/** `收回孙倩，最后加邱岚` */
export const changedWords = ({ removed, added }: Pick<Changed, 'removed' | 'added'>, nameOf: NameOf): string =>
  [
    ...(removed.length > 0 ? [`收回${listed(removed.map(({ personId }) => nameOf(personId)))}`] : []),
    ...(added.length > 0 ? [`最后加${listed(added.map(({ personId }) => nameOf(personId)))}`] : []),
  ].join('，');
