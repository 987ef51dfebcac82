import type { Actor } from '../index.ts';

/** For whom, as trace, paper and opinions say it behind the name: `陈国栋`, or `陈国栋，B岗` where the post made him do it. */
export const principalWords = (principal: string, { byPost }: Pick<Actor, 'byPost'>): string =>
  byPost ? `${principal}，B岗` : principal;
