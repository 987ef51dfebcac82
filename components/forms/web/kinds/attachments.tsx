import { AttachmentControl, AttachmentList } from '../controls/attachment-control.tsx';
import type { WebKind } from './web-kind.ts';

export const attachments: WebKind = { Control: AttachmentControl, Text: AttachmentList };
