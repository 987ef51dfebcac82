import type { ReactNode } from 'react';

interface ToolProps {
  readonly words: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** A command of the toolbar; the cursor stays on the paper. */
export const Tool = ({ words, pressed, disabled, onPress }: ToolProps): ReactNode => (
  <button
    type="button"
    aria-pressed={pressed}
    disabled={disabled}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onPress}
  >
    {words}
  </button>
);
