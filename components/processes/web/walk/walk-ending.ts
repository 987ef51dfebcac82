import { compileExpression } from '@gov/expression';
import type { CompiledForm } from '@gov/forms';
import type { WalkMoment } from '@gov/workflow/walk';
import { endWords } from './walk-words.ts';

/** What is said when a trial has come to its end. */
export interface WalkEnding {
  readonly kind: 'success' | 'warning';
  readonly words: string;
}

/**
 * How a trial came to its end; nothing while it goes on. A way that was taken only because a condition could not be told is no
 * proof of the drawing: the end warns then, and names the fields that are missing.
 */
export function endingOf(
  { state, events, values }: Pick<WalkMoment, 'state' | 'events' | 'values'>,
  form: CompiledForm | undefined,
): WalkEnding | undefined {
  const words = endWords[state.status];
  if (words === undefined) return undefined;
  const guessed = events.flatMap((event) =>
    (event.kind === 'routed' || event.kind === 'branchesTaken') && event.because === 'defaultAfterUnknown'
      ? [event.tried]
      : [],
  );
  if (guessed.length === 0) return { kind: 'success', words };
  const sources = guessed.flat().flatMap(({ source, value }) => (value === 'unknown' ? [source] : []));
  const missing = [...new Set(sources.flatMap(variablesOf))].flatMap((key) => {
    const field = form?.fields.get(key);
    return field && (values[key] ?? null) === null ? [`“${field.label}”`] : [];
  });
  const why = missing.length > 0 ? `${missing.join('、')}没有填，` : '';
  return {
    kind: 'warning',
    words: `${words}但是${why}有 ${guessed.length} 处分路的条件判断不了，只是按“其他情况”走的，不能算走通。请从头再走，把决定往哪走的都填上。`,
  };
}

function variablesOf(source: string): readonly string[] {
  const compiled = compileExpression(source);
  return compiled.ok ? compiled.value.variables : [];
}
