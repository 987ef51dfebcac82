import { DateControl } from '../controls/date-control.tsx';
import type { WebKind } from './web-kind.ts';

export const date: WebKind = { Control: DateControl };
