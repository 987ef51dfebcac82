import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { carryOpening, establishAcceptor, establishAgency } from './opening/establish.ts';
import { issueFirstCodes } from './opening/first-codes.ts';
import { openNewAgency } from './opening/open-agency.ts';
import { showAgencies } from './opening/show-agencies.ts';
import { changeSetting } from './settings/change-setting.ts';
import { showSettings } from './settings/show-settings.ts';
import { switchComponent } from './settings/switch-component.ts';
import { addRelation, endRelation, placeAgency } from './standing/change-relations.ts';
import { applyNewName, changeState, renameAgency } from './standing/change-standing.ts';
import { showAgency } from './standing/show-agency.ts';

export const server: ComponentServer<Routes> = {
  handlers: {
    agencies: showAgencies,
    openAgency: openNewAgency,
    issueFirstCodes,
    agency: showAgency,
    renameAgency,
    changeState,
    addRelation,
    endRelation,
    settings: showSettings,
    changeSetting,
    switchComponent,
  },
  wakeUps: { 'agencies.rename': applyNewName, 'agencies.place': placeAgency },
  couriers: { 'agencies.establish': carryOpening },
  acceptors: { [establishAcceptor]: establishAgency },
};
