import type { CalendarDate } from '@gov/base';

/**
 * What a person may do with a field or an opinion block at one step of a process. Stored in the process version, keyed by
 * field key or block key. `required` = may edit and must fill before the step is completed; `masked` = reads it 脱敏, so that
 * the value itself never leaves the server; `own` = 仅本人所填: sees and changes only what he wrote himself at such a step –
 * of a detail table his rows, of another field the value if it is his; `ownRead` = the same with nothing to write.
 */
export const fieldPermissions = ['hidden', 'masked', 'ownRead', 'read', 'own', 'edit', 'required'] as const;
export type FieldPermission = (typeof fieldPermissions)[number];

/** Keys that are not listed may be read and not changed. */
export type FieldPermissions = Readonly<Record<string, FieldPermission>>;

/** Who looks at a form, and on which day: for what is his own and for rules that ask `today()`. */
export interface FormViewer {
  readonly personId?: string;
  readonly today?: CalendarDate;
}

export const permissionOf = (permissions: FieldPermissions, key: string): FieldPermission =>
  Object.hasOwn(permissions, key) ? (permissions[key] ?? 'read') : 'read';

/** The same for who has nothing to write there: a reader, or somebody who was only asked. */
export const forReading = (permission: FieldPermission): FieldPermission => {
  switch (permission) {
    case 'hidden':
    case 'masked':
    case 'ownRead':
      return permission;
    case 'own':
      return 'ownRead';
    case 'read':
    case 'edit':
    case 'required':
      return 'read';
  }
};
