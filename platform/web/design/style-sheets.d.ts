/** Style sheets are imported for their effect only; Vite turns them into files beside the scripts. */
declare module '*.css';
