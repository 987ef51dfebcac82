import { journey } from '../browser/journey.ts';
import { designFromBlank, formName } from './forms/from-blank.ts';
import { detailFromFile, fromWordFile, onAPhone, pasteTable } from './forms/from-file.ts';
import { byKeysAlone } from './forms/keys-only.ts';
import { measureLargeForm } from './forms/large-form.ts';
import { fromWordToPaper } from './forms/paper-story.ts';
import { printsAlike } from './forms/printing.ts';
import { giveRights } from './forms/rights.ts';
import { designInTwoWindows } from './forms/two-windows.ts';

/** 表单: an administrator makes a form from a blank paper by mouse and by keys, another by keys alone, tries it out and publishes it; others come from files, one of them goes to paper again. */
journey(
  'forms',
  async (scene) => {
    const designer = await scene.seat('zjj.system');
    await designFromBlank(designer);
    await designInTwoWindows(designer, formName);
    await fromWordFile(designer);
    await pasteTable(designer);
    await detailFromFile(designer);
    await onAPhone(designer);
    await byKeysAlone(await designer.anotherTab());
    await giveRights(designer, '填写申请');
    await measureLargeForm(designer);
    await fromWordToPaper(scene);
    await printsAlike(scene);
  },
  15,
);
