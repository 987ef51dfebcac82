import type { FieldProblem } from '@gov/base';
import { useMemo, useRef } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import { fieldProblemsOf, fieldsToFix, isOnPage } from '../slip/field-problems.ts';

/** What of a refusal is still to be mended: a place that was changed since is no longer named. */
export function useUnmended(
  error: CallError | undefined,
  problems: readonly FieldProblem[],
  opinion: string,
): readonly FieldToFix[] {
  const refused = useRef({ error, opinion });
  if (refused.current.error !== error) refused.current = { error, opinion };
  const opinionChanged = opinion !== refused.current.opinion;
  return useMemo(
    () => fieldsToFix((error?.fields ?? []).filter((one) => isOnPage(one) && !isMended(one, problems, opinionChanged))),
    [error, problems, opinionChanged],
  );
}

function isMended(refused: FieldProblem, problems: readonly FieldProblem[], opinionChanged: boolean): boolean {
  const [field] = fieldProblemsOf([refused]);
  return field ? !problems.some(({ path }) => path === field.path) : opinionChanged;
}
