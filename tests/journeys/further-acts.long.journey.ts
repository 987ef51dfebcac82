import { journey } from '../browser/journey.ts';
import { chooseTheNextStep } from './further-acts/choose-next.ts';

/** Acts that offices need now and then: the holder chooses which step comes next. */
journey('further-acts', async (scene) => {
  await chooseTheNextStep(scene);
});
