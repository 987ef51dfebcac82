import { journey } from '../browser/journey.ts';
import { leaveItInTheText, pasteFinishedDocument } from './drafting/finished-document.ts';
import { beginDocument, pasteFromWord, pastePictures, useToolbar } from './drafting/pasting.ts';
import { previewPages, writeInTwoWindows } from './drafting/two-windows.ts';

journey('drafting', async (scene) => {
  const officer = await scene.seat('liusiyuan');
  await beginDocument(officer);
  await pasteFinishedDocument(officer);
  await leaveItInTheText(officer);
  await pasteFromWord(officer);
  await pastePictures(officer);
  await useToolbar(officer);
  await previewPages(officer);
  await writeInTwoWindows(scene, officer);
});
