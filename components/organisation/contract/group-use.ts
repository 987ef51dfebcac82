import { serviceToken } from '@gov/base/component';

/** What finds people by a group: before it ends, whoever ends it is told. */
export interface GroupUse {
  /** Names of what is in use today and names this group, in the order of their lists. */
  namedBy(groupId: string): Promise<readonly string[]>;
}

/** Extension point: key `processes`, value = a factory bound to the running use case's context. */
export const groupUsePoint = serviceToken<(context: unknown) => GroupUse>('organisation.group-use');
