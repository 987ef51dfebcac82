import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { findByName } from '../store.ts';

/** Two of a kind are told apart until somebody gives them names. */
export async function freeName({ tx }: UseCaseContext, name: string): Promise<string> {
  for (let number = 1; number < 100; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, 26)}（${number}）`;
    if (!(await tx.first(findByName(tx.agencyId, tried)))) return tried;
  }
  return name;
}

/** That it gets another name than the template says; nothing where it keeps it. */
export const renamedWords = (name: string, given: string): readonly string[] =>
  name === given ? [] : [`已经有叫“${name}”的应用，这个先叫“${given}”。`];
