import { playEverywhere } from './play.ts';
import { regions } from './regions.ts';

playEverywhere(regions);
