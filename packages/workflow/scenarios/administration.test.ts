import { administration } from './administration.ts';
import { playEverywhere } from './play.ts';

playEverywhere(administration);
