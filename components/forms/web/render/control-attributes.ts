import type { FieldSlot } from '@gov/forms';
import type { ControlAttributes } from '../controls/control-props.ts';

/** What every native control of a field says of itself: its hint, and what is wrong with it. */
export function controlAttributes(slot: FieldSlot, id: string): ControlAttributes {
  const described = [slot.hint ? `${id}-hint` : '', slot.problem ? `${id}-problem` : ''].filter((one) => one !== '');
  return {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': slot.problem ? true : undefined,
    'aria-required': slot.required ? true : undefined,
  };
}
