import type { FieldProblem } from '@gov/base';
import type { FieldToFix } from '#platform/web/widgets/error-summary.tsx';

/** Ids of fields on the slip begin with this. */
export const slipPrefix = 'slip';
const inRequest = 'body.values.';

export const opinionFieldId = 'opinion-text';

/** Can this be mended on the page itself, not in the dialog that was sent? */
export const isOnPage = ({ path }: FieldProblem): boolean =>
  path === 'body.opinion' || path.startsWith(inRequest) || !path.startsWith('body.');

/** Problems of form fields by field key; the server names them as keys or as paths of the request. */
export const fieldProblemsOf = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems
    .filter(({ path }) => path !== 'body.opinion')
    .map(({ path, message }) => ({ path: path.startsWith(inRequest) ? path.slice(inRequest.length) : path, message }));

/** Lines of the summary above the page, each leading to its field. */
export const fieldsToFix = (problems: readonly FieldProblem[]): readonly FieldToFix[] =>
  problems.map(({ path, message }) =>
    path === 'body.opinion'
      ? { id: opinionFieldId, message }
      : { id: `${slipPrefix}-${fieldProblemsOf([{ path, message }])[0]?.path ?? path}`, message },
  );
