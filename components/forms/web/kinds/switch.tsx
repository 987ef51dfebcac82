import { paperWords } from '@gov/forms';
import type { ReactNode } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { usePaper } from '../render/paper-context.ts';
import { TickedBoxes } from '../render/ticked-boxes.tsx';
import type { WebKind } from './web-kind.ts';

const kind: WebKind = { Control: SwitchControl, Text: TickedBoxes };

export { kind as switch };

function SwitchControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <span className="gov-field-choices">
      <label>
        <input
          {...control}
          type="checkbox"
          checked={slot.value === true}
          onChange={(event) => onChange(slot.key, event.target.checked ? true : null)}
          onBlur={() => onLeave(slot.key)}
        />
        {paperWords.yes}
      </label>
    </span>
  );
}
