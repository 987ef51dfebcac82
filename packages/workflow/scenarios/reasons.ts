/** 子流程 that was terminated has come to nothing for its caller, which goes on without it. */
export const childOver = '子流程一终止，主流程就当它没办成，不能单独恢复；从主流程恢复见“同步子流程：主流程终止”';
