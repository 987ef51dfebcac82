import { groups } from './groups.ts';
import { playEverywhere } from './play.ts';

playEverywhere(groups);
