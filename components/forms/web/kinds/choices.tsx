import { ChoicesControl } from '../controls/choice-control.tsx';
import { TickedBoxes } from '../render/ticked-boxes.tsx';
import type { WebKind } from './web-kind.ts';

export const choices: WebKind = { Control: ChoicesControl, Text: TickedBoxes, group: true };
