import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { carryOpening, establishAcceptor, establishAgency } from './opening/establish.ts';
import { openNewAgency } from './opening/open-agency.ts';
import { showAgencies } from './opening/show-agencies.ts';
import { changeSetting } from './settings/change-setting.ts';
import { showSettings } from './settings/show-settings.ts';
import { switchComponent } from './settings/switch-component.ts';

export const server: ComponentServer<Routes> = {
  handlers: {
    agencies: showAgencies,
    openAgency: openNewAgency,
    settings: showSettings,
    changeSetting,
    switchComponent,
  },
  couriers: { 'agencies.establish': carryOpening },
  acceptors: { [establishAcceptor]: establishAgency },
};
