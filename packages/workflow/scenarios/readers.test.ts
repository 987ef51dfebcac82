import { playEverywhere } from './play.ts';
import { readers } from './readers.ts';

playEverywhere(readers);
