import { incomingDocuments } from '#components/exchange/contract.ts';
import { matterKindHooks } from '#components/matters/contract.ts';
import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { checkDocument, previewDocument } from './documents/check-and-preview.ts';
import { downloadPdf, finalPage, finalPages } from './documents/final-file.ts';
import { addImage, showImage } from './documents/images.ts';
import { bodyFromText, keepEditing, saveDocumentBody } from './documents/save-body.ts';
import { showVersion, showVersions, viewDocument } from './documents/view-document.ts';
import { furnishGongwen } from './furnish.ts';
import { incomingDocumentsFor, incomingHooks } from './hooks/incoming.ts';
import { outgoingHooks } from './hooks/outgoing.ts';
import { voidCancelled } from './hooks/void-cancelled.ts';
import { listRecipients } from './recipients/list-recipients.ts';
import { incomingRegister, numberBooks, outgoingRegister } from './registers/list-registers.ts';
import { confirmNotRegistered } from './registers/registered-before.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    document: viewDocument,
    saveBody: saveDocumentBody,
    editing: keepEditing,
    fromText: bodyFromText,
    checks: checkDocument,
    preview: previewDocument,
    pdf: downloadPdf,
    pages: finalPages,
    page: finalPage,
    confirmNoDuplicate: confirmNotRegistered,
    versions: showVersions,
    version: showVersion,
    addImage,
    image: showImage,
    outgoingRegister,
    incomingRegister,
    numberBooks,
    recipients: listRecipients,
  },
  extensions: {
    [matterKindHooks.id]: { 'outgoing-document': outgoingHooks, 'incoming-document': incomingHooks },
    [incomingDocuments.id]: { gongwen: incomingDocumentsFor },
  },
  reactions: { MatterClosed: voidCancelled },
  furnish: furnishGongwen,
};
