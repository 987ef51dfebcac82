import { journey } from '../browser/journey.ts';
import { designFromBlank } from './forms/from-blank.ts';

/** 表单: an administrator makes a form from a blank paper by mouse and by keys, tries it out and publishes it. */
journey('forms', async (scene) => {
  const designer = await scene.seat('zjj.system');
  await designFromBlank(designer);
});
