import type { ReactNode } from 'react';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { ControlProps } from './control-props.ts';
import { listOf, textOf } from './field-values.ts';

export function ChoiceControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <select
      {...control}
      className="gov-field-input"
      value={textOf(slot.value)}
      onChange={(event) => onChange(slot.key, event.target.value || null)}
      onBlur={() => onLeave(slot.key)}
    >
      <option value="">{slot.required ? words.notChosen : words.notChosenOptional}</option>
      {(slot.choices ?? []).map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

export function ChoicesControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const chosen = listOf(slot.value).map(textOf);
  const { id, 'aria-describedby': describedBy } = control;
  const toggle = (value: string, on: boolean): void =>
    onChange(slot.key, on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span className="gov-field-choices" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {(slot.choices ?? []).map((choice, index) => (
        <label key={choice.value}>
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
            onBlur={() => onLeave(slot.key)}
          />
          {choice.label}
        </label>
      ))}
    </span>
  );
}
