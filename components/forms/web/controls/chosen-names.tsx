import type { ReactNode } from 'react';
import { words } from '../render/words.ts';
import type { ControlProps } from './control-props.ts';

interface ChosenName {
  readonly name: string;
  /** Said beside it where somebody might take it for something else. */
  readonly note?: string;
}

interface ChosenNamesProps extends ControlProps {
  readonly names: readonly ChosenName[];
  readonly button: string;
  readonly onChoose: (() => Promise<void>) | undefined;
  readonly onRemove: (name: string) => void;
}

/** Names that were chosen, each with a way to take it off again, and the button that opens the dialog. */
export function ChosenNames({ slot, control, names, button, onChoose, onRemove }: ChosenNamesProps): ReactNode {
  const { id } = control;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span
      className="gov-field-names"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={control['aria-describedby']}
    >
      {names.map(({ name, note }) => (
        <span key={name} className="gov-field-name">
          {name}
          {note && <small>{note}</small>}
          <button type="button" aria-label={words.remove(name)} onClick={() => onRemove(name)}>
            ×
          </button>
        </span>
      ))}
      {onChoose ? (
        <button
          type="button"
          id={id}
          className="gov-field-button"
          aria-labelledby={`${id}-label ${id}`}
          onClick={() => void onChoose()}
        >
          {button}
        </button>
      ) : null}
      {names.length === 0 && !slot.required ? <span className="gov-field-hint">{words.optional}</span> : null}
    </span>
  );
}
