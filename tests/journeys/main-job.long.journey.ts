import { journey } from '../browser/journey.ts';
import { countersign, passAgain, reviewInSection, rework, signOff } from './main-job/approval.ts';
import { dispatch, number, proofread, recheck } from './main-job/dispatch.ts';
import { draft } from './main-job/drafting.ts';
import { workInOldBrowser } from './main-job/old-browser.ts';
import { handleIncoming, returnDocument, signFor } from './main-job/receiving.ts';
import { findInRegister } from './main-job/register.ts';
import { openSent, senderSeesBoth, senderSendsAgain } from './main-job/sender.ts';

journey(
  'main-job',
  async (scene) => {
    const officer = await draft(scene);
    const head = await reviewInSection(scene);
    const finance = await countersign(scene);
    await rework(officer);
    await passAgain(head, finance);
    await signOff(scene);
    const clerk = await recheck(scene);
    const documentNumber = await number(clerk);
    await proofread(officer, documentNumber);
    await dispatch(clerk);
    await openSent(clerk, documentNumber);
    const receiver = await signFor(scene, documentNumber);
    await handleIncoming(scene);
    await returnDocument(scene);
    await senderSeesBoth(clerk, officer, documentNumber);
    await senderSendsAgain(clerk, officer);
    await findInRegister(clerk, documentNumber);
    await workInOldBrowser(scene, { officer, clerk, receiver });
  },
  10,
);
