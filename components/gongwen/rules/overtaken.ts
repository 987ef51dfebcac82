import type { Instant } from '@gov/base';

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

/** Opinions given to one earlier text; version 0 = before anything was written. */
export interface Overtaken {
  readonly version: number;
  /** Who has changed the text since, each named once. */
  readonly changedBy: readonly string[];
  readonly opinions: readonly Pick<GivenOpinion, 'who' | 'step' | 'at'>[];
}

/**
 * Opinions that still stand though somebody else changed the text after they were given; `savings` oldest first. What one
 * changed oneself one has not been overtaken by.
 */
export function overtakenOpinions(opinions: readonly GivenOpinion[], savings: readonly Saving[]): readonly Overtaken[] {
  const groups = new Map<string, Overtaken>();
  for (const { personId, who, step, at } of opinions) {
    const later = savings.filter((saving) => saving.at > at && saving.personId !== personId);
    if (later.length === 0) continue;
    const version = savings.findLast((saving) => saving.at <= at)?.version ?? 0;
    const changedBy = [...new Set(later.map(({ by }) => by))];
    const key = `${version} ${changedBy.join()}`;
    const given = groups.get(key)?.opinions ?? [];
    groups.set(key, { version, changedBy, opinions: [...given, { who, step, at }] });
  }
  return [...groups.values()];
}
