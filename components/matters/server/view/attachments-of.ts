import type { MatterView } from '../../contract.ts';
import type { AttachmentRow } from '../attachments/store.ts';

/** Attachments as a reader sees them; those that `mine` names he may take off again. */
export const shownAttachments = (
  rows: readonly AttachmentRow[],
  mine: (row: AttachmentRow) => boolean = () => false,
): MatterView['attachments'] =>
  rows.map((row) => ({
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    mediaType: row.mediaType,
    addedBy: row.addedByName,
    addedAt: row.addedAt,
    removable: mine(row),
  }));
