import { journey } from '../browser/journey.ts';
import { typedInChinese } from './forms/composing.ts';
import { officialLooks } from './forms/official-looks.ts';

/** 稿纸: Chinese as it is typed, in every place where a form takes words; looks of official forms. */
journey(
  'forms-paper',
  async (scene) => {
    await typedInChinese(scene);
    await officialLooks(await scene.seat('zjj.system'));
  },
  10,
);
