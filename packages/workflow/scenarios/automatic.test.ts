import { automatic } from './automatic.ts';
import { playEverywhere } from './play.ts';

playEverywhere(automatic);
