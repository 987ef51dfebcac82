import { journey } from '../browser/journey.ts';
import { anotherPersonSignsIn } from './everyday/another-person.ts';
import { printMatter, writeLongReason } from './everyday/long-texts.ts';
import { loseAnswers } from './everyday/lost-answers.ts';
import { writeThroughAnOutage } from './everyday/outage.ts';
import { writeInSameField } from './everyday/same-field.ts';
import { writeOn } from './everyday/writing-on.ts';

/** What goes wrong between page and server or on a page, and what is left of it. */
journey(
  'mishaps',
  async (scene) => {
    const officer = await scene.seat('liusiyuan');
    const head = await scene.seat('chenguodong');
    await anotherPersonSignsIn(officer);
    await loseAnswers(officer);
    await writeLongReason(head);
    await printMatter(head);
    await writeInSameField(officer);
    await writeOn(officer);
    await writeThroughAnOutage(officer);
  },
  10,
);
