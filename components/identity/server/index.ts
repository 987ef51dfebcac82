import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { changeAccess, issueCode, resetSecondFactor } from './accounts/change-accounts.ts';
import { releaseCodes } from './accounts/release-codes.ts';
import { showAccounts, showSecondFactors, showWaitingCodes } from './accounts/show-accounts.ts';
import { linkAccount, lookAtCode, openAccount, restorePassword } from './accounts/use-code.ts';
import { acceptHandOver, showDutyOffer } from './duties/consent.ts';
import { agreeHandOver, declineHandOver, handOverDuty, withdrawHandOver } from './duties/hand-over.ts';
import { showDuties } from './duties/show-duties.ts';
import { endAtDeadline, handOverDeadlineKind, handOverKind, takeEffect } from './duties/take-effect.ts';
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
  publicHandlers: { session: sessionState, signIn, setUp, lookAtCode, openAccount, linkAccount, restorePassword },
  handlers: {
    chooseIdentity,
    signOut,
    listSessions,
    endSession,
    changePassword,
    enrolSecondFactor,
    confirmSecondFactor,
    accounts: showAccounts,
    issueCode,
    waitingCodes: showWaitingCodes,
    releaseCodes,
    changeAccess,
    secondFactors: showSecondFactors,
    resetSecondFactor,
    permissions: showPermissions,
    grantPermission,
    endGrant,
    permissionsOfPerson,
    ownPermissions,
    duties: showDuties,
    handOverDuty,
    agreeHandOver,
    withdrawHandOver,
    declineHandOver,
    dutyOffer: showDutyOffer,
    acceptHandOver,
  },
  wakeUps: { [handOverKind]: takeEffect, [handOverDeadlineKind]: endAtDeadline },
};
