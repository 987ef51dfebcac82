import type { ReactNode } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

const kind: WebKind = { Control: SwitchControl };

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
        {words.yes}
      </label>
    </span>
  );
}
