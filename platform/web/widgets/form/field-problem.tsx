import '../field.css';

interface FieldProblemProps {
  /** Id of the input. */
  readonly of: string;
  readonly message: string | undefined;
}

const problemId = (of: string): string => `${of}-problem`;

/** What is wrong with one field and how to mend it, right below it. */
export const FieldProblem = ({ of, message }: FieldProblemProps) =>
  message ? (
    <p className="field-problem" id={problemId(of)}>
      {message}
    </p>
  ) : null;

/** For the input itself: its border, and what a screen reader says of it. `described` = ids that describe it anyway. */
export function asChecked(id: string, message: string | undefined, described?: string) {
  const by = [described, message ? problemId(id) : undefined].filter(Boolean).join(' ');
  return {
    id,
    ...(by ? { 'aria-describedby': by } : {}),
    ...(message ? ({ status: 'error', 'aria-invalid': true } as const) : {}),
  };
}
