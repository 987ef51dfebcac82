import { branchRests } from './branch-rests.ts';
import { playEverywhere } from './play.ts';

playEverywhere(branchRests);
