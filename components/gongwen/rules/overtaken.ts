import type { Instant } from '@gov/base';
import type { Part, PartHistory } from './changed-parts.ts';

/** An opinion that stands on the slip. */
export interface GivenOpinion {
  readonly personId: string;
  readonly who: string;
  readonly step: string;
  readonly at: Instant;
}

/** One saving of the text. */
export interface Saving {
  readonly version: number;
  readonly personId: string;
  readonly by: string;
  readonly at: Instant;
}

/** The text that an opinion was given to, 0 = before anything was written, and who has changed it since, each named once. */
export interface OvertakenText {
  readonly version: number;
  readonly changedBy: readonly string[];
}

/** A part that is another one than the opinion was given to; what it was and is only where both are short. */
export interface OvertakenPart {
  readonly part: Part;
  readonly changedBy: readonly string[];
  readonly was?: string;
  readonly is?: string;
}

/** Opinions that were given to one and the same earlier state. */
export interface Overtaken {
  readonly opinions: readonly Pick<GivenOpinion, 'who' | 'step' | 'at'>[];
  readonly text?: OvertakenText;
  readonly parts: readonly OvertakenPart[];
}

/** What the opinions were given to: savings of the text and changes of every part, the oldest first. */
export interface Histories {
  readonly savings: readonly Saving[];
  readonly parts: readonly PartHistory[];
  /** Versions of the text that say the same as the present one: who saw one of them was not overtaken by the others. */
  readonly sameText: ReadonlySet<number>;
}

/**
 * Opinions that still stand though somebody else changed the document after they were given. What one changed oneself one has
 * not been overtaken by; what was changed and changed back is the same.
 */
export function overtakenOpinions(
  opinions: readonly GivenOpinion[],
  { savings, parts, sameText }: Histories,
): readonly Overtaken[] {
  const groups = new Map<string, Overtaken>();
  for (const opinion of opinions) {
    const text = overtakenText(opinion, savings);
    const changed = {
      ...(text && !sameText.has(text.version) ? { text } : {}),
      parts: parts.flatMap((history) => overtakenPart(opinion, history)),
    };
    if (changed.text === undefined && changed.parts.length === 0) continue;
    const key = JSON.stringify(changed);
    const { who, step, at } = opinion;
    groups.set(key, { ...changed, opinions: [...(groups.get(key)?.opinions ?? []), { who, step, at }] });
  }
  return [...groups.values()];
}

/** Versions of the text that some opinion was given to and somebody else has changed since. */
export const versionsOvertaken = (opinions: readonly GivenOpinion[], savings: readonly Saving[]): ReadonlySet<number> =>
  new Set(opinions.flatMap((opinion) => overtakenText(opinion, savings)?.version ?? []));

function overtakenText(opinion: GivenOpinion, savings: readonly Saving[]): OvertakenText | undefined {
  const changedBy = othersAfter(opinion, savings);
  if (changedBy.length === 0) return undefined;
  return { version: savings.findLast((saving) => saving.at <= opinion.at)?.version ?? 0, changedBy };
}

/** A title of a usual length; lists of many receivers are looked at on the slip. */
const longest = 60;

function overtakenPart(opinion: GivenOpinion, { part, changes, now }: PartHistory): readonly OvertakenPart[] {
  const changedBy = othersAfter(opinion, changes);
  const stood = changes.find(({ at }) => at > opinion.at)?.before;
  if (changedBy.length === 0 || stood === undefined || stood.key === now.key) return [];
  const tell = stood.words !== now.words && Math.max(stood.words.length, now.words.length) <= longest;
  return [{ part, changedBy, ...(tell ? { was: stood.words, is: now.words } : {}) }];
}

/** Who else has changed it since, each once. */
const othersAfter = (
  { personId, at }: GivenOpinion,
  changes: readonly { readonly personId: string | null; readonly by: string; readonly at: Instant }[],
): readonly string[] => [
  ...new Set(changes.filter((change) => change.at > at && change.personId !== personId).map(({ by }) => by)),
];
