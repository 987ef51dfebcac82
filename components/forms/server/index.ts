import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { dropTemplate, keepTemplate, showTemplates } from './designing/keep-template.ts';
import { publishDraft } from './designing/publish-draft.ts';
import { createForm, discardDraft, saveDraft } from './designing/save-draft.ts';
import { showForm, showForms, showVersion, showVersions } from './designing/show-forms.ts';
import { showUses } from './designing/show-uses.ts';
import { makeDictionary, saveDictionary, showDictionaries, showDictionary } from './dictionaries/dictionaries.ts';
import { importDictionary } from './dictionaries/import-dictionary.ts';
import { formsServiceFor } from './forms-service.ts';
import { importFile } from './import/import-form.ts';
import { showSchema } from './show-schema.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    importFile,
    schema: showSchema,
    list: showForms,
    form: showForm,
    uses: showUses,
    create: createForm,
    saveDraft,
    discardDraft,
    publish: publishDraft,
    versions: showVersions,
    version: showVersion,
    templates: showTemplates,
    keepTemplate,
    dropTemplate,
    dictionaries: showDictionaries,
    dictionary: showDictionary,
    makeDictionary,
    saveDictionary,
    importDictionary,
  },
  services: { forms: formsServiceFor },
};
