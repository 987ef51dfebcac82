import { journey } from '../browser/journey.ts';
import { attackForms } from './forms/attacks.ts';

/** 表单受攻击: hostile labels, values and files are words everywhere they stand, and what is too much is refused in a sentence. */
journey('forms-attacks', attackForms, 10);
