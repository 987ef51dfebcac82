import type { PersonView } from '../../contract.ts';

interface EffectOfMove {
  /** Sections he is no longer in charge of. */
  readonly areas: readonly string[];
  readonly openWork: number;
  readonly sections: readonly string[];
  readonly posts: readonly string[];
  /** There is anything to be told. */
  readonly told: boolean;
}

/** What ends or stops when somebody goes from this place to another section; a post that goes along stays filled. */
export function effectOfMove(
  person: PersonView | undefined,
  { assignmentId }: { readonly assignmentId: string },
  postId: string | undefined,
): EffectOfMove {
  const areas = person?.areas ?? [];
  const ended = areas.filter((area) => area.assignmentId === assignmentId && area.state !== 'past');
  const vacant = person?.movesVacant?.find((one) => one.assignmentId === assignmentId);
  const keepsPost = postId === undefined || postId === vacant?.postId;
  const effect = {
    areas: ended.map((area) => area.sectionName),
    openWork: person?.openWork ?? 0,
    sections: vacant?.sections ?? [],
    posts: keepsPost ? [] : (vacant?.posts ?? []),
  };
  return {
    ...effect,
    told: effect.openWork > 0 || [effect.areas, effect.sections, effect.posts].some((all) => all.length > 0),
  };
}
