import { journey } from '../browser/journey.ts';
import { attachFiles } from './everyday/attachments.ts';
import { handleTogether } from './everyday/batch.ts';
import { chooseHandlers } from './everyday/choosing.ts';
import { keepDrafts } from './everyday/drafts.ts';
import { circulateInTurn } from './everyday/in-turn.ts';
import { readLists } from './everyday/lists.ts';
import { changeOrganisation } from './everyday/organisation.ts';
import { circulateAndRead, transferTask } from './everyday/passing-on.ts';
import { usePhrases } from './everyday/phrases.ts';
import { keepHalfASpan, keepRefusedValues, keepWrongAmountAndDay } from './everyday/refused-values.ts';
import { press, sendAndTakeBack, takeBackTooLate } from './everyday/sending.ts';
import { cancelRequest, disagree } from './everyday/stopping.ts';
import { openTenTabs, visitInOldBrowser } from './everyday/tabs.ts';
import { loseSession, workInTwoTabs } from './everyday/typing.ts';

journey(
  'everyday',
  async (scene) => {
    const officer = await scene.seat('liusiyuan');
    const head = await scene.seat('chenguodong');
    await keepRefusedValues(officer);
    await keepHalfASpan(officer);
    await keepWrongAmountAndDay(officer);
    await keepDrafts(officer);
    await attachFiles(officer);
    await sendAndTakeBack(officer, head);
    await press(officer, head);
    await usePhrases(head);
    const colleague = await transferTask(scene, officer, head);
    await circulateAndRead(scene, colleague);
    await circulateInTurn(scene, colleague);
    await workInTwoTabs(colleague);
    const deputy = await takeBackTooLate(scene, colleague);
    await loseSession(deputy);
    await disagree(scene, officer);
    await cancelRequest(officer, head);
    await chooseHandlers(scene);
    await handleTogether(scene, officer, head);
    await readLists(scene, officer);
    await changeOrganisation(scene);
    await openTenTabs(officer, head);
    await visitInOldBrowser(scene, officer);
  },
  12,
);
