import { countWords, isTooLong } from './text-length.ts';
import './text-count.css';

interface TextCountProps {
  readonly text: string;
  readonly limit: number;
  /** For the field's `aria-describedby`. */
  readonly id?: string;
}

/** Below a text field: nothing is cut off, the limit is said instead. */
export function TextCount({ text, limit, id }: TextCountProps) {
  return (
    <span id={id} className={isTooLong(text, limit) ? 'text-count too-long' : 'text-count'} role="status">
      {countWords(text, limit)}
    </span>
  );
}
