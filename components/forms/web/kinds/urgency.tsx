import { ChoiceControl } from '../controls/choice-control.tsx';
import type { WebKind } from './web-kind.ts';

export const urgency: WebKind = { Control: ChoiceControl };
