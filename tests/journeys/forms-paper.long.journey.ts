import { journey } from '../browser/journey.ts';
import { typedInChinese } from './forms/composing.ts';

/** 稿纸: Chinese as it is typed, in every place where a form takes words. */
journey('forms-paper', typedInChinese, 10);
