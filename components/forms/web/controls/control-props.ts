import type { FieldSlot } from '@gov/forms';

/** Attributes every native control of a field carries. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

export interface ControlProps {
  readonly slot: FieldSlot;
  readonly control: ControlAttributes;
}
