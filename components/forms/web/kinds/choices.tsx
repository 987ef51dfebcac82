import { ChoicesControl } from '../controls/choice-control.tsx';
import type { WebKind } from './web-kind.ts';

export const choices: WebKind = { Control: ChoicesControl, group: true };
