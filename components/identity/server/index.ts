import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { changePassword, confirmSecondFactor, enrolSecondFactor } from './own-security.ts';
import { chooseIdentity, endSession, listSessions, signOut } from './own-sessions.ts';
import { endGrant } from './permissions/end-grant.ts';
import { ownPermissions, permissionsOfPerson } from './permissions/explain.ts';
import { grantPermission } from './permissions/grant-permission.ts';
import { showPermissions } from './permissions/show-permissions.ts';
import { sessionState } from './session-state.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';

export const server: ComponentServer<typeof routes> = {
  publicHandlers: { session: sessionState, signIn, setUp },
  handlers: {
    chooseIdentity,
    signOut,
    listSessions,
    endSession,
    changePassword,
    enrolSecondFactor,
    confirmSecondFactor,
    permissions: showPermissions,
    grantPermission,
    endGrant,
    permissionsOfPerson,
    ownPermissions,
  },
};
