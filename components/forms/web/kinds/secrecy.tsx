import { ChoiceControl } from '../controls/choice-control.tsx';
import type { WebKind } from './web-kind.ts';

export const secrecy: WebKind = { Control: ChoiceControl };
