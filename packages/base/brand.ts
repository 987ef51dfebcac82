declare const brand: unique symbol;

/** A string that cannot be confused with another kind of string at compile time. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** 机关/单位: the tenant. UUIDv7. */
export type AgencyId = Brand<'AgencyId'>;
/** 账号: sign-in identity on the platform. */
export type AccountId = Brand<'AccountId'>;
/** 人员: an account's person in one agency. */
export type PersonId = Brand<'PersonId'>;
/** 内设机构/科室. */
export type SectionId = Brand<'SectionId'>;
/** 岗位: a position with duties, belonging to an agency; held through assignments. */
export type PostId = Brand<'PostId'>;
/** 任职: person – section – post over time; the working identity (工作身份) is one of these. */
export type AssignmentId = Brand<'AssignmentId'>;
/** 事项: one thing being handled. */
export type MatterId = Brand<'MatterId'>;
/** 待办: one work item of a matter. */
export type TaskId = Brand<'TaskId'>;
export type FileId = Brand<'FileId'>;

/** The one place where a checked string becomes a branded id; call it only after validation or for a fresh id. */
export const brandId = <B extends Brand<string>>(value: string): B => value as B; // reason: branding has no run-time form

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version. */
export const isUuid = (value: string): boolean => uuidPattern.test(value);
