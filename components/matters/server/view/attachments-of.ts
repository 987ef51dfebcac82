import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { hiddenFiles } from '../../rules/values/hidden-files.ts';
import type { AttachmentRow } from '../attachments/store.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { inHand } from './in-hand.ts';
import { permissionsOf, viewerOf } from './paper.ts';

/** Whether the caller sees this attachment: not one in a field that is kept from him, but for what he attached himself. */
export function seesAttachment(context: UseCaseContext, loaded: LoadedMatter): (row: AttachmentRow) => boolean {
  const { form, row } = loaded;
  const { personId } = context.person();
  const permissions = permissionsOf(loaded, inHand(loaded, personId));
  const hidden = hiddenFiles({ form, values: row.values, permissions, viewer: viewerOf(context) });
  return ({ id, addedBy }) => addedBy === personId || !hidden.has(id);
}

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
