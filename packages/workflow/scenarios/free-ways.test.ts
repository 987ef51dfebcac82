import { freeWays } from './free-ways.ts';
import { playEverywhere } from './play.ts';

playEverywhere(freeWays);
