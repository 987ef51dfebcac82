/**
 * What a person may do with a field or an opinion block at one step of a process. Stored in the process version, keyed by
 * field key or block key. `required` = may edit and must fill before the step is completed.
 */
export type FieldPermission = 'hidden' | 'read' | 'edit' | 'required';

/** Keys that are not listed may be read and not changed. */
export type FieldPermissions = Readonly<Record<string, FieldPermission>>;

export const permissionOf = (permissions: FieldPermissions, key: string): FieldPermission =>
  Object.hasOwn(permissions, key) ? (permissions[key] ?? 'read') : 'read';
