import { journey } from '../browser/journey.ts';
import { giveAccounts } from './first-run/accounts.ts';
import { openPlatform, protectOperator } from './first-run/ceremony.ts';
import { handDutyOver } from './first-run/duties.ts';
import { readHelp } from './first-run/help.ts';
import { openFirstAgency } from './first-run/opening.ts';
import { buildOrganisation } from './first-run/organisation.ts';
import { firstWork } from './first-run/work.ts';

/** DEMO=0 on an empty data directory: from the ceremony to the first matter that the first agency's people close, and a duty handed over. */
journey(
  'first-run',
  async (scene) => {
    await openPlatform(scene);
    const operator = await protectOperator(scene);
    await openFirstAgency(scene, operator);
    const administrator = await buildOrganisation(scene);
    await giveAccounts(scene, administrator);
    await firstWork(scene);
    await readHelp(administrator);
    await handDutyOver(scene, administrator);
  },
  6,
  { DEMO: '0' },
);
