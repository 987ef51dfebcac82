import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { furnishApplications } from './furnish.ts';
import { keys, makeKey, revokeKey } from './keys/manage-keys.ts';
import { agreeToKey, endOwnKey, ownKeys } from './keys/own-keys.ts';
import { importPack, installPack, packs } from './packs/install-pack.ts';
import { previewPack } from './packs/preview-pack.ts';
import { writePack } from './packs/write-pack.ts';
import { exportRecords } from './records/export-records.ts';
import { ended } from './records/list-ended.ts';
import { list, records } from './records/list-records.ts';
import { attachToDraft, sendDraft } from './records/program-drafts.ts';
import { record } from './records/show-record.ts';
import { schema, startMatter } from './records/start-matter.ts';
import { statistics } from './records/statistics.ts';
import { change, make, remove, setOpen } from './settings/change-applications.ts';
import { followForms } from './settings/follow-forms.ts';
import { followProcess } from './settings/follow-process.ts';
import { formFields } from './settings/form-fields.ts';
import { formUsesFor } from './settings/form-uses.ts';
import { recordSources } from './settings/record-sources.ts';
import { allSettings, choices, settings } from './settings/show-settings.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    allSettings,
    choices,
    formFields,
    settings,
    recordSources,
    make,
    change,
    setOpen,
    remove,
    writePack,
    packs,
    previewPack,
    installPack,
    importPack,
    list,
    records,
    exportRecords,
    statistics,
    schema,
    startMatter,
    ended,
    attachToDraft,
    sendDraft,
    record,
    keys,
    makeKey,
    revokeKey,
    ownKeys,
    agreeToKey,
    endOwnKey,
  },
  furnish: furnishApplications,
  extensions: { 'forms.uses': { applications: formUsesFor } },
  reactions: { FormPublished: followForms, ProcessPublished: followProcess },
};
