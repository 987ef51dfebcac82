import { AgencyListControl } from '../controls/reference-control.tsx';
import type { WebKind } from './web-kind.ts';

export const agencyList: WebKind = { Control: AgencyListControl, group: true };
