import { journey } from '../browser/journey.ts';
import { aroundTheForm } from './forms/templates.ts';

/** 表单模板: kept, renamed, begun from and taken away; a form seen as on a tablet and a phone; who writes into an opinion block. */
journey('form-templates', aroundTheForm, 6);
