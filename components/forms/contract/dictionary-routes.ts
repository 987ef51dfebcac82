import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const permission = 'forms.design';
const ofDictionary = Type.Object({ dictionaryId: Uuid }, Closed);

/** A word: what is stored, what is shown, and whether it may still be chosen. */
const Entry = Type.Object(
  { value: words(1, 60), label: words(1, 200), retired: Type.Optional(Type.Boolean()) },
  Closed,
);
const Entries = Type.Array(Entry, { maxItems: 2000 });

const Line = Type.Object(
  {
    dictionaryId: Uuid,
    name: Type.String(),
    entries: Type.Integer(),
    retired: Type.Boolean(),
    version: Version,
    changedAt: Type.String(),
    /** Names of the forms whose current version takes it. */
    forms: Type.Array(Type.String()),
  },
  Closed,
);
export type DictionaryLine = Static<typeof Line>;

const View = Type.Object(
  { dictionaryId: Uuid, name: Type.String(), retired: Type.Boolean(), version: Version, entries: Entries },
  Closed,
);
export type DictionaryView = Static<typeof View>;

/** What became of the forms that take it. */
const Saved = Type.Object(
  {
    dictionaryId: Uuid,
    version: Version,
    /** They have a next version with the new words. */
    updated: Type.Array(Type.String()),
    /** They keep their words, because the new ones do not fit their rules. */
    kept: Type.Array(Type.Object({ name: Type.String(), why: Type.String() }, Closed)),
  },
  Closed,
);
export type DictionarySaved = Static<typeof Saved>;

export const dictionaryRoutes = defineRoutes({
  dictionaries: {
    method: 'GET',
    path: '/api/forms/dictionaries',
    summary: 'Dictionaries of the agency and the forms that take them',
    permission,
    input: {},
    reply: Type.Object({ dictionaries: Type.Array(Line) }, Closed),
  },
  dictionary: {
    method: 'GET',
    path: '/api/forms/dictionaries/:dictionaryId',
    summary: 'One dictionary with its words in order',
    permission,
    input: { params: ofDictionary },
    reply: View,
  },
  makeDictionary: {
    method: 'POST',
    path: '/api/forms/dictionaries',
    summary: 'A new dictionary',
    permission,
    input: { body: Type.Object({ name: words(1, 100), entries: Entries }, Closed) },
    reply: Type.Object({ dictionaryId: Uuid, version: Version }, Closed),
    changes: true,
  },
  saveDictionary: {
    method: 'PUT',
    path: '/api/forms/dictionaries/:dictionaryId',
    summary: 'Name and words of a dictionary; each form that takes it gets its next version',
    permission: 'forms.publish',
    input: {
      params: ofDictionary,
      body: Type.Object(
        { baseVersion: Version, name: words(1, 100), entries: Entries, retired: Type.Boolean() },
        Closed,
      ),
    },
    reply: Saved,
    changes: true,
  },
  importDictionary: {
    method: 'POST',
    path: '/api/forms/dictionaries/import',
    summary: 'Read words from an Excel file: one column of words, or codes and words; nothing is stored',
    permission,
    changes: true,
    transfer: 'upload',
    input: {},
    reply: Type.Object(
      {
        entries: Type.Array(Type.Object({ value: Type.Optional(Type.String()), label: Type.String() }, Closed)),
        /** What was left out, as sentences. */
        remarks: Type.Array(Type.String()),
      },
      Closed,
    ),
  },
});
