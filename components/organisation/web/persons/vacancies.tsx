interface VacanciesProps {
  /** Names of sections that nobody heads then, and of posts that nobody holds then. */
  readonly sections: readonly string[];
  readonly posts: readonly string[];
}

/** What stops with somebody who goes: flows that look for a head or a clerk find nobody. */
export function Vacancies({ sections, posts }: VacanciesProps) {
  return (
    <>
      {sections.length > 0 && (
        <p>
          <b>{sections.join('、')}以后没有负责人</b>
          ：走到“科室负责人”的步骤找不到办理人，会停下，列在“停下的流程”里。请安排接任的人。
        </p>
      )}
      {posts.length > 0 && (
        <p>
          <b>以后没有人担任{posts.join('、')}</b>：流程里由这个岗位办理的步骤会停下。请安排接任的人。
        </p>
      )}
    </>
  );
}
