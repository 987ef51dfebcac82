import type { PenDrawing } from '@gov/forms';
import { useMemo, useState } from 'react';
import { keepTyped, typedAt } from '#platform/web/data/typed-words.ts';
import { useTypedAt, useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { asDrawing } from './pen-strokes.ts';

/** What is being written by hand about a matter. Like typed words it outlives a look at another page and a reload. */
export interface Pen {
  readonly drawing: PenDrawing | undefined;
  readonly write: (drawing: PenDrawing | undefined) => void;
  /** The sheet lies open. */
  readonly open: boolean;
  readonly show: (open: boolean) => void;
}

export function usePen(matterId: string): Pen {
  const place = useTypedPlace(matterId, 'written.pen');
  const kept = useTypedAt(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when something else is kept there
  const drawing = useMemo(() => asDrawing(typedAt(place)), [place, kept]);
  // what was written before a reload is seen at once
  const [open, show] = useState(drawing !== undefined);
  return { drawing, write: (next) => keepTyped(place, next), open, show };
}
