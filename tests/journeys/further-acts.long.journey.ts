import { journey } from '../browser/journey.ts';
import { takeItBackToDraft } from './further-acts/cancel-to-draft.ts';
import { chooseTheNextStep } from './further-acts/choose-next.ts';

/** Acts that offices need now and then: the next step is chosen, a matter is taken back to be changed, its handlers are found again. */
journey('further-acts', async (scene) => {
  await chooseTheNextStep(scene);
  await takeItBackToDraft(scene);
});
