import type { FieldSlot } from '@gov/forms';
import type { ComponentType } from 'react';
import type { ControlProps } from '../controls/control-props.ts';

/** How one kind of field is drawn; what it means has the same name in `packages/forms/kinds`. */
export interface WebKind {
  /** The native control; absent where the system writes the value. */
  readonly Control?: ComponentType<ControlProps>;
  /** As it stands on paper, where that is more than words. */
  readonly Text?: ComponentType<{ readonly slot: FieldSlot }>;
  /** Several controls under one name: the name stands above them and labels none alone. */
  readonly group?: true;
  /** Typed by hand: its hint is for who fills it in, not for who reads it. */
  readonly typedByHand?: true;
}
